import { addInt, type CourseRow, type Int, type Sheet, type TotalsCollector } from '@totalize/core';
import type { Case } from './cases.ts';
import { type KeptCourse, prepare } from './kept-course.ts';

/** Workers of a slice who share a course. */
export class CourseGroup {
  readonly kept: KeptCourse;
  /** In the order of the slice. */
  readonly cases: Case[] = [];
  #gross: Int = 0;

  constructor(kept: KeptCourse) {
    this.kept = kept;
  }

  /** `false`: the figures of some need more than a column can hold. */
  charge(sheet: Sheet): boolean {
    const { cases } = this;
    const { course } = this.kept;
    const count = cases.length;
    const gross = sheet.take(course.lines * count);
    for (let worker = 0; worker < count; worker += 1) {
      const pay = cases[worker]?.gross ?? [];
      for (let line = 0; line < pay.length; line += 1) {
        const units = this.#units(pay[line] ?? 0);
        if (!Number.isSafeInteger(units)) return false;
        sheet.cells[gross + line * count + worker] = units;
        this.#gross = addInt(this.#gross, units);
      }
    }
    if (!course.charge(sheet, gross, count)) return false;
    prepare(this.kept);
    return true;
  }

  /** Hundredths in minor units. */
  #units(hundredths: number): number {
    const { digits } = this.kept;
    if (digits === 2) return hundredths;
    return digits > 2 ? hundredths * 10 ** (digits - 2) : hundredths / 10 ** (2 - digits);
  }

  addTotals(collector: TotalsCollector, { cells }: Sheet): void {
    const { course } = this.kept;
    const count = this.cases.length;
    collector.addComputed(course.lines * count, course.currency, this.#gross);
    for (const row of course.rows) for (const sum of sumsOf(row, cells, count)) collector.addRow(sum);
  }
}

/** The amounts of a row, of those who reached no limit and of those who did. */
const sumsOf = (row: CourseRow, cells: Float64Array, count: number) => {
  const { scheme, payer, reason, charged, printed, columns } = row;
  if (charged === undefined) return [{ scheme, payer, reason, status: printed.status, amount: row.amount }];
  const sums = [0, 0];
  const counts = [0, 0];
  let size = 0;
  for (let worker = 0; worker < count; worker += 1) {
    const isCapped = (cells[columns.mark + worker] ?? 0) & 1;
    const amount = cells[columns.amount + worker] ?? 0;
    sums[isCapped] = (sums[isCapped] ?? 0) + amount;
    counts[isCapped] = (counts[isCapped] ?? 0) + 1;
    size += Math.abs(amount);
  }
  return (['due', 'capped'] as const).flatMap((status, isCapped) => {
    if (counts[isCapped] === 0) return [];
    const exact = size <= Number.MAX_SAFE_INTEGER;
    const amount = exact ? (sums[isCapped] ?? 0) : slowSum(columns, isCapped, cells, count);
    return [{ scheme, payer, reason, status, amount }];
  });
};

const slowSum = ({ mark, amount }: CourseRow['columns'], isCapped: number, cells: Float64Array, count: number): Int => {
  let sum: Int = 0;
  for (let worker = 0; worker < count; worker += 1)
    if (((cells[mark + worker] ?? 0) & 1) === isCapped) sum = addInt(sum, cells[amount + worker] ?? 0);
  return sum;
};
