import { printScaled } from '@totalize/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteSink, viewOf } from '../src/byte-sink.ts';
import { literalOf } from '../src/literal.ts';

const textOf = (sink: ByteSink): string => Buffer.from(sink.bytes()).toString('utf8');

test('decimals are printed as the core prints them', () => {
  const units = fc.oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.integer({ min: 0, max: 16 }).map((power) => 10 ** Math.min(power, 15) - (power % 2)),
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).filter((big) => !Number.isSafeInteger(Number(big))),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(units, fc.integer({ min: 0, max: 4 }))), (all) => {
      const sink = new ByteSink(0);
      for (const [one, digits] of all) {
        sink.decimal(one, digits);
        sink.write('|');
      }
      expect(textOf(sink)).toBe(all.map(([one, digits]) => `${printScaled(one, digits)}|`).join(''));
    }),
    { seed: 7, numRuns: 2000 },
  );
});

test('literals, copies and repetitions stand one behind the other, however the sink grows', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'Z', '0', ',', 'é', '€') });
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.constantFrom('literal', 'copy', 'append', 'again', 'write'))), (pieces) => {
      const sink = new ByteSink(0);
      let expected = '';
      let last = { from: 0, text: '' };
      for (const [piece, how] of pieces) {
        const [from, bytes] = [sink.length, Buffer.from(`..${piece}..`)];
        if (how === 'literal') sink.literal(literalOf(piece));
        else if (how === 'copy') sink.copy(viewOf(bytes), 2, bytes.length - 2);
        else if (how === 'append') sink.append(bytes.subarray(2, bytes.length - 2));
        else if (how === 'write') sink.write(piece);
        else sink.again(last.from, Buffer.byteLength(last.text));
        const written = how === 'again' ? last.text : piece;
        expected += written;
        last = { from, text: written };
      }
      expect(textOf(sink)).toBe(expected);
    }),
    { seed: 7, numRuns: 2000 },
  );
});
