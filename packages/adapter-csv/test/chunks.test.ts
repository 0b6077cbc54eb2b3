import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowSplitter } from '../src/rows.ts';

const pieces = fc.array(fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', 'a', 'bc', ' ', 'ü'), { maxLength: 40 });

test('where the text is cut makes no difference to the rows', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const whole = new RowSplitter(',').push(parts.join(''), true);
      const splitter = new RowSplitter(',');
      const cut = [
        ...parts
          .join('')
          .split('')
          .map((char) => splitter.push(char, false)),
        splitter.push('', true),
      ];
      expect(cut.flat()).toEqual(whole);
    }),
    { seed: 19, numRuns: 5000 },
  );
});
