import { forbiddenIn, Unreadable } from '@totalize/adapter-kit';
import fc from 'fast-check';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { numberLine } from '../src/row-marks.ts';
import { ownForm, readRowText, rowText } from '../src/row-text.ts';
import { readExtents } from '../src/spool.ts';
import { folder } from './folder.ts';

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

test.each([ownForm, { separator: ',', crlf: false }, { separator: ';', crlf: true }])(
  'rows come back as they were, with their numbers: %j',
  (form) => {
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.integer({ min: 1, max: 3 }))), (steps) => {
        let number = 0;
        const rows = steps.map(([content, step]) => {
          number += step;
          const text = content instanceof Unreadable ? '' : content.join('');
          return { row: content, number, forbidden: forbiddenIn(text, false) };
        });
        const written = rows.map((one) => numberLine(one.number) + rowText(one.row, one.forbidden, form)).join('');
        expect([...readRowText(written, form.separator, form.crlf)]).toEqual(rows);
      }),
    );
  },
);

test('rows come back from where they stand in a file, with their numbers', () => {
  const path = join(folder(), 'pay.csv');
  const text = 'worker;pay\r\nW1;1\r\nW1;2\r\nW2;3\r\nW1;4\r\n';
  writeFileSync(path, text);
  const file = openSync(path, 'r');
  onTestFinished(() => closeSync(file));
  const pieces = [text.indexOf('W1;1'), 12, 2, text.indexOf('W1;4'), 6, 5];
  expect([...readRowText(readExtents(file, pieces).toString(), ';', true)]).toEqual(
    [
      { row: ['W1', '1'], number: 2 },
      { row: ['W1', '2'], number: 3 },
      { row: ['W1', '4'], number: 5 },
    ].map((row) => ({ ...row, forbidden: undefined })),
  );
});
