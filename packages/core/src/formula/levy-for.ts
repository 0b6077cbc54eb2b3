import type { Charge, RateSpec } from '../legislation/shape-mechanism.ts';
import type { Variant } from '../legislation/shape.ts';
import { parseScaled, printPlain, type Scaled } from '../money/decimal.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Band, Levy } from './formula.ts';
import type { Limit } from './limit.ts';
import type { FormulaQuestion } from './question.ts';
import type { RateReader, Rates } from './rates.ts';

const zero: Limit = { amount: 0, of: 1 };

const timesOf = ({ times }: Variant, question: FormulaQuestion): number => {
  if (times === undefined) return 1;
  const value = Number(question.facts.read(times.attribute) ?? '0') - times.minus;
  return Math.min(Math.max(value, times.atLeast), times.atMost);
};

interface RawBand {
  readonly upTo: Limit | undefined;
  readonly rate: Scaled | undefined;
}

export type RawLevy = (rates: Rates) => Levy;

const bandsOf = (raw: readonly RawBand[], rates: Rates): readonly Band[] =>
  raw.map(({ upTo, rate }) => ({
    upTo,
    rate: rate === undefined ? undefined : rates(rate),
    rateText: rate === undefined ? '' : printPlain(rate),
  }));

/** How a base becomes a contribution, written once all rates are read. */
export const levyFor = (
  variant: Variant,
  writer: RateReader,
  figures: FigureReader,
  question: FormulaQuestion,
): RawLevy => {
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
    case 'rate': {
      const rate = writer.withOthers(writer.rate(charge.rate, times), charge.rate);
      return (rates) => ({ kind: 'bands', bands: bandsOf([{ upTo: undefined, rate }], rates), roundedEach: false });
    }
    case 'rest': {
      const own = writer.rate(charge.rate, times);
      const joint = writer.withOthers(own, charge.rate);
      const rateText = own === undefined ? '' : printPlain(own);
      return (rates) => {
        const bands = bandsOf([{ upTo: undefined, rate: joint }], rates).map((band) => ({ ...band, rateText }));
        return { kind: 'bands', bands, roundedEach: false };
      };
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
  writer: RateReader,
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

const scheduleFor = (
  { parameter }: Charge & { kind: 'schedule' },
  writer: RateReader,
  figures: FigureReader,
): RawLevy => {
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
