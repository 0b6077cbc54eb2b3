import { addInt, type CourseRow, type Int, type Sheet, type Summed, type TotalsCollector } from '@totalize/core';
import type { Cases } from './cases.ts';
import { addRates, type KeptCourse } from './kept-course.ts';

/** Workers of a slice who share a course. */
export class CourseGroup {
  readonly kept: KeptCourse;
  /** The numbers of their cases, in the order of the slice. */
  readonly cases: number[] = [];
  #gross: Int = 0;
  /** Addresses of programs with what was charged, once they are laid. */
  rows = 0;
  balances = 0;
  said = 0;

  constructor(kept: KeptCourse) {
    this.kept = kept;
  }

  /** `false`: the figures of some need more than a column can hold. */
  charge(sheet: Sheet, all: Cases): boolean {
    const { cases } = this;
    const { course } = this.kept;
    const count = cases.length;
    const gross = sheet.take(course.lines * count);
    for (let worker = 0; worker < count; worker += 1) {
      const number = cases[worker] ?? -1;
      for (let line = 0; line < course.lines; line += 1) {
        const units = this.#units(all.grossOf(number, line));
        if (!Number.isSafeInteger(units)) return false;
        sheet.cells[gross + line * count + worker] = units;
        this.#gross = addInt(this.#gross, units);
      }
    }
    if (!course.charge(sheet, gross, count)) return false;
    addRates(this.kept);
    return true;
  }

  /** Hundredths in minor units. */
  #units(hundredths: number): number {
    const { digits } = this.kept;
    if (digits === 2) return hundredths;
    return digits > 2 ? hundredths * 10 ** (digits - 2) : hundredths / 10 ** (2 - digits);
  }

  addTotals(collector: TotalsCollector, { cells }: Sheet): void {
    const { course, alike } = this.kept;
    const count = this.cases.length;
    collector.addComputed(course.lines * count, course.currency, this.#gross);
    for (const rows of alike) for (const sum of sumsOf(rows, cells, count)) collector.addRow(sum);
  }
}

/** The amounts of rows that count alike, of those who reached no limit and of those who did. */
const sumsOf = (rows: readonly CourseRow[], cells: Float64Array, count: number): Summed[] => {
  const [first] = rows;
  if (first === undefined) return [];
  const { scheme, payer, reason, charged, printed } = first;
  if (charged === undefined)
    return rows.map(({ amount }) => ({ scheme, payer, reason, status: printed.status, amount }));
  let [sum, cappedSum, capped, size] = [0, 0, 0, 0];
  for (const { columns } of rows) {
    for (let worker = 0; worker < count; worker += 1) {
      const isCapped = (cells[columns.mark + worker] ?? 0) & 1;
      const amount = cells[columns.amount + worker] ?? 0;
      sum += amount;
      cappedSum += isCapped * amount;
      capped += isCapped;
      size += Math.abs(amount);
    }
  }
  const isExact = size <= Number.MAX_SAFE_INTEGER;
  const of = (status: 'due' | 'capped', all: number, amount: number): Summed[] => {
    if (all === 0) return [];
    const exact = isExact ? amount : slowSum(rows, status === 'capped' ? 1 : 0, cells, count);
    return [{ scheme, payer, reason, status, amount: exact }];
  };
  return [...of('due', rows.length * count - capped, sum - cappedSum), ...of('capped', capped, cappedSum)];
};

const slowSum = (rows: readonly CourseRow[], isCapped: number, cells: Float64Array, count: number): Int => {
  let sum: Int = 0;
  for (const { columns } of rows) {
    for (let worker = 0; worker < count; worker += 1)
      if (((cells[columns.mark + worker] ?? 0) & 1) === isCapped)
        sum = addInt(sum, cells[columns.amount + worker] ?? 0);
  }
  return sum;
};
