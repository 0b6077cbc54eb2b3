import { minorDigitsOf } from '../money/currency.ts';
import { parseScaled, printPlain, rescale, type Scaled } from '../money/decimal.ts';
import { addInt, type Int, mulInt, powerOfTen } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import type { Payer } from '../records/primitives.ts';
import type { CompiledScheme } from './compile.ts';
import { FigureReader, type Reading } from './figure-reader.ts';
import type { Alternative, Band, Formula, Gate, Levy, NoFormula, PayStep } from './formula.ts';
import type { Limit } from './limit.ts';
import type { BaseStep, Charge, GateSpec, RateSpec } from './shape-mechanism.ts';
import type { Variant } from './shape.ts';
import { variantDays, variantsFor } from './variant-for.ts';

/** A figure that somebody decided, in place of the one of the law. */
export interface DecidedFigures {
  /** Who decided. */
  readonly authorities: readonly string[];
  readonly rate: Scaled | undefined;
  readonly ceiling: Scaled | undefined;
  readonly value: Scaled | undefined;
}

/** What is asked for: a payer's formula in a scheme, for the facts and the day of a reading. */
export interface FormulaQuestion extends Reading {
  readonly scheme: CompiledScheme;
  readonly payer: Payer;
  readonly decided: DecidedFigures;
  /** Part of the rate that a certificate releases. */
  readonly released: Scaled | undefined;
}

// Rates of the law have at most eight digits after the point; all of a formula are written with so many as it needs.
type Rates = (rate: Scaled) => Int;

const sum = (a: Scaled, b: Scaled): Scaled => {
  const scale = Math.max(a.scale, b.scale);
  return { units: addInt(rescale(a, scale), rescale(b, scale)), scale };
};

const negative = ({ units, scale }: Scaled): Scaled => ({ units: mulInt(units, -1), scale });

const half = ({ units, scale }: Scaled): Scaled => ({ units: mulInt(units, 5), scale: scale + 1 });

const timesOf = ({ times }: Variant, question: FormulaQuestion): number => {
  if (times === undefined) return 1;
  const value = Number(question.facts.read(times.attribute) ?? '0') - times.minus;
  return Math.min(Math.max(value, times.atLeast), times.atMost);
};

/** Reads what a variant says into figures. Rates are collected first, for the scale that all of them share. */
class Writer {
  scale = 0;
  private readonly figures: FigureReader;
  private readonly question: FormulaQuestion;

  constructor(figures: FigureReader, question: FormulaQuestion) {
    this.figures = figures;
    this.question = question;
  }

  /** The employer's or worker's own figure, where one was given. */
  private ownRate(own: RateSpec['own']): Scaled | undefined {
    if (own === undefined) return undefined;
    const { facts, scheme, payer } = this.question;
    const rates = facts.facts.ownRates;
    const text =
      own.from === 'attribute'
        ? facts.read(own.attribute)
        : (rates.get(`${scheme.id}.${payer}`) ?? (payer === 'employer' ? rates.get(scheme.id) : undefined));
    const given = text === undefined ? undefined : parseScaled(text);
    return given !== undefined && own.from === 'attribute' && own.half ? half(given) : given;
  }

  rate(spec: Pick<RateSpec, 'own'> & { parameter: string; plus?: readonly string[] }, times = 1): Scaled | undefined {
    const { decided, released } = this.question;
    const own = decided.rate ?? this.ownRate(spec.own);
    let rate = own ?? this.figures.number(spec.parameter, spec.own !== undefined);
    if (rate === undefined) return undefined;
    for (const name of spec.plus ?? []) {
      const more = this.figures.number(name);
      if (more !== undefined) rate = sum(rate, more);
    }
    if (released !== undefined) rate = sum(rate, negative(released));
    const multiplied = { units: mulInt(rate.units, times), scale: rate.scale };
    this.scale = Math.max(this.scale, multiplied.scale);
    return multiplied;
  }

  number(name: string): Scaled | undefined {
    const figure = this.figures.number(name);
    this.scale = Math.max(this.scale, figure?.scale ?? 0);
    return figure;
  }
}

const zero: Limit = { amount: 0, of: 1 };

