import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK } from '../src/blocks.ts';
import { ByteSink } from '../src/byte-sink.ts';
import { literalOf } from '../src/literal.ts';

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
      const sink = new ByteSink();
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

test('a sink writes into the room that it is given, as long as it suffices', () => {
  const room = new ArrayBuffer(10);
  const sink = new ByteSink(room);
  sink.write('abc');
  sink.append(Buffer.from('defgh'));
  expect(sink.bytes().buffer).toBe(room);
  expect(sink.length).toBe(8);
  sink.reserve(3);
  sink.append(Buffer.from('ijk'));
  expect(sink.bytes().buffer).not.toBe(room);
  expect(Buffer.from(sink.bytes()).toString()).toBe('abcdefghijk');
});

test('a literal is its bytes in whole blocks, filled up with zeros', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ',', 'é', '€', '😀', '\u{ff}'), maxLength: 40 }), (text) => {
      const { view, length } = literalOf(text);
      const bytes = Buffer.from(view.buffer);
      expect(bytes.toString('utf8', 0, length)).toBe(text);
      expect(length).toBe(Buffer.byteLength(text));
      expect(bytes.length % BLOCK).toBe(0);
      expect(bytes.length - length).toBeLessThan(BLOCK);
      expect(bytes.subarray(length).every((byte) => byte === 0)).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});
