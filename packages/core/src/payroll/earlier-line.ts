import type { Law } from '../legislation/compile.ts';
import { parseAmount } from '../money/amount.ts';
import type { Contribution } from '../records/contribution.ts';
import { matchesScheme } from '../records/pattern.ts';
import type { PayLine } from '../records/pay-line.ts';
import { parseDay } from '../time/date.ts';
import type { PreparedLine } from './prepared-line.ts';
import type { Row } from './row.ts';

/** A line of an earlier run, for a reversal whose original is not in the batch. */
export interface EarlierLine {
  readonly line: PayLine;
  /** What the earlier run made of it. */
  readonly rows: readonly Contribution[];
  /** The run that has taken it back already. */
  readonly reversedIn?: number | undefined;
}

const rowOf = (law: Law, line: PreparedLine, row: Contribution): Row | undefined => {
  const scheme = law.schemes.get(row.scheme);
  const [wages, base, amount] = [row.wages, row.base, row.amount].map((text) => parseAmount(text, row.currency));
  const from = parseDay(row.periodStart);
  const to = parseDay(row.periodEnd);
  if (scheme === undefined || scheme.country.law.currency !== row.currency) return undefined;
  if (wages === undefined || base === undefined || amount === undefined) return undefined;
  if (from === undefined || to === undefined) return undefined;
  return {
    line,
    from,
    to,
    scheme,
    payer: row.payer,
    exchangeRate: row.exchangeRate,
    wages,
    base,
    rateText: row.rate,
    amount,
    status: row.status,
    reason: row.reason,
    certificateId: row.certificateId,
    legalBasis: row.legalBasis,
  };
};

/** The rows that an earlier run made of a line, of some schemes; `undefined` where the law of today lacks one of them. */
export const earlierRows = (
  law: Law,
  schemes: readonly string[],
  line: PreparedLine,
  contributions: readonly Contribution[],
): readonly Row[] | undefined => {
  const asked = contributions.filter(
    ({ scheme }) => schemes.length === 0 || schemes.some((pattern) => matchesScheme(pattern, scheme)),
  );
  const rows = asked.flatMap((row) => rowOf(law, line, row) ?? []);
  return rows.length === asked.length ? rows : undefined;
};
