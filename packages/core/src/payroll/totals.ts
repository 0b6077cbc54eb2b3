import { minorDigitsOf } from '../money/currency.ts';
import { printScaled } from '../money/decimal.ts';
import { addInt, type Int } from '../money/integer.ts';
import { parseAmount, printAmount } from '../money/amount.ts';
import type { Contribution, Reason } from '../records/contribution.ts';
import type { Totals } from '../records/result.ts';
import type { Row } from './row.ts';

/** Due only because no valid certificate is on file, though the instrument would release it. */
const recoverable: ReadonlySet<Reason> = new Set([
  'no-certificate',
  'certificate-expired',
  'certificate-not-yet-valid',
]);

const sortedKeys = (sums: ReadonlyMap<string, unknown>): readonly string[] => [...sums.keys()].toSorted();

/** Sums what a result holds: rows by kind, lines and gross in, out and refused. */
export class TotalsCollector {
  private readonly amounts = new Map<string, { row: Row; amount: Int }>();
  private readonly recoverable = new Map<string, { row: Row; amount: Int }>();
  private readonly gross = new Map<string, { in: Int; out: Int; refused: Int }>();
  private readonly lines = { in: 0, out: 0, refused: 0 };

  private static sum(sums: Map<string, { row: Row; amount: Int }>, key: string, row: Row): void {
    const found = sums.get(key);
    if (found === undefined) sums.set(key, { row, amount: row.amount });
    else found.amount = addInt(found.amount, row.amount);
  }

  addRow(row: Row): void {
    const key = `${row.scheme.country.law.currency} ${row.scheme.country.code} ${row.scheme.id} ${row.payer}`;
    TotalsCollector.sum(this.amounts, `${key} ${row.status}`, row);
    if (row.status === 'due' && recoverable.has(row.reason)) TotalsCollector.sum(this.recoverable, key, row);
  }

  /** Counts a line; its gross, where it can be read, under its currency. */
  addLine(refused: boolean, currency: string | undefined, gross: string | undefined): void {
    this.lines.in += 1;
    this.lines[refused ? 'refused' : 'out'] += 1;
    const amount = currency === undefined || gross === undefined ? undefined : parseAmount(gross, currency);
    if (currency === undefined || amount === undefined) return;
    const sums = this.gross.get(currency) ?? { in: 0, out: 0, refused: 0 };
    sums.in = addInt(sums.in, amount);
    const side = refused ? 'refused' : 'out';
    sums[side] = addInt(sums[side], amount);
    this.gross.set(currency, sums);
  }

  totals(): Totals {
    const place = (row: Row): Pick<Contribution, 'currency' | 'country' | 'scheme' | 'payer'> => ({
      currency: row.scheme.country.law.currency,
      country: row.scheme.country.code,
      scheme: row.scheme.id,
      payer: row.payer,
    });
    const print = (sums: ReadonlyMap<string, { row: Row; amount: Int }>) =>
      sortedKeys(sums).flatMap((key) => {
        const sum = sums.get(key);
        return sum === undefined
          ? []
          : [
              {
                ...place(sum.row),
                status: sum.row.status,
                amount: printAmount(sum.amount, sum.row.scheme.country.law.currency),
              },
            ];
      });
    return {
      amounts: print(this.amounts),
      recoverable: print(this.recoverable).map(({ status: _, ...rest }) => rest),
      lines: { ...this.lines },
      gross: sortedKeys(this.gross).map((currency) => {
        const digits = minorDigitsOf(currency);
        const sums = this.gross.get(currency) ?? { in: 0, out: 0, refused: 0 };
        return {
          currency,
          in: printScaled(sums.in, digits),
          out: printScaled(sums.out, digits),
          refused: printScaled(sums.refused, digits),
        };
      }),
    };
  }
}
