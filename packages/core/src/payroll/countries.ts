import type { Batch } from '../records/batch.ts';

/** The country that a scheme or a pattern of schemes names. */
const countryOfScheme = (scheme: string): string => scheme.slice(0, 2).toUpperCase();

/**
 * The countries whose law a batch can need: those where work is done, from which workers are sent, where employers
 * sit, that certificates name, and those of every scheme that the batch mentions.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { countriesOf } from '@totalize/core';
 * const line = {
 *   workerId: 'W1', employerId: 'E1', periodStart: '2026-01-01', periodEnd: '2026-01-31', payDate: '2026-01-31',
 *   currency: 'EUR', gross: '5000.00', workCountry: 'DE',
 * };
 * assert.deepEqual([...countriesOf({ payLines: [line] })], ['DE']);
 * ```
 */
export const countriesOf = (batch: Batch): Set<string> => {
  const countries = new Set<string>();
  const addScheme = (scheme: string): void => {
    if (/^[a-z]{2}\./.test(scheme)) countries.add(countryOfScheme(scheme));
  };
  for (const line of batch.payLines) {
    if (line.workCountry !== undefined) countries.add(line.workCountry);
    for (const scheme of Object.keys(line.wages ?? {})) addScheme(scheme);
    for (const { scheme } of line.withheld ?? []) addScheme(scheme);
  }
  for (const record of batch.employers ?? []) {
    countries.add(record.country);
    for (const scheme of Object.keys(record.rates ?? {})) addScheme(scheme);
  }
  for (const record of batch.assignments ?? []) {
    countries.add(record.homeCountry);
    countries.add(record.workCountry);
  }
  for (const record of batch.certificates ?? []) {
    countries.add(record.applicableLegislation);
    for (const code of [record.exemptCountry].flat()) countries.add(code);
  }
  for (const { scheme } of [...(batch.balances ?? []), ...(batch.overrides ?? [])]) addScheme(scheme);
  return countries;
};
