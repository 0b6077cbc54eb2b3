import { parseScaled, printPlain, rescale, type Scaled } from '../money/decimal.ts';
import { type Int, mulInt, powerOfTen } from '../money/integer.ts';
import { minorDigitsOf } from '../money/currency.ts';
import type { RoundingMode } from '../money/rounding.ts';
import type { Payer } from '../records/primitives.ts';
import type { PayFrequency } from '../records/pay-line.ts';
import { type Day, firstDay, lastDay, parseDay } from '../time/date.ts';
import type { CompiledCountry, CompiledRule, CompiledScheme } from './compile.ts';
import type { FactReader } from './facts.ts';
import { datedFigureAt } from './figure.ts';
import type { Parameter, ParameterValue } from './shape-parameter.ts';
import type { RateSpec } from './shape-mechanism.ts';
import type { Side, Variant } from './shape.ts';

/** A marginal band in minor units. */
interface Band {
  /** Top of the band; `undefined`: no end. */
  readonly upTo: Int | undefined;
  /** Contribution per minor unit, in units of 10 ** -scale; `undefined`: a free band, which is no part of the base. */
  readonly rate: Int | undefined;
  readonly rateText: string;
}

/** One payer's contribution to one scheme as arithmetic: everything that the law, the facts and the date decide is settled. */
export interface Formula {
  readonly scale: number;
  /** Pay to date below it is charged as if it were the floor. */
  readonly floor: Int | undefined;
  readonly bands: readonly Band[];
  readonly mode: RoundingMode;
  /** Minor units to which amounts are rounded. */
  readonly unit: Int;
  readonly sources: readonly FigureUse[];
  /** Who decided figures that are used in place of the law's. */
  readonly authorities: readonly string[];
  /** Days for which the formula stays the same while the facts do. */
  readonly from: Day;
  readonly to: Day;
}

/** A figure that went into a formula. `byDefault`: in place of one that the employer or worker should give. */
export interface FigureUse {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly byDefault: boolean;
}

/** Why there is no formula. `outside`: the law does not charge this payer. */
export type NoFormula =
  | { readonly none: 'outside' }
  | { readonly none: 'law-missing'; readonly parameter: string }
  | { readonly none: 'frequency'; readonly frequency: string }
  | { readonly none: 'attribute-invalid'; readonly attribute: string };

/** A figure that somebody decided, in place of the one of the law. */
export interface DecidedFigures {
  /** Who decided. */
  readonly authorities: readonly string[];
  readonly rate: Scaled | undefined;
  readonly ceiling: Scaled | undefined;
}

interface Draft {
  readonly country: CompiledCountry;
  readonly day: Day;
  readonly reader: FactReader;
  readonly frequency: PayFrequency;
  readonly sources: FigureUse[];
  failure: NoFormula | undefined;
  from: Day;
  to: Day;
}

const keyOf = (parameter: Parameter, draft: Draft): { key: string; times: number } | undefined => {
  const by = parameter.by;
  if (by === undefined) return undefined;
  if (by.key === 'attribute') return { key: draft.reader.read(by.attribute) ?? '', times: 1 };
  const multiple = by.multiples[draft.frequency];
  return multiple === undefined ? { key: draft.frequency, times: 1 } : { key: multiple.of, times: multiple.times };
};

const narrow = (draft: Draft, from: Day, to: Day): void => {
  draft.from = Math.max(draft.from, from);
  draft.to = Math.min(draft.to, to);
};

const lookUp = (name: string, draft: Draft, byDefault = false): Scaled | 'none' | undefined => {
  const table = draft.country.figures.get(name);
  const dated = table === undefined ? undefined : datedFigureAt(table, draft.day);
  if (table === undefined || dated === undefined) {
    draft.failure ??= { none: 'law-missing', parameter: name };
    return undefined;
  }
  draft.sources.push({ parameter: table.parameter, value: dated.value, byDefault });
  narrow(draft, dated.from, dated.to);
  if (!(dated.figure instanceof Map)) return dated.figure as Scaled | 'none';
  const choice = keyOf(table.parameter, draft);
  const figure = dated.figure.get(choice?.key ?? '') as Scaled | 'none' | undefined;
  if (figure === undefined) {
    draft.failure ??=
      table.parameter.by?.key === 'frequency'
        ? { none: 'frequency', frequency: draft.frequency }
        : { none: 'law-missing', parameter: `${name} (${choice?.key ?? ''})` };
    return undefined;
  }
  return figure === 'none' || choice?.times === 1 || choice === undefined
    ? figure
    : { units: mulInt(figure.units, choice.times), scale: figure.scale };
};

const half = (rate: Scaled): Scaled => ({ units: mulInt(rate.units, 5), scale: rate.scale + 1 });

const rateOf = (spec: RateSpec, scheme: string, payer: Payer, draft: Draft): Scaled | undefined => {
  const { own } = spec;
  if (own !== undefined) {
    const rates = draft.reader.facts.ownRates;
    const text =
      own.from === 'attribute'
        ? draft.reader.read(own.attribute)
        : (rates.get(`${scheme}.${payer}`) ?? (payer === 'employer' ? rates.get(scheme) : undefined));
    const given = text === undefined ? undefined : parseScaled(text);
    if (given !== undefined) return own.from === 'attribute' && own.half ? half(given) : given;
  }
  const figure = lookUp(spec.parameter, draft, own !== undefined);
  return figure === 'none' ? undefined : figure;
};

