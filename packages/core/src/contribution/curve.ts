import type { Alternative, Formula } from '../formula/formula.ts';
import type { Limit } from '../formula/limit.ts';
import { charged } from './charge.ts';
import type { Levied } from './levy.ts';
import { limitFor, type Portion } from './portion.ts';

/** Pay from which on a contribution is a straight line, until the next piece begins; the first also holds below. */
interface Piece {
  readonly from: number;
  /** At `from`, and what each minor unit more adds. */
  readonly base: number;
  readonly baseStep: number;
  readonly exact: number;
  readonly exactStep: number;
  readonly rateText: string;
  readonly full: boolean;
}

/** The contribution on all pay to date, unrounded, as the straight pieces that it is made of. */
export type Curve = readonly Piece[];

type Figures = Levied & { readonly base: number; readonly exact: number };

/** Limits at which a way to charge may change its course; `undefined`: it is not made of straight pieces. */
const limitsOf = ({ gates, steps, levy, premium }: Alternative): Limit[] | undefined => {
  if (premium !== undefined || gates.some(({ expected }) => expected)) return undefined;
  const limits = gates.map(({ limit }) => limit);
  for (const step of steps) {
    if (step.step !== 'ceiling' && step.step !== 'floor' && step.step !== 'allowance') return undefined;
    limits.push(step.limit);
    if (step.step === 'allowance' && step.atLeast !== undefined) limits.push(step.atLeast);
  }
  if (levy.kind === 'bands' && !levy.roundedEach) return [...limits, ...levy.bands.flatMap(({ upTo }) => upTo ?? [])];
  const isSlab = levy.kind === 'slab' && !levy.byLine && levy.credit === undefined;
  if (isSlab) return [...limits, ...levy.brackets.flatMap(({ upTo }) => upTo ?? [])];
  return levy.kind === 'fixed' ? limits : undefined;
};

/** What is taken off the pay before a limit is held against it. */
const allowancesIn = ({ steps }: Alternative, portion: Portion): number[] => {
  const sums = [0];
  for (const step of steps)
    if (step.step === 'allowance') sums.push((sums.at(-1) ?? 0) + Number(limitFor(step.limit, portion)));
  return sums;
};

/** A limit that is a fraction of a minor unit is held against pay as it is, or rounded. */
const placesOf = (limit: Limit, portion: Portion): number[] => {
  const rounded = Number(limitFor(limit, portion));
  return [rounded - 1, rounded, rounded + 1];
};

/** Pay at which the contribution may change its course, ascending; `undefined`: not all such places are known. */
const cornersOf = ({ alternatives }: Formula, portion: Portion): readonly number[] | undefined => {
  const corners = new Set([-1, 0, 1]);
  for (const way of alternatives) {
    const limits = limitsOf(way);
    if (limits === undefined) return undefined;
    const allowances = allowancesIn(way, portion);
    for (const limit of [...limits, ...allowances.map((amount) => ({ amount, of: 1 }))])
      for (const place of placesOf(limit, portion)) for (const allowance of allowances) corners.add(place + allowance);
  }
  return [...corners].toSorted((a, b) => a - b);
};

const isExact = (levied: Levied): levied is Figures =>
  typeof levied.base === 'number' && typeof levied.exact === 'number';

const fits = (piece: Piece, pay: number, { base, exact, rateText, full }: Levied): boolean =>
  piece.base + piece.baseStep * (pay - piece.from) === base &&
  piece.exact + piece.exactStep * (pay - piece.from) === exact &&
  piece.rateText === rateText &&
  piece.full === full;

/** Far beyond every limit, and still far from where numbers end. */
const FAR = 1_000_000_007;

/**
 * Draws the contribution on pay to date for a portion of its limits. Every piece is found by the arithmetic itself, and
 * held against it at both ends and between them. `undefined`: it is not made of straight pieces, or not safely.
 */
export const curveOf = (formula: Formula, portion: Portion): Curve | undefined => {
  const corners = cornersOf(formula, portion);
  if (corners === undefined || corners.some((corner) => Math.abs(corner) > FAR * 1000)) return undefined;
  const at = (pay: number): Levied => charged(formula, { pay, portion, line: 0, expected: 0 });
  const pieces: Piece[] = [];
  for (const [index, from] of corners.entries()) {
    const next = corners[index + 1];
    const last = next === undefined ? from + FAR : next - 1;
    const first = index === 0 ? from - FAR : from;
    const probes = [first, from, Math.floor((from + last) / 2), last].map((pay) => ({ pay, levied: at(pay) }));
    const before = pieces.at(-1);
    if (before !== undefined && probes.every(({ pay, levied }) => fits(before, pay, levied))) continue;
    const [begin, second] = [at(from), at(index === 0 ? from - 1 : from + 1)];
    if (!isExact(begin) || !isExact(second)) return undefined;
    const sign = index === 0 ? -1 : 1;
    const isPoint = last === from;
    const piece: Piece = {
      from,
      base: begin.base,
      baseStep: isPoint && index > 0 ? 0 : (second.base - begin.base) * sign,
      exact: begin.exact,
      exactStep: isPoint && index > 0 ? 0 : (second.exact - begin.exact) * sign,
      rateText: begin.rateText,
      full: begin.full,
    };
    if (!probes.every(({ pay, levied }) => fits(piece, pay, levied))) return undefined;
    pieces.push(piece);
  }
  return pieces;
};

const drawn = new WeakMap<Formula, Map<string, Curve | undefined>>();

/** The curve of a formula for a portion of its limits, drawn once. */
export const curveFor = (formula: Formula, portion: Portion): Curve | undefined => {
  const known = drawn.get(formula) ?? new Map<string, Curve | undefined>();
  drawn.set(formula, known);
  const key = JSON.stringify(portion);
  if (!known.has(key)) known.set(key, curveOf(formula, portion));
  return known.get(key);
};
