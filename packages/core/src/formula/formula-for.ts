import type { Variant } from '../legislation/shape.ts';
import { parseScaled, printPlain, rescale, type Scaled } from '../money/decimal.ts';
import { type Int, mulInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import { FigureReader } from './figure-reader.ts';
import type { Alternative, Formula, Gate, NoFormula } from './formula.ts';
import { gatesFor } from './gates-for.ts';
import { levyFor } from './levy-for.ts';
import type { Limit } from './limit.ts';
import type { FormulaQuestion } from './question.ts';
import { RateReader, type Rates } from './rates.ts';
import { stepFor } from './step-for.ts';
import { variantDays, variantsFor } from './variant-for.ts';

/** A limit of the contribution of both payers counts half for each. */
const shareOf = (limit: Limit | undefined, of: 'payer' | 'both'): Limit | undefined =>
  limit === undefined || of === 'payer' ? limit : { amount: limit.amount, of: mulInt(limit.of, 2) };

const alternativeFor = (
  variant: Variant,
  gates: readonly Gate[],
  rates: RateReader,
  figures: FigureReader,
  question: FormulaQuestion,
): ((write: Rates) => Alternative) => {
  const steps = variant.base.flatMap((step) => stepFor(step, figures, question) ?? []);
  const levy = levyFor(variant, rates, figures, question);
  const topUp = variant.topUp === undefined ? undefined : rates.number(variant.topUp.rate);
  const { premium } = variant;
  const limitOf = (name: string | undefined): Limit | undefined =>
    name === undefined ? undefined : shareOf(figures.limit(name), premium?.of ?? 'payer');
  const limits =
    premium === undefined ? undefined : { atLeast: limitOf(premium.atLeast), atMost: limitOf(premium.atMost) };
  return (write) => ({
    gates,
    steps,
    levy: levy(write),
    topUp: topUp === undefined ? undefined : write(topUp),
    premium: limits,
  });
};

const otherFor = (variant: Variant, rates: RateReader, write: Rates): Formula['other'] => {
  const { charge } = variant;
  if (charge.kind === 'rest') return { how: 'rest', of: charge.of };
  if (charge.kind !== 'multiple') return undefined;
  const factor = rates.number(charge.parameter);
  return factor === undefined ? undefined : { how: 'multiple', factor: write(factor) };
};

const maximumFor = (variant: Variant, figures: FigureReader): Int | undefined => {
  const figure = variant.maximum === undefined ? undefined : figures.number(variant.maximum);
  return figure === undefined || variant.maximum === undefined ? undefined : wholeUnits(figure, figures);
};

const wholeUnits = (figure: Scaled, figures: FigureReader): Int => {
  const { amount, of } = figures.money(printPlain(figure));
  return divideInt(amount, of, 'half-up');
};

/** The formula of a payer on the scheme's date, or why there is none. */
export const formulaFor = (question: FormulaQuestion): Formula | NoFormula => {
  const { compiled, payer, day, facts, country, decided } = question;
  const side = compiled.rule[payer];
  const variants = variantsFor(side, day, facts);
  const [first] = variants;
  if (first === undefined) return { none: 'outside' };
  const figures = new FigureReader(question);
  const days = variantDays(side, day);
  figures.narrow(days.from, days.to);
  const rates = new RateReader(figures, question);
  const ways: ((write: Rates) => Alternative)[] = [];
  for (const variant of variants) {
    const gates = gatesFor(variant.gate, figures, question);
    if (gates !== undefined) ways.push(alternativeFor(variant, gates, rates, figures, question));
  }
  const maximum = maximumFor(first, figures);
  if (figures.failure !== undefined) return figures.failure;
  const write: Rates = (rate) => rescale(rate, rates.scale);
  const other = otherFor(first, rates, write);
  const rounding = first.rounding ?? country.law.rounding;
  return {
    scale: rates.scale,
    alternatives: ways.map((way) => way(write)),
    other,
    mode: rounding.mode,
    unit: wholeUnits(parseScaled(rounding.unit) ?? { units: 1, scale: 0 }, figures),
    maximum,
    sources: figures.used,
    authorities: decided.authorities,
    from: figures.from,
    to: figures.to,
    ofLine: figures.ofLine || compiled.ofLine,
    unsure: figures.unsure,
  };
};
