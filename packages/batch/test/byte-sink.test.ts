import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteSink } from '../src/byte-sink.ts';
import { literalOf, WORD } from '../src/literal.ts';

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
    const { length, view } = sink;
    expect(view.byteLength).toBeGreaterThanOrEqual(length + bytes.length + unused);
    for (const [at, byte] of bytes.entries()) view.setUint8(length + at, byte);
    sink.wrote(length + bytes.length);
  }
  return whole;
};

test('pieces stand one behind the other, however the sink grows', () => {
  fc.assert(
    fc.property(pieces, (all) => {
      const sink = new ByteSink(0);
      let expected = '';
      for (const piece of all) {
        expected += put(sink, piece);
        expect(sink.length).toBe(Buffer.byteLength(expected));
        expect(Buffer.from(sink.bytes()).equals(Buffer.from(expected))).toBe(true);
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('a sink of the size that another one needed does not grow', () => {
  fc.assert(
    fc.property(pieces, (all) => {
      const first = new ByteSink(0);
      for (const piece of all) put(first, piece);
      const again = new ByteSink(first.needed);
      const { buffer } = again;
      for (const piece of all) put(again, piece);
      expect(again.buffer).toBe(buffer);
      expect(again.needed).toBe(first.needed);
      expect(first.needed).toBeGreaterThanOrEqual(first.length);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('room that was reserved is needed, whether it is written or not', () => {
  const sink = new ByteSink(0);
  sink.reserve(10_000);
  sink.wrote(10);
  sink.reserve(20);
  expect([sink.length, sink.needed]).toEqual([10, 10_000]);
  sink.reserve(9991);
  expect(sink.needed).toBe(10_001);
});

test('a literal is its bytes word by word, filled up with zeros', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ',', 'é', '€', '😀', '\u{ff}') }), (text) => {
      const { words, length } = literalOf(text);
      const bytes = Buffer.alloc(words.length * WORD);
      for (const [at, word] of words.entries()) bytes.writeInt32LE(word, at * WORD);
      expect(bytes.toString('utf8', 0, length)).toBe(text);
      expect(length).toBe(Buffer.byteLength(text));
      expect(bytes.length - length).toBeLessThan(WORD);
      expect(bytes.subarray(length).every((byte) => byte === 0)).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});
