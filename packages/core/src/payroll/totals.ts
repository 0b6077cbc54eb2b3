import type { CompiledScheme } from '../legislation/compile.ts';
import { addInt, type Int } from '../money/integer.ts';
import { parseAmount, printAmount } from '../money/amount.ts';
import { type Reason, statuses } from '../records/contribution.ts';
import { payers } from '../records/primitives.ts';
import type { Totals } from '../records/result.ts';
import type { Row } from './row.ts';

/** Due only because no valid certificate is on file, though the instrument would release it. */
const recoverable: ReadonlySet<Reason> = new Set([
  'no-certificate',
  'certificate-expired',
  'certificate-not-yet-valid',
]);

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Amounts by payer and status, or whatever index a row is given. */
type Sums = Map<CompiledScheme, (Int | undefined)[]>;

const indexOf = (row: Pick<Row, 'payer' | 'status'>): number =>
  payers.indexOf(row.payer) * statuses.length + statuses.indexOf(row.status);

/** What of a row, or of rows that are alike in everything else, counts in the totals. */
export type Summed = Pick<Row, 'scheme' | 'payer' | 'status' | 'reason' | 'amount'>;

const addRowTo = (sums: Sums, row: Summed): void => {
  const amounts = sums.get(row.scheme) ?? [];
  if (amounts.length === 0) sums.set(row.scheme, amounts);
  const index = indexOf(row);
  amounts[index] = addInt(amounts[index] ?? 0, row.amount);
};

/** Sums as rows, by currency, country, scheme, payer and status in the order of their names. */
const printSums = (sums: Sums): Totals['amounts'] =>
  [...sums]
    .toSorted(([a], [b]) => byName(a.country.law.currency, b.country.law.currency) || byName(a.id, b.id))
    .flatMap(([scheme, amounts]) =>
      payers.flatMap((payer) =>
        statuses.toSorted(byName).flatMap((status) => {
          const amount = amounts[indexOf({ payer, status })];
          const { currency } = scheme.country.law;
          const place = { currency, country: scheme.country.code, scheme: scheme.id, payer, status };
          return amount === undefined ? [] : [{ ...place, amount: printAmount(amount, currency) }];
        }),
      ),
    );

/** Sums what a result holds: rows by kind, lines and gross in, out and refused. */
export class TotalsCollector {
  private readonly amounts: Sums = new Map();
  private readonly recoverable: Sums = new Map();
  private readonly gross = new Map<string, { in: Int; out: Int; refused: Int }>();
  private readonly lines = { in: 0, out: 0, refused: 0 };

  addRow(row: Summed): void {
    addRowTo(this.amounts, row);
    if (row.status === 'due' && recoverable.has(row.reason)) addRowTo(this.recoverable, row);
  }

  /** Counts a line; its gross, where it can be read, under its currency. */
  addLine(refused: boolean, currency: string | undefined, gross: string | undefined): void {
    this.lines.in += 1;
    this.lines[refused ? 'refused' : 'out'] += 1;
    const amount = currency === undefined || gross === undefined ? undefined : parseAmount(gross, currency);
    if (currency !== undefined && amount !== undefined) this.addGross(currency, amount, refused);
  }

  /** Counts lines that were computed, with their gross together. */
  addComputed(lines: number, currency: string, gross: Int): void {
    this.lines.in += lines;
    this.lines.out += lines;
    this.addGross(currency, gross, false);
  }

  private addGross(currency: string, amount: Int, refused: boolean): void {
    const sums = this.gross.get(currency) ?? { in: 0, out: 0, refused: 0 };
    sums.in = addInt(sums.in, amount);
    const side = refused ? 'refused' : 'out';
    sums[side] = addInt(sums[side], amount);
    this.gross.set(currency, sums);
  }

  totals(): Totals {
    return {
      amounts: printSums(this.amounts),
      recoverable: printSums(this.recoverable).map(({ status: _, ...rest }) => rest),
      lines: { ...this.lines },
      gross: [...this.gross]
        .toSorted(([a], [b]) => byName(a, b))
        .map(([currency, sums]) => ({
          currency,
          in: printAmount(sums.in, currency),
          out: printAmount(sums.out, currency),
          refused: printAmount(sums.refused, currency),
        })),
    };
  }
}

type Printed = Readonly<Record<string, unknown>>;

/** Adds up the amounts of rows that are alike in everything else, in the order of their names. */
const addAlike = <R extends Printed & { readonly currency: string }>(
  rows: readonly R[],
  keys: readonly (keyof R & string)[],
  sums: readonly (keyof R & string)[],
): R[] => {
  const groups = new Map<string, { readonly row: R; readonly sums: Int[] }>();
  for (const row of rows) {
    const key = keys.map((name) => String(row[name])).join('\n');
    const group = groups.get(key) ?? { row, sums: sums.map((): Int => 0) };
    groups.set(key, group);
    for (const [at, name] of sums.entries())
      group.sums[at] = addInt(group.sums[at] ?? 0, parseAmount(String(row[name]), row.currency) ?? 0);
  }
  return [...groups]
    .toSorted(([a], [b]) => byName(a, b))
    .map(([, group]) => {
      const printed = sums.map((name, at) => [name, printAmount(group.sums[at] ?? 0, group.row.currency)]);
      return { ...group.row, ...Object.fromEntries(printed) };
    });
};

/** The totals of several slices of a run, together. */
export const addTotals = (parts: readonly Totals[]): Totals => {
  const count = (of: keyof Totals['lines']): number => parts.reduce((sum, { lines }) => sum + lines[of], 0);
  const place = ['currency', 'country', 'scheme', 'payer'] as const;
  return {
    amounts: addAlike(
      parts.flatMap(({ amounts }) => amounts),
      [...place, 'status'],
      ['amount'],
    ),
    recoverable: addAlike(
      parts.flatMap(({ recoverable: rows }) => rows),
      place,
      ['amount'],
    ),
    lines: { in: count('in'), out: count('out'), refused: count('refused') },
    gross: addAlike(
      parts.flatMap(({ gross }) => gross),
      ['currency'],
      ['in', 'out', 'refused'],
    ),
  };
};