const inMinorUnits = (figure: Scaled | 'none' | undefined, currency: string): Int | undefined =>
  figure === undefined || figure === 'none' ? undefined : rescale(figure, minorDigitsOf(currency));

const variantFor = (side: Side, day: Day, reader: FactReader): Variant | undefined =>
  side.variants.find(
    (variant) =>
      (variant.from === undefined || (parseDay(variant.from) ?? firstDay) <= day) &&
      (variant.to === undefined || day <= (parseDay(variant.to) ?? lastDay)) &&
      reader.hold(variant.when),
  );

interface RawBand {
  readonly upTo: Int | undefined;
  readonly rate: Scaled | undefined;
}

const bandsOf = (
  variant: Variant,
  scheme: string,
  payer: Payer,
  decided: DecidedFigures,
  draft: Draft,
): readonly RawBand[] => {
  const currency = draft.country.law.currency;
  let ceiling: Int | undefined;
  for (const step of variant.base) {
    if (step.step === 'ceiling') ceiling = inMinorUnits(decided.ceiling ?? lookUp(step.parameter, draft), currency);
  }
  const { charge } = variant;
  if (charge.kind === 'rate') {
    return [{ upTo: ceiling, rate: decided.rate ?? rateOf(charge.rate, scheme, payer, draft) }];
  }
  const bands: RawBand[] = [];
  for (const band of charge.bands) {
    const top = inMinorUnits(band.upTo === undefined ? undefined : lookUp(band.upTo, draft), currency);
    const figure = band.rate === undefined ? undefined : (decided.rate ?? lookUp(band.rate, draft));
    const upTo = ceiling !== undefined && (top === undefined || top > ceiling) ? ceiling : top;
    bands.push({ upTo, rate: figure === 'none' ? undefined : figure });
    if (upTo === undefined || upTo === ceiling) break;
  }
  return bands;
};

/** Whether the scheme charges this payer at all, for such persons and on that day. */
export const chargesPayer = (compiled: CompiledRule, payer: Payer, day: Day, reader: FactReader): boolean => {
  const side = compiled.rule[payer];
  return side !== undefined && variantFor(side, day, reader) !== undefined;
};

const timesOf = (variant: Variant, reader: FactReader): number => {
  const { times } = variant;
  if (times === undefined) return 1;
  const value = Number(reader.read(times.attribute) ?? '0') - times.minus;
  return Math.min(Math.max(value, times.atLeast), times.atMost);
};

/** The formula of a payer on the scheme's date, or why there is none. */
export const formulaFor = (
  scheme: CompiledScheme,
  compiled: CompiledRule,
  payer: Payer,
  day: Day,
  frequency: PayFrequency,
  reader: FactReader,
  decided: DecidedFigures,
): Formula | NoFormula => {
  const side = compiled.rule[payer];
  const variant = side === undefined ? undefined : variantFor(side, day, reader);
  if (variant === undefined) return { none: 'outside' };
  const { law } = scheme.country;
  const draft: Draft = {
    country: scheme.country,
    day,
    reader,
    frequency,
    sources: [],
    failure: undefined,
    from: compiled.from,
    to: compiled.to,
  };
  for (const one of side?.variants ?? []) {
    const from = one.from === undefined ? firstDay : (parseDay(one.from) ?? firstDay);
    const end = one.to === undefined ? lastDay : (parseDay(one.to) ?? lastDay);
    narrow(draft, from <= day ? from : firstDay, from <= day ? lastDay : from - 1);
    narrow(draft, end < day ? end + 1 : firstDay, end < day ? lastDay : end);
  }
  const raw = bandsOf(variant, scheme.id, payer, decided, draft);
  const floorStep = variant.base.find((step) => step.step === 'floor');
  const floor = floorStep === undefined ? undefined : inMinorUnits(lookUp(floorStep.parameter, draft), law.currency);
  if (draft.failure !== undefined) return draft.failure;
  const times = timesOf(variant, reader);
  const scale = raw.reduce((most, band) => Math.max(most, band.rate?.scale ?? 0), 0);
  const rounding = variant.rounding ?? law.rounding;
  return {
    scale,
    floor,
    bands: raw.map(({ upTo, rate }) => {
      const scaled = rate === undefined ? undefined : { units: mulInt(rate.units, times), scale: rate.scale };
      return {
        upTo,
        rate: scaled === undefined ? undefined : rescale(scaled, scale),
        rateText: scaled === undefined ? '' : printPlain(scaled),
      };
    }),
    mode: rounding.mode,
    unit: inMinorUnits(parseScaled(rounding.unit), law.currency) ?? 1,
    sources: draft.sources,
    authorities: decided.authorities,
    from: draft.from,
    to: draft.to,
  };
};

/** What a value of `scale` is in units of 10 ** -finer. */
export const refine = (value: Int, scale: number, finer: number): Int => mulInt(value, powerOfTen(finer - scale));
