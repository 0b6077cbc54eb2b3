import { describe, expect, test } from 'vitest';
import { foundFor } from '../../src/figures.ts';
import { specFiles } from '../../src/files.ts';
import { computeClean } from '../../src/law.ts';
import { batchOf } from '../../src/lines.ts';
import { faultsOf, type SpecFile } from '../../src/rows.ts';

/** Examples that the engine has no method for are shown as skipped; errors of a source are only told in the file. */
const shown = (spec: SpecFile) => spec.notMet.filter(({ because }) => because === 'not-modelled');

/** One test for each row of the tables in a folder. */
export const testTables = (folder: string): void => {
  for (const spec of specFiles(folder)) {
    describe(`${spec.file}`, () => {
      test('every row says what it needs to', () => {
        expect(faultsOf(spec)).toEqual([]);
      });
      for (const row of spec.rows) {
        test(`${row.name}`, () => {
          const result = computeClean(batchOf(row, spec.country));
          expect(row.expect.map((expected) => foundFor(result, expected))).toEqual(row.expect);
        });
      }
      for (const { name, reason } of shown(spec)) {
        test(`${name} (not met: ${reason})`, ({ skip }) => {
          skip(reason);
        });
      }
    });
  }
};
