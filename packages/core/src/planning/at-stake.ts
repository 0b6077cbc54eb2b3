import { printAmount, parseAmount } from '../money/amount.ts';
import { addInt, type Int } from '../money/integer.ts';
import type { Contribution } from '../records/contribution.ts';
import type { AtStake } from './alert.ts';

const recoverable: ReadonlySet<string> = new Set([
  'no-certificate',
  'certificate-expired',
  'certificate-not-yet-valid',
]);

interface Days {
  readonly workerId: string;
  readonly employerId: string;
  readonly country: string;
  readonly from: string;
  readonly to: string;
}

/** What a worker's pay of some days has cost in a country for want of a certificate. */
export const atStakeIn = (rows: readonly Contribution[], days: Days): readonly AtStake[] => {
  const sums = new Map<string, { of: Contribution; total: Int }>();
  for (const row of rows) {
    const within = row.periodStart <= days.to && row.periodEnd >= days.from;
    if (row.workerId !== days.workerId || row.employerId !== days.employerId || row.country !== days.country || !within)
      continue;
    if (row.status === 'exempt' || !recoverable.has(row.reason)) continue;
    const key = `${row.country} ${row.payer} ${row.currency}`;
    const amount: Int = parseAmount(row.amount, row.currency) ?? 0;
    sums.set(key, { of: row, total: addInt(sums.get(key)?.total ?? 0, amount) });
  }
  return [...sums.values()].map(({ of, total }) => ({
    currency: of.currency,
    country: of.country,
    payer: of.payer,
    amount: printAmount(total, of.currency),
  }));
};
