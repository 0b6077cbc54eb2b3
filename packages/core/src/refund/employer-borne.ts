import type { Law } from '../legislation/compile.ts';
import type { RefundLaw } from '../legislation/shape-refund.ts';
import { parseAmount, printAmount } from '../money/amount.ts';
import { minorDigitsOf } from '../money/currency.ts';
import { parseScaled } from '../money/decimal.ts';
import { addInt, type Int, mulInt, powerOfTen, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import type { PayLine } from '../records/pay-line.ts';
import type { Exception } from '../records/exception.ts';
import { type Cell, compareLine, differenceOf } from './compare.ts';
import { quarterOf } from './deadline.ts';
import { refundLawOf } from './procedure.ts';
import { readingFor, type Recomputed, recompute } from './recompute.ts';
import { type KnownBatch, standingLines } from './standing.ts';
import { withheldOf } from './withheld.ts';

/** Each step is less than a tenth of the one before it; a cent that goes to and fro ends here. */
const mostSteps = 30;

/** By line, then country: by how much the pay that a country's schemes see is smaller. */
type Shrinkage = ReadonlyMap<string, ReadonlyMap<string, Int>>;

const isBorne = (laws: readonly RefundLaw[], cell: Cell): boolean =>
  cell.payer === 'employee' &&
  cell.borneByEmployer &&
  refundLawOf(laws, cell.scheme.id)?.employerBorneShareIsWages !== undefined;

const inLineCurrency = (amount: Int, cell: Cell): Int => {
  const from = cell.scheme.country.law.currency;
  const to = cell.line.record.currency;
  const rate = parseScaled(cell.rows[0]?.exchangeRate ?? '1');
  if (from === to || rate === undefined || rate.units <= 0) return amount;
  const dividend = mulInt(amount, powerOfTen(rate.scale + minorDigitsOf(to)));
  return divideInt(dividend, mulInt(rate.units, powerOfTen(minorDigitsOf(from))), 'half-up');
};

/** Of a quarter in which more comes back than goes out. */
const shrinkageOf = (laws: readonly RefundLaw[], cells: readonly Cell[]): Shrinkage => {
  const borne = cells.filter((cell) => isBorne(laws, cell));
  const groups = Map.groupBy(
    borne,
    ({ line, scheme }) => `${quarterOf(line.payDate)} ${scheme.country.code} ${line.employerId}`,
  );
  const shrinkage = new Map<string, Map<string, Int>>();
  for (const group of groups.values()) {
    if (group.reduce<Int>((sum, cell) => addInt(sum, differenceOf(cell)), 0) <= 0) continue;
    for (const cell of group) {
      const ofLine = shrinkage.get(cell.line.lineId) ?? new Map<string, Int>();
      shrinkage.set(cell.line.lineId, ofLine);
      const { code } = cell.scheme.country;
      ofLine.set(code, addInt(ofLine.get(code) ?? 0, inLineCurrency(differenceOf(cell), cell)));
    }
  }
  return shrinkage;
};

const isSame = (a: Shrinkage, b: Shrinkage): boolean =>
  a.size === b.size && [...a].every(([line, own]) => [...own].every(([code, by]) => b.get(line)?.get(code) === by));

/** The line with smaller wages for the schemes of the countries named; pay itself and other countries stay. */
const shrink = (line: PayLine, by: ReadonlyMap<string, Int> | undefined): PayLine => {
  if (by === undefined) return line;
  const wages: Record<string, string> = { ...line.wages };
  const less = (text: string, amount: Int): string =>
    printAmount(subInt(parseAmount(text, line.currency) ?? 0, amount), line.currency);
  for (const [code, amount] of by) {
    const prefix = `${code.toLowerCase()}.`;
    const whole = wages[`${prefix}*`] ?? wages['*'] ?? line.gross;
    for (const key of Object.keys(wages)) if (key.startsWith(prefix)) wages[key] = less(wages[key] ?? '0', amount);
    wages[`${prefix}*`] = less(whole, amount);
  }
  return { ...line, wages: Object.assign(Object.create(null) as Record<string, string>, wages) };
};

/**
 * Where the employer bore an employee's share, that share was pay: what comes back makes the wages smaller, and the
 * smaller wages make what was due smaller. Recomputes the workers concerned until the two agree.
 */
export const withSmallerWages = (
  reading: KnownBatch,
  law: Law,
  laws: readonly RefundLaw[],
  first: Recomputed,
): Recomputed => {
  const ignored: Exception[] = [];
  const standing = standingLines(reading.ledger);
  const cellsOf = ({ workers }: Recomputed, ids: Iterable<string>): readonly Cell[] =>
    [...ids].flatMap((id) => {
      const lines = workers.get(id) ?? [];
      const withheld = withheldOf(law, lines, standing, ignored);
      return lines.flatMap((line) => compareLine(law, line, withheld));
    });
  const bears = ({ withheld }: PayLine): boolean => (withheld ?? []).some(({ borneBy }) => borneBy === 'employer');
  const ids = new Set(reading.batch.payLines.filter(bears).map(({ workerId }) => workerId));
  if (ids.size === 0) return first;
  let found = first;
  let before: Shrinkage = new Map();
  for (let step = 0; step < mostSteps; step += 1) {
    const now = shrinkageOf(laws, cellsOf(found, ids));
    if (isSame(now, before) && isSame(before, now)) break;
    before = now;
    found = recompute(readingFor(reading, ids, { line: (line) => shrink(line, now.get(line.lineId ?? '')) }), law);
  }
  return { workers: new Map([...first.workers, ...found.workers]), exceptions: first.exceptions };
};
