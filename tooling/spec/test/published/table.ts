import { describe, expect, test } from 'vitest';
import { foundFor } from '../../src/figures.ts';
import { specFiles } from '../../src/files.ts';
import { computeClean, wholeLaw } from '../../src/law.ts';
import { batchOf } from '../../src/lines.ts';
import { faultsOf } from '../../src/rows.ts';

/** One test for each row of the tables in a folder. */
export const testTables = (folder: string): void => {
  describe.each(specFiles(folder))('$file', (spec) => {
    const currency = wholeLaw.countries.get(spec.country)?.currency ?? '';

    test('every row says what it needs to', () => {
      expect(faultsOf(spec)).toEqual([]);
    });

    test.for(spec.rows)('$name', (row) => {
      const result = computeClean(batchOf(row, spec.country, currency), {}, wholeLaw);
      expect(row.expect.map((expected) => foundFor(result, expected))).toEqual(row.expect);
    });

    // Where the source is right and there is no method for it; errors of a source are only told in its file.
    const unmet = spec.notMet.filter(({ because }) => because === 'not-modelled');
    test.for(unmet)('$name (not met: $reason)', ({ reason }, { skip }) => {
      skip(reason);
    });
  });
};
