import { forbiddenIn, Unreadable } from '@totalize/adapter-kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRowText, RowWriter } from '../src/row-text.ts';

const cells = fc.array(
  fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\u0001', '\u0002', '\u001f', 'ü', '') }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

const row = fc.oneof(
  { weight: 8, arbitrary: cells.filter((some) => some.some((cell) => cell.trim() !== '')) },
  { weight: 1, arbitrary: fc.constant(new Unreadable('has a quotation mark', 2)) },
);

test('rows come back as they were, with their numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(row, fc.integer({ min: 1, max: 3 }))), (steps) => {
      let number = 0;
      const rows = steps.map(([content, step]) => {
        number += step;
        const text = content instanceof Unreadable ? '' : content.join('');
        return { row: content, number, forbidden: forbiddenIn(text, false) };
      });
      const writer = new RowWriter();
      const written = rows.map((one) => writer.write(one.row, one.number, one.forbidden)).join('');
      expect([...readRowText(written)]).toEqual(rows);
    }),
  );
});
