import type { Booked } from './book-claims.ts';
import type { Identities } from './identities.ts';
import { isZero, lessStanding } from './money.ts';
import type { PlannedCorrection } from './refund-plan.ts';
import { tagOf } from './seal.ts';
import type { LedgerStore } from './store.ts';

const figures = ['wages', 'base', 'amount'] as const;

/** Books the signed lines of a plan, less what earlier plans have booked for the same part of a line. */
export const bookCorrections = async (
  store: LedgerStore,
  planId: number,
  identities: Identities,
  corrections: readonly PlannedCorrection[],
): Promise<Booked> => {
  let booked = 0;
  let standing = 0;
  for (const [index, row] of corrections.entries()) {
    const { ref, secret } = identities.of('worker', row.workerId);
    const line = tagOf(secret, 'line', row.lineId);
    const before = await store.all(
      `SELECT wages, base, amount FROM corrections WHERE line_tag = ? AND scheme = ? AND payer = ? AND period_start = ?
        AND period_end = ? AND currency = ?`,
      [line, row.scheme, row.payer, row.periodStart, row.periodEnd, row.currency],
    );
    const rest = figures.map((name) =>
      lessStanding(
        row[name],
        before.map((one) => String(one[name])),
        row.currency,
      ),
    );
    const [wages, base, amount] = rest;
    if (wages === undefined || base === undefined || amount === undefined)
      return { refused: `Correction ${index + 1} of the plan has no amounts in ${row.currency}. Nothing was booked.` };
    if ([wages, base, amount].every(isZero)) {
      standing += 1;
      continue;
    }
    booked += 1;
    await store.run('INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      planId,
      booked,
      ref,
      line,
      row.employerId,
      row.periodStart,
      row.periodEnd,
      row.payDate,
      row.country,
      row.scheme,
      row.payer,
      row.currency,
      wages,
      base,
      amount,
      row.cause,
      row.certificateId === undefined ? null : tagOf(secret, 'certificate', row.certificateId),
    ]);
  }
  return { booked, standing };
};
