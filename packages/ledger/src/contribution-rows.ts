import type { Contribution } from '@totalize/core';
import type { Identity } from './identities.ts';
import type { Ledger } from './ledger.ts';
import { recordIn } from './record-store.ts';
import { tagOf } from './seal.ts';
import type { Row } from './store.ts';

/** The ids of a worker's records behind their tags. */
export const idsOf = async (
  { store }: Ledger,
  { ref, secret }: Identity,
  kind: 'line' | 'certificate',
): Promise<ReadonlyMap<string, string>> => {
  const [list, field] = kind === 'line' ? ['payLines', 'lineId'] : ['certificates', 'certificateId'];
  const rows = await store.all(
    `SELECT DISTINCT records.hash, body, owner_ref, secret FROM records JOIN identities ON identities.ref = owner_ref
      JOIN run_records ON record_hash = records.hash WHERE owner_ref = ? AND list = ?`,
    [ref, list],
  );
  const ids = rows.flatMap((row) => {
    const id = (recordIn(row) as Record<string, unknown> | undefined)?.[field];
    return typeof id === 'string' ? [id] : [];
  });
  return new Map(ids.map((id) => [tagOf(secret, kind, id), id]));
};

/** Which part of a line a row is of, for which scheme and payer. */
export type LinePart = Pick<
  Contribution,
  'employerId' | 'periodStart' | 'periodEnd' | 'payDate' | 'country' | 'scheme' | 'payer' | 'currency'
>;

/** The part of a line that a contribution or a correction is of. */
export const linePartIn = (row: Row): LinePart => {
  const text = (name: string): string => String(row[name]);
  return {
    employerId: text('employer_id'),
    periodStart: text('period_start'),
    periodEnd: text('period_end'),
    payDate: text('pay_date'),
    country: text('country'),
    scheme: text('scheme'),
    payer: text('payer') as Contribution['payer'],
    currency: text('currency'),
  };
};

/** A row of the table as the contribution that it was. */
export const contributionIn = (
  row: Row,
  workerId: string,
  lineId: string,
  certificateIds: ReadonlyMap<string, string>,
): Contribution => {
  const text = (name: string): string => String(row[name]);
  const certificate = row['certificate_tag'];
  const certificateId = typeof certificate === 'string' ? certificateIds.get(certificate) : undefined;
  return {
    lineId,
    workerId,
    ...linePartIn(row),
    ...(row['exchange_rate'] !== null && { exchangeRate: text('exchange_rate') }),
    wages: text('wages'),
    base: text('base'),
    rate: text('rate'),
    amount: text('amount'),
    status: text('status') as Contribution['status'],
    reason: text('reason') as Contribution['reason'],
    ...(certificateId !== undefined && { certificateId }),
    legalBasis: JSON.parse(text('text')) as string[],
  };
};
