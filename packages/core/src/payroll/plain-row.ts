import { add } from '../money/amount.ts';
import type { Payer } from '../records/primitives.ts';
import type { Row } from './row.ts';
import type { SchemeLine } from './scheme-line.ts';

/** Days of a line with one status, and the wages that belong to them. */
export type WagePart = SchemeLine['parts'][number];

type Status = NonNullable<WagePart['status']>;

/** What a row says whatever is charged. */
export const rowOf = (entry: SchemeLine, part: WagePart, payer: Payer, status: Status): Omit<Row, 'status'> => {
  const { scheme, compiled, line, exchange } = entry;
  return {
    line,
    from: part.from,
    to: part.to,
    scheme,
    payer,
    exchangeRate: exchange?.text,
    wages: part.wages,
    base: 0,
    rateText: '',
    amount: 0,
    reason: status.reason,
    certificateId: status.certificateId,
    legalBasis: [...(compiled.rule[payer]?.citation ?? []), ...status.citations],
  };
};

/** Of a person outside the scheme. */
export const notSubject = (entry: SchemeLine, part: WagePart, payer: Payer, status: Status): Row => ({
  ...rowOf(entry, part, payer, status),
  status: 'exempt',
  reason: 'not-subject',
  certificateId: undefined,
  legalBasis: entry.compiled.rule[payer]?.citation ?? [],
});

/** The adjoining parts with rows that begin with `part`, as one; `undefined` where it continues an earlier one. */
export const outsidePart = (entry: SchemeLine, part: WagePart): WagePart | undefined => {
  const index = entry.parts.indexOf(part);
  if (entry.parts[index - 1]?.status !== undefined) return undefined;
  let whole = part;
  for (const next of entry.parts.slice(index + 1)) {
    if (next.status === undefined) break;
    whole = { ...next, from: whole.from, wages: add(whole.wages, next.wages) };
  }
  return whole;
};
