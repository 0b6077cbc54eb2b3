import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RecordKind, Records } from '@totalize/adapter-csv';
import { readAll, writeAll } from './all.ts';
import { kinds } from './records.ts';

/** Columns of schemes are written in alphabetical order, so that the order of the list is theirs. */
const canonical = (value: Record<string, unknown>): Record<string, unknown> => {
  const { withheld, ...rest } = value as { withheld?: { scheme: string; payer: string }[] };
  if (withheld === undefined) return rest;
  const key = (item: { scheme: string; payer: string }) => `${item.scheme} ${item.payer}`;
  return { ...rest, withheld: withheld.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
};

describe('what is written is read back', () => {
  test.each(Object.entries(kinds) as [RecordKind, fc.Arbitrary<Record<string, unknown>>][])(
    '%s',
    async (kind, arbitrary) => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitrary, { minLength: 1, maxLength: 4 }), fc.boolean(), async (rows, bom) => {
          const written = await writeAll(kind, rows as unknown as Records[typeof kind][], { bom });
          const { records, exceptions } = await readAll(kind, written);
          expect(exceptions).toEqual([]);
          expect(records.map((value) => canonical(value as unknown as Record<string, unknown>))).toEqual(
            rows.map(canonical),
          );
        }),
        { seed: 23, numRuns: 200 },
      );
    },
  );
});
