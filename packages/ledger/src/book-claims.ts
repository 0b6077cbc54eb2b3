import type { Identities } from './identities.ts';
import { isZero, lessStanding, sumOf } from './money.ts';
import { type StoredRecord, storedRecord, storeRecords } from './record-store.ts';
import type { PlannedClaim, PlannedRow } from './refund-plan.ts';
import type { Cell, LedgerStore } from './store.ts';

export type Booked = { readonly booked: number; readonly standing: number } | { readonly refused: string };

/** What of a row is claimed already, by claims that were not refused; another currency is another claim. */
const standingOf = async (store: LedgerStore, workerRef: number, row: PlannedRow): Promise<string[]> => {
  const rows = await store.all(
    `SELECT amount FROM claim_rows WHERE worker_ref = ? AND employer_id = ? AND year = ? AND quarter = ? AND scheme = ? AND payer = ?
      AND currency = ? AND claim_id NOT IN (SELECT claim_id FROM claim_events WHERE event = 'refused')`,
    [workerRef, row.employerId, row.year, row.quarter, row.scheme, row.payer, row.currency],
  );
  return rows.map((one) => String(one['amount']));
};

interface Booking {
  readonly rows: Cell[][];
  readonly bodies: StoredRecord[];
  readonly amounts: string[];
  standing: number;
}

/** What a claim adds to what is claimed already; `undefined` where an amount is none. */
const bookingOf = async (
  store: LedgerStore,
  id: number,
  identities: Identities,
  claim: PlannedClaim,
): Promise<Booking | undefined> => {
  const booking: Booking = { rows: [], bodies: [], amounts: [], standing: 0 };
  for (const row of claim.rows) {
    const worker = identities.of('worker', row.workerId);
    const rest = lessStanding(row.difference, await standingOf(store, worker.ref, row), row.currency);
    if (rest === undefined) return undefined;
    if (isZero(rest)) {
      booking.standing += 1;
      continue;
    }
    const body = storedRecord(row, worker);
    const consent = row.needsEmployeeConsent ? 1 : 0;
    const key = [worker.ref, row.employerId, row.year, row.quarter, row.scheme, row.payer, row.currency];
    booking.rows.push([id, booking.rows.length + 1, ...key, rest, consent, body.hash]);
    booking.bodies.push(body);
    booking.amounts.push(rest);
  }
  return booking;
};

/** Books what the open claims of a plan add to what is claimed already. */
export const bookClaims = async (
  store: LedgerStore,
  planId: number,
  identities: Identities,
  claims: readonly PlannedClaim[],
): Promise<Booked> => {
  const [last] = await store.all('SELECT coalesce(max(id), 0) AS id FROM claims');
  let id = Number(last?.['id']);
  let booked = 0;
  let standing = 0;
  for (const [index, claim] of claims.entries()) {
    if (claim.state !== 'open') continue;
    const booking = await bookingOf(store, id + 1, identities, claim);
    const sum = booking === undefined ? undefined : sumOf(booking.amounts, claim.currency);
    if (booking === undefined || sum === undefined)
      return { refused: `Claim ${index + 1} of the plan has no amounts in ${claim.currency}. Nothing was booked.` };
    standing += booking.standing;
    if (booking.rows.length === 0) continue;
    id += 1;
    booked += 1;
    await storeRecords(store, booking.bodies);
    const claimant = claim.workerId === '' ? null : identities.of('worker', claim.workerId).ref;
    await store.run('INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      id,
      planId,
      claim.country,
      claim.authority,
      claim.procedure,
      claim.form,
      claim.claimant,
      claimant,
      claim.employerId,
      claim.year,
      claim.quarter,
      claim.currency,
      sum,
      claim.deadline,
    ]);
    await store.run('INSERT INTO claim_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...booking.rows);
  }
  return { booked, standing };
};
