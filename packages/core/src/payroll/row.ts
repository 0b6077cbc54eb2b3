import type { CompiledScheme } from '../legislation/compile.ts';
import { printAmount } from '../money/amount.ts';
import { type Int, negateInt } from '../money/integer.ts';
import type { Contribution, Reason } from '../records/contribution.ts';
import type { Payer } from '../records/primitives.ts';
import { type Day, printDay } from '../time/date.ts';
import type { PreparedLine } from './prepared-line.ts';

/** A contribution before it is printed. */
export interface Row {
  readonly line: PreparedLine;
  readonly from: Day;
  readonly to: Day;
  readonly scheme: CompiledScheme;
  readonly payer: Payer;
  readonly exchangeRate: string | undefined;
  readonly wages: Int;
  readonly base: Int;
  readonly rateText: string;
  readonly amount: Int;
  readonly status: Contribution['status'];
  readonly reason: Reason;
  readonly certificateId: string | undefined;
  readonly legalBasis: readonly string[];
}

/** The rows of a reversal: the exact negatives of the rows of its original. */
export const reversedRows = (rows: readonly Row[], reversal: PreparedLine): readonly Row[] =>
  rows.map((row) => ({
    ...row,
    line: reversal,
    wages: negateInt(row.wages),
    base: negateInt(row.base),
    amount: negateInt(row.amount),
  }));

/** A day as the line's own text where it has one: most rows cover the days of their line. */
const dayText = (day: Day, line: PreparedLine): string => {
  if (day === line.periodStart) return line.record.periodStart;
  return day === line.periodEnd ? line.record.periodEnd : printDay(day);
};

export const printRow = (row: Row): Contribution => {
  const { line, scheme } = row;
  const { currency } = scheme.country.law;
  const wages = printAmount(row.wages, currency);
  return {
    lineId: line.lineId,
    workerId: line.workerId,
    employerId: line.employerId,
    periodStart: dayText(row.from, line),
    periodEnd: dayText(row.to, line),
    payDate: line.record.payDate,
    country: scheme.country.code,
    scheme: scheme.id,
    payer: row.payer,
    currency,
    ...(row.exchangeRate === undefined ? {} : { exchangeRate: row.exchangeRate }),
    wages,
    base: row.base === row.wages ? wages : printAmount(row.base, currency),
    rate: row.rateText,
    amount: printAmount(row.amount, currency),
    status: row.status,
    reason: row.reason,
    ...(row.certificateId === undefined ? {} : { certificateId: row.certificateId }),
    legalBasis: [...row.legalBasis],
  };
};
