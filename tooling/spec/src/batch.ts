import { firstOfMonth, lastOfMonth, parseDay, printDay } from '@totalize/core';

/** The fields of a pay line that the random batches use. */
export interface Line {
  readonly lineId: string;
  readonly workerId: string;
  readonly employerId: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly payDate: string;
  readonly currency: string;
  readonly gross: string;
  readonly kind?: string;
  readonly reverses?: string;
}

type Records = readonly Readonly<Record<string, unknown>>[];

export interface Batch {
  readonly payLines: readonly Line[];
  readonly workers?: Records;
  readonly employers?: Records;
  readonly assignments?: Records;
  readonly certificates?: Records;
  readonly exchangeRates?: Records;
  readonly balances?: Records;
}

export const money = (cents: number): string => {
  const digits = `${Math.abs(cents)}`.padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export const centsOf = (text: string): number => Math.round(Number(text) * 100);

export interface Span {
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly payDate: string;
}

/** The calendar month so many months after January 2023, paid on its last day or on a given one. */
export const monthSpan = (index: number, paidOn?: number): Span => {
  const month = 2023 * 12 + index;
  const last = lastOfMonth(month);
  const paid = paidOn === undefined ? last : Math.min(firstOfMonth(month) + paidOn - 1, last);
  return { periodStart: printDay(firstOfMonth(month)), periodEnd: printDay(last), payDate: printDay(paid) };
};

/** Seven days, so many weeks after 6 April 2024, paid on the last of them or on a given one. */
export const weekSpan = (index: number, paidOn = 7): Span => {
  const from = (parseDay('2024-04-06') ?? 0) + index * 7;
  return { periodStart: printDay(from), periodEnd: printDay(from + 6), payDate: printDay(from + paidOn - 1) };
};

/** The rows of a result as text, in an order that does not depend on that of the batch. */
export const sorted = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(row)).toSorted();

/** Amounts of rows in cents, summed by a key. */
export const sumBy = <T>(
  rows: readonly T[],
  key: (row: T) => string,
  amount: (row: T) => string,
): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + centsOf(amount(row)));
  return sums;
};
