import { type Curve, curveFor } from '../contribution/curve.ts';
import { roundCharge } from '../contribution/levy.ts';
import { refine } from '../formula/formula.ts';
import type { AccountColumns } from './account-columns.ts';
import type { Charge, ChargeSettings } from './charge.ts';
import type { Charged, CourseRow } from './course-row.ts';
import type { Sheet } from './sheet.ts';

/** Figures up to here, and what is made of them, are safe integers. */
const FAR = 2 ** 52;

const isSafe = (figure: number): boolean => figure <= FAR && figure >= -FAR;

/** How far pay may lie from where a piece begins. */
const reachOf = ({ exact, exactStep }: Curve[number]): number =>
  exactStep === 0 ? FAR : (FAR - Math.abs(exact)) / Math.abs(exactStep);

/** A curve in columns. */
class Pieces {
  readonly from: Float64Array;
  readonly base: Float64Array;
  readonly baseStep: Float64Array;
  readonly exact: Float64Array;
  readonly exactStep: Float64Array;
  readonly marks: Float64Array;
  readonly full: Uint8Array;
  /** Where the next piece begins. */
  readonly ends: Float64Array;
  /** Pay between these, and what is made of it, are safe integers on whichever piece it lies. */
  readonly least: number;
  readonly most: number;

  constructor(curve: Curve, { rateOf }: ChargeSettings) {
    this.from = Float64Array.from(curve, ({ from }) => from);
    this.base = Float64Array.from(curve, ({ base }) => base);
    this.baseStep = Float64Array.from(curve, ({ baseStep }) => baseStep);
    this.exact = Float64Array.from(curve, ({ exact }) => exact);
    this.exactStep = Float64Array.from(curve, ({ exactStep }) => exactStep);
    this.marks = Float64Array.from(curve, ({ rateText }) => rateOf(rateText) * 2);
    this.full = Uint8Array.from(curve, ({ full }) => (full ? 1 : 0));
    this.ends = Float64Array.from(curve, (_, piece) => curve[piece + 1]?.from ?? Number.POSITIVE_INFINITY);
    const isHeld = curve.every(({ exact }, piece) => isSafe(exact) && isSafe(this.endOf(piece)));
    const [first, last] = [curve[0], curve.at(-1)];
    this.least = isHeld && first !== undefined ? Math.max(-FAR, first.from - reachOf(first)) : 0;
    this.most = isHeld && last !== undefined ? Math.min(FAR, last.from + reachOf(last)) : -1;
  }

  /** What is charged where a piece ends, if it does. */
  endOf(piece: number): number {
    const end = this.ends[piece] ?? 0;
    return end === Number.POSITIVE_INFINITY ? 0 : this.exactAt(piece, end);
  }

  /** The piece that pay lies on. */
  at(pay: number): number {
    const { ends } = this;
    let piece = 0;
    while (pay >= (ends[piece] ?? 0)) piece += 1;
    return piece;
  }

  /** Whether pay, and what is made of it, are safe integers. */
  holds(pay: number): boolean {
    return pay >= this.least && pay <= this.most;
  }

  baseAt(piece: number, pay: number): number {
    return (this.base[piece] ?? 0) + (this.baseStep[piece] ?? 0) * (pay - (this.from[piece] ?? 0));
  }

  exactAt(piece: number, pay: number): number {
    return (this.exact[piece] ?? 0) + (this.exactStep[piece] ?? 0) * (pay - (this.from[piece] ?? 0));
  }
}

/** Rows whose contribution is that on the pay to date after them less that on the pay before, read off curves. */
class PlainCharge implements Charge {
  readonly #row: CourseRow;
  readonly #charged: Charged;
  readonly #before: Pieces;
  readonly #after: Pieces;
  readonly #seen: AccountColumns | undefined;
  readonly #elsewhere: number;
  readonly #year: AccountColumns;
  readonly #period: AccountColumns | undefined;
  readonly #noRate: number;

  constructor(made: {
    readonly row: CourseRow;
    readonly charged: Charged;
    readonly before: Pieces;
    readonly after: Pieces;
    readonly seen: AccountColumns | undefined;
    readonly elsewhere: number;
    readonly year: AccountColumns;
    readonly period: AccountColumns | undefined;
    readonly noRate: number;
  }) {
    this.#row = made.row;
    this.#charged = made.charged;
    this.#before = made.before;
    this.#after = made.after;
    this.#seen = made.seen;
    this.#elsewhere = made.elsewhere;
    this.#year = made.year;
    this.#period = made.period;
    this.#noRate = made.noRate;
  }

