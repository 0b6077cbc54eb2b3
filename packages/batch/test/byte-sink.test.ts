import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteSink } from '../src/byte-sink.ts';
import { Memory } from '../src/kernel/memory.ts';
import { heap, type Space } from '../src/kernel/space.ts';

/** Something that is written, and how; of reserved room only a part is used. */
interface Piece {
  readonly how: 'write' | 'append' | 'reserve';
  readonly text: string;
  readonly times: number;
  readonly unused: number;
}

const pieces = fc.array(
  fc.record<Piece>({
    how: fc.constantFrom('write', 'append', 'reserve'),
    text: fc.string({ unit: fc.constantFrom('a', 'Z', '0', ',', 'é', '€', '😀') }),
    times: fc.constantFrom(1, 1, 3, 500),
    unused: fc.constantFrom(0, 1, 5, 3000),
  }),
);

const put = (sink: ByteSink, { how, text, times, unused }: Piece): string => {
  const whole = text.repeat(times);
  const bytes = Buffer.from(whole);
  if (how === 'write') expect(sink.write(whole)).toBe(bytes.length);
  else if (how === 'append') sink.append(bytes);
  else {
    sink.reserve(bytes.length + unused);
    const { length, buffer } = sink;
    expect(buffer.length).toBeGreaterThanOrEqual(length + bytes.length + unused);
    buffer.set(bytes, length);
    sink.wrote(length + bytes.length);
  }
  return whole;
};

const memory = new Memory();

test.each<[string, Space]>([
  ['of its own', heap],
  ['of the kernel', memory],
])('pieces stand one behind the other, however a sink in memory %s grows', (_, space) => {
  fc.assert(
    fc.property(pieces, (all) => {
      const sink = new ByteSink(space);
      let expected = '';
      for (const piece of all) {
        expected += put(sink, piece);
        expect(sink.length).toBe(Buffer.byteLength(expected));
        expect(Buffer.from(sink.bytes()).equals(Buffer.from(expected))).toBe(true);
      }
      space.give(sink.bytes());
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('a sink that has grown gives back the room that it has left', () => {
  const [first = 0, second = 0] = [memory.take(64), memory.take(128)].map((room) => {
    memory.give(room);
    return room.byteOffset;
  });
  const sink = new ByteSink(memory, 64);
  expect(sink.buffer.byteOffset).toBe(first);
  sink.append(Buffer.alloc(65));
  expect(sink.buffer.byteOffset).toBe(second);
  expect(memory.take(64).byteOffset).toBe(first);
});