const stepFor = (step: BaseStep, figures: FigureReader, question: FormulaQuestion): PayStep | undefined => {
  const digits = minorDigitsOf(question.country.law.currency);
  switch (step.step) {
    case 'ceiling': {
      const { ceiling } = question.decided;
      const limit =
        ceiling === undefined
          ? figures.limit(step.parameter, step.scaledBy)
          : figures.limitFrom(ceiling, figures.parameterOf(step.parameter));
      return limit === undefined ? undefined : { step: 'ceiling', limit };
    }
    case 'floor': {
      const limit = figures.limit(step.parameter, step.scaledBy);
      return limit === undefined ? undefined : { step: 'floor', limit };
    }
    case 'allowance': {
      const limit = figures.limit(step.parameter, step.scaledBy);
      const atLeast = step.atLeast === undefined ? undefined : figures.limit(step.atLeast);
      return limit === undefined ? undefined : { step: 'allowance', limit, atLeast };
    }
    case 'factor': {
      const figure = figures.number(step.parameter);
      return figure === undefined ? undefined : { step: 'factor', factor: figure.units, of: powerOfTen(figure.scale) };
    }
    case 'round':
      return { step: 'round', mode: step.mode, unit: figures.money(step.unit).amount };
    case 'grade': {
      const rows = figures.rows(step.parameter).map(({ below, amount = '0' }) => ({
        below: below === undefined ? undefined : figures.money(below).amount,
        amount: figures.money(amount).amount,
      }));
      return { step: 'grade', rows };
    }
    case 'stated': {
      const text = question.facts.read(step.attribute);
      const given = text === undefined ? undefined : parseScaled(text);
      if (given === undefined) return undefined;
      const finer = Math.max(0, given.scale - digits);
      const units = given.scale < digits ? rescale(given, digits) : given.units;
      return { step: 'stated', limit: { amount: units, of: powerOfTen(finer) } };
    }
  }
};

const isOpen = (test: Gate['test'], known: Scaled, against: Scaled): boolean => {
  const scale = Math.max(known.scale, against.scale);
  const [a, b] = [rescale(known, scale), rescale(against, scale)];
  switch (test) {
    case 'above':
      return a > b;
    case 'atLeast':
      return a >= b;
    case 'below':
      return a < b;
    case 'atMost':
      return a <= b;
  }
};

/** The gates of a variant that pay has to pass; `undefined` where a fact keeps it shut. */
const gatesFor = (gate: GateSpec | undefined, figures: FigureReader, question: FormulaQuestion): Gate[] | undefined => {
  if (gate === undefined) return [];
  const gates: Gate[] = [];
  const { of } = gate;
  const name = of === 'wages' ? undefined : 'expected' in of ? of.expected : of.attribute;
  const text = name === undefined ? undefined : question.facts.read(name);
  const known = text === undefined ? undefined : parseScaled(text);
  const expected = of !== 'wages' && 'expected' in of;
  if (known === undefined && name !== undefined && !expected) return undefined;
  for (const test of ['above', 'atLeast', 'below', 'atMost'] as const) {
    const parameter = gate[test];
    if (parameter === undefined) continue;
    if (known === undefined) {
      const limit = expected ? figures.plain(parameter) : figures.limit(parameter, gate.scaledBy);
      if (limit !== undefined) gates.push({ test, limit, expected });
      continue;
    }
    const against = figures.number(parameter);
    if (against !== undefined && !isOpen(test, known, against)) return undefined;
  }
  return gates;
};

interface RawBand {
  readonly upTo: Limit | undefined;
  readonly rate: Scaled | undefined;
}

type RawLevy = (rates: Rates) => Levy;

const bandsOf = (raw: readonly RawBand[], rates: Rates): readonly Band[] =>
  raw.map(({ upTo, rate }) => ({
    upTo,
    rate: rate === undefined ? undefined : rates(rate),
    rateText: rate === undefined ? '' : printPlain(rate),
  }));

const levyFor = (variant: Variant, writer: Writer, figures: FigureReader, question: FormulaQuestion): RawLevy => {
  const { charge } = variant;
  const times = timesOf(variant, question);
  const bandOf = (band: {
    upTo?: string | undefined;
    rate?: string | undefined;
    scaledBy?: string | undefined;
    own?: RateSpec['own'];
  }): RawBand => ({
    upTo: band.upTo === undefined ? undefined : figures.limit(band.upTo, band.scaledBy),
    rate: band.rate === undefined ? undefined : writer.rate({ parameter: band.rate, own: band.own }, times),
  });
  switch (charge.kind) {
    case 'rate':
    case 'rest': {
      const raw = [{ upTo: undefined, rate: writer.rate(charge.rate, times) }];
      return (rates) => ({ kind: 'bands', bands: bandsOf(raw, rates), roundedEach: false });
    }
    case 'bands': {
      const raw = charge.bands.map(bandOf);
      return (rates) => ({ kind: 'bands', bands: bandsOf(raw, rates), roundedEach: charge.roundedEach });
    }
    case 'slab': {
      const raw = charge.brackets.map(bandOf);
      const credit = creditFor(charge, writer, figures);
      return (rates) => ({
        kind: 'slab',
        brackets: bandsOf(raw, rates),
        byLine: charge.test === 'line',
        credit: credit?.(rates),
      });
    }
    case 'schedule':
      return scheduleFor(charge, writer, figures);
    case 'fixed': {
      const sumOf = fixedSum(charge, figures, question);
      return () => ({ kind: 'fixed', sum: sumOf ?? zero });
    }
    case 'multiple':
      writer.number(charge.parameter);
      return () => ({ kind: 'fixed', sum: zero });
  }
};