  run({ cells }: Sheet, count: number): boolean {
    const { formula, counting } = this.#charged;
    const scale = Math.max(this.#year.scale, formula.scale);
    const isHeld = this.#levy(cells, count, scale);
    const isOfYear = counting.rounding === 'year';
    this.#round(cells, count, { unit: formula.unit, mode: formula.mode, scale: isOfYear ? scale : formula.scale });
    this.#year.scale = scale;
    return isHeld;
  }

  /** Bases, and in the place of amounts what is to be rounded to them. `false`: some is not held exactly. */
  #levy(cells: Float64Array, count: number, scale: number): boolean {
    const { formula, counting } = this.#charged;
    const [before, after, seen, year, period] = [this.#before, this.#after, this.#seen, this.#year, this.#period];
    const { wages: wagesAt, base: baseAt, amount: amountAt, mark: markAt } = this.#row.columns;
    const seenAt = seen?.wages ?? -1;
    const elsewhere = this.#elsewhere;
    const isOfYear = counting.rounding === 'year';
    const [yearFiner, finer] = [Number(refine(1, year.scale, scale)), Number(refine(1, formula.scale, scale))];
    const { ends, baseStep: baseSteps, exactStep: exactSteps } = before;
    let isFar = false;
    for (let worker = 0; worker < count; worker += 1) {
      const wages = cells[wagesAt + worker] ?? 0;
      const had = (seenAt < 0 ? 0 : (cells[seenAt + worker] ?? 0)) + elsewhere;
      const has = had + wages;
      const from = before.at(had);
      // As a rule one line does not reach the next piece.
      const stays = before === after && has < (ends[from] ?? 0) && has >= had;
      const to = stays ? from : after.at(has);
      const base = stays ? (baseSteps[from] ?? 0) * wages : after.baseAt(to, has) - before.baseAt(from, had);
      const exact = stays ? (exactSteps[from] ?? 0) * wages : after.exactAt(to, has) - before.exactAt(from, had);
      const total = (cells[year.exact + worker] ?? 0) * yearFiner + exact * finer;
      const paid = (cells[year.wages + worker] ?? 0) + wages;
      const isCapped = base === 0 && wages !== 0 && before.full[from] === 1 && after.full[to] === 1;
      const rate = base === 0 ? this.#noRate : wages >= 0 ? (after.marks[to] ?? 0) : (before.marks[from] ?? 0);
      isFar ||= !before.holds(had) || !after.holds(has) || !isSafe(total) || !isSafe(paid);
      cells[baseAt + worker] = base;
      cells[amountAt + worker] = isOfYear ? total : exact;
      cells[markAt + worker] = isCapped ? rate + 1 : rate;
      cells[year.wages + worker] = paid;
      cells[year.base + worker] = (cells[year.base + worker] ?? 0) + base;
      cells[year.exact + worker] = total;
      if (period === undefined) continue;
      cells[period.wages + worker] = (cells[period.wages + worker] ?? 0) + wages;
      cells[period.base + worker] = (cells[period.base + worker] ?? 0) + base;
    }
    return !isFar;
  }

  /** Rounds amounts in their places: of a year what it comes to less what has been charged. */
  #round(cells: Float64Array, count: number, rounding: Parameters<typeof roundCharge>[1]): void {
    const { amount: amountAt } = this.#row.columns;
    const [charged, period] = [this.#year.amount, this.#period];
    const isOfYear = this.#charged.counting.rounding === 'year';
    for (let worker = 0; worker < count; worker += 1) {
      const rounded = Number(roundCharge(cells[amountAt + worker] ?? 0, rounding));
      const before = cells[charged + worker] ?? 0;
      const amount = isOfYear ? rounded - before : rounded;
      cells[amountAt + worker] = amount;
      cells[charged + worker] = before + amount;
      if (period !== undefined) cells[period.amount + worker] = (cells[period.amount + worker] ?? 0) + amount;
    }
  }
}

/** `undefined`: it depends on more than pay to date, or not by straight lines. */
export const plainCharge = (row: CourseRow, charged: Charged, settings: ChargeSettings): Charge | undefined => {
  const { formula, counting, side, other, restOf } = charged;
  const { counted, elsewhere, year, periods } = counting;
  const besideOthers = side !== undefined || restOf.length > 0 || (formula.other !== undefined && other !== undefined);
  if (besideOthers || formula.maximum !== undefined || counted.length > 1 || periods.length > 1) return undefined;
  const [before, after] = [curveFor(formula, counting.before.portion), curveFor(formula, counting.portion)];
  const columnsOf = (account: typeof year | undefined): AccountColumns | undefined =>
    account === undefined ? undefined : settings.accounts.get(account);
  const own = columnsOf(year);
  if (before === undefined || after === undefined || own === undefined || typeof elsewhere !== 'number')
    return undefined;
  const ahead = new Pieces(after, settings);
  return new PlainCharge({
    row,
    charged,
    before: before === after ? ahead : new Pieces(before, settings),
    after: ahead,
    seen: columnsOf(counted[0]),
    elsewhere,
    year: own,
    period: columnsOf(periods[0]),
    noRate: settings.rateOf('') * 2,
  });
};
