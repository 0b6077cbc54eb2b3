import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordKind, Records } from '@totalize/adapter-csv';
import { readAll, writeAll } from './all.ts';
import { canonical, kinds } from './records.ts';

describe('what is written is read back', () => {
  test.each(Object.entries(kinds) as [RecordKind, fc.Arbitrary<Record<string, unknown>>][])(
    '%s',
    async (kind, arbitrary) => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitrary, { minLength: 1, maxLength: 4 }), fc.boolean(), async (rows, bom) => {
          const written = await writeAll(kind, rows as unknown as Records[typeof kind][], { bom });
          const { records, exceptions } = await readAll(kind, written);
          expect(exceptions).toEqual([]);
          expect(records.map(canonical)).toEqual(rows.map(canonical));
          expect(await writeAll(kind, records, { bom })).toEqual(written);
        }),
        { seed: 23, numRuns: 200 },
      );
    },
  );
});