const fixedSum = (
  charge: Charge & { kind: 'fixed' },
  figures: FigureReader,
  question: FormulaQuestion,
): Limit | undefined => {
  const { scheme, payer, facts, decided } = question;
  const rates = facts.facts.ownRates;
  const own =
    charge.own === undefined
      ? undefined
      : (rates.get(`${scheme.id}.${payer}`) ?? (payer === 'employer' ? rates.get(scheme.id) : undefined));
  const given = decided.value ?? (own === undefined ? undefined : parseScaled(own));
  return given === undefined
    ? figures.limitFrom(
        figures.number(charge.parameter, charge.own !== undefined),
        figures.parameterOf(charge.parameter),
        charge.scaledBy,
      )
    : figures.limitFrom(given, figures.parameterOf(charge.parameter), charge.scaledBy);
};

const creditFor = (
  { credit }: Charge & { kind: 'slab' },
  writer: Writer,
  figures: FigureReader,
): ((rates: Rates) => (Levy & { kind: 'slab' })['credit']) | undefined => {
  if (credit === undefined) return undefined;
  const [from, upTo, maximum] = [credit.from, credit.upTo, credit.maximum].map((name) => figures.limit(name) ?? zero);
  const less = writer.number(credit.less);
  return (rates) => ({
    from: from ?? zero,
    upTo: upTo ?? zero,
    maximum: maximum ?? zero,
    less: less === undefined ? 0 : rates(less),
  });
};

const scheduleFor = ({ parameter }: Charge & { kind: 'schedule' }, writer: Writer, figures: FigureReader): RawLevy => {
  const raw = figures
    .rows(parameter)
    .map((row) => ({ ...row, scaled: row.rate === undefined ? undefined : parseScaled(row.rate) }));
  for (const { scaled } of raw) writer.scale = Math.max(writer.scale, scaled?.scale ?? 0);
  return (rates) => ({
    kind: 'schedule',
    rows: raw.map(({ above = '0', amount = '0', scaled, atMost }) => ({
      above: figures.money(above),
      amount: figures.money(amount),
      rate: scaled === undefined ? undefined : rates(scaled),
      rateText: scaled === undefined ? '' : printPlain(scaled),
      atMost: atMost === undefined ? undefined : figures.money(atMost),
    })),
  });
};

/** A limit of the contribution of both payers counts half for each. */
const shareOf = (limit: Limit | undefined, of: 'payer' | 'both'): Limit | undefined =>
  limit === undefined || of === 'payer' ? limit : { amount: limit.amount, of: mulInt(limit.of, 2) };

const alternativeFor = (
  variant: Variant,
  gates: readonly Gate[],
  writer: Writer,
  figures: FigureReader,
  question: FormulaQuestion,
): ((rates: Rates) => Alternative) => {
  const steps = variant.base.flatMap((step) => stepFor(step, figures, question) ?? []);
  const levy = levyFor(variant, writer, figures, question);
  const topUp = variant.topUp === undefined ? undefined : writer.number(variant.topUp.rate);
  const { premium } = variant;
  const limitOf = (name: string | undefined): Limit | undefined =>
    name === undefined ? undefined : shareOf(figures.limit(name), premium?.of ?? 'payer');
  const limits =
    premium === undefined ? undefined : { atLeast: limitOf(premium.atLeast), atMost: limitOf(premium.atMost) };
  return (rates) => ({
    gates,
    steps,
    levy: levy(rates),
    topUp: topUp === undefined ? undefined : rates(topUp),
    premium: limits,
  });
};

const otherFor = (variant: Variant, writer: Writer, rates: Rates): Formula['other'] => {
  const { charge } = variant;
  if (charge.kind === 'rest') return { how: 'rest', of: charge.of };
  if (charge.kind !== 'multiple') return undefined;
  const factor = writer.number(charge.parameter);
  return factor === undefined ? undefined : { how: 'multiple', factor: rates(factor) };
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
  const writer = new Writer(figures, question);
  const ways: ((rates: Rates) => Alternative)[] = [];
  for (const variant of variants) {
    const gates = gatesFor(variant.gate, figures, question);
    if (gates !== undefined) ways.push(alternativeFor(variant, gates, writer, figures, question));
  }
  const maximum = maximumFor(first, figures);
  if (figures.failure !== undefined) return figures.failure;
  const rates: Rates = (rate) => rescale(rate, writer.scale);
  const other = otherFor(first, writer, rates);
  const rounding = first.rounding ?? country.law.rounding;
  return {
    scale: writer.scale,
    alternatives: ways.map((way) => way(rates)),
    other,
    mode: rounding.mode,
    unit: wholeUnits(parseScaled(rounding.unit) ?? { units: 1, scale: 0 }, figures),
    maximum,
    sources: figures.used,
    authorities: decided.authorities,
    from: figures.from,
    to: figures.to,
    ofLine: figures.ofLine || compiled.ofLine,
  };
};
