import type { Condition, CountryLaw, Legislation, Payer, ParameterValue, SchemeRule, Variant } from '@totalize/core';

/** What the constructs of a scheme's data let its contribution do as pay grows. */
export interface Traits {
  /** It may leap somewhere above nothing: a gate, a bracket for all of the pay, a table, a fixed sum by bounds. */
  readonly leaps: boolean;
  /** It may leap from no pay to the smallest one: a floor, a fixed sum, a least contribution. */
  readonly begins: boolean;
  /** It may shrink: a negative rate, pay that must stay below a bound, a floor topped up by this payer. */
  readonly falls: boolean;
  /** `always`: from some pay on it stays the same; `never`: it grows with all pay; `unknown`: pay or facts decide. */
  readonly capped: 'always' | 'never' | 'unknown';
  /** Steps of the base and amounts that are rounded one by one, in units of the currency. */
  readonly coarseness: number;
}

type Side = NonNullable<SchemeRule['employee']>;

interface Place {
  readonly law: Legislation;
  readonly country: CountryLaw;
  readonly day: string;
}

const isOn = (day: string, { from, to }: { from?: string | undefined; to?: string | undefined }): boolean =>
  (from ?? day) <= day && day <= (to ?? day);

export const ruleOn = (country: CountryLaw, scheme: string, day: string): SchemeRule | undefined =>
  country.schemes.find((one) => one.scheme === scheme)?.rules.find((rule) => isOn(day, rule));

/** The value of a parameter on a day; without a last day it holds until the next. */
export const valueOn = ({ country, day }: Omit<Place, 'law'>, name: string): ParameterValue['value'] | undefined =>
  country.parameters.find(({ parameter }) => parameter === name)?.values.findLast((value) => isOn(day, value))?.value;

/** Every figure of a value, whatever it depends on. */
export const figuresOf = (value: ParameterValue['value'] | undefined): readonly string[] => {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return Object.values(value);
  return value.flatMap((row) =>
    [row.below, row.above, row.amount, row.atMost].filter((figure) => figure !== undefined),
  );
};

/** A worker of forty years, of whom nothing is told but that he is at home in the country. */
class Nobody {
  private readonly place: Place;

  constructor(place: Place) {
    this.place = place;
  }

  /** `undefined`: it cannot be told here. */
  holds(condition: Condition): boolean | undefined {
    if ('age' in condition) return within(40, condition.age);
    if ('elapsed' in condition) return within(12, condition.elapsed.months);
    if ('nationality' in condition) return condition.nationality.includes(this.place.country.country);
    if ('residence' in condition) return condition.residence.includes(this.place.country.country);
    if (!('attribute' in condition)) return undefined;
    if ('given' in condition) return !condition.given;
    const value = this.read(condition.attribute);
    if ('notIn' in condition) return value === undefined || !condition.notIn.includes(value);
    if (value === undefined) return false;
    if ('in' in condition) return condition.in.includes(value);
    return 'atLeast' in condition
      ? Number(value) >= Number(condition.atLeast)
      : Number(value) < Number(condition.below);
  }

  private read(name: string): string | undefined {
    const fallback = this.place.law.attributes.get(name)?.default;
    if (fallback === undefined || typeof fallback === 'string') return fallback;
    if (!Array.isArray(fallback)) return this.read(fallback.attribute);
    return fallback.find(({ when }) => when.every((condition) => this.holds(condition)))?.value;
  }
}

const within = (value: number, { from, below }: { from?: number | undefined; below?: number | undefined }): boolean =>
  value >= (from ?? value) && value < (below ?? Number.POSITIVE_INFINITY);

/** The variants that may be charged: those that hold, up to the first that surely does whatever the pay. */
const candidates = (side: Side, place: Place): readonly Variant[] => {
  const nobody = new Nobody(place);
  const found: Variant[] = [];
  for (const variant of side.variants) {
    const held = variant.when.map((condition) => nobody.holds(condition));
    if (!isOn(place.day, variant) || held.includes(false)) continue;
    found.push(variant);
    if (variant.gate === undefined && !held.includes(undefined)) break;
  }
  return found;
};

const hasLimit = (place: Place, name: string | undefined): boolean =>
  name !== undefined && figuresOf(valueOn(place, name)).every((figure) => figure !== 'none');

const rowsOf = (place: Place, name: string) => {
  const value = valueOn(place, name);
  return Array.isArray(value) ? value : [];
};

const isCapped = (variant: Variant, other: () => boolean, place: Place): boolean => {
  const { base, charge, premium, maximum } = variant;
  if (base.some((step) => step.step === 'ceiling' && hasLimit(place, step.parameter))) return true;
  if (base.some(({ step }) => step === 'grade') || hasLimit(place, premium?.atMost) || hasLimit(place, maximum))
    return true;
  switch (charge.kind) {
    case 'bands':
      return hasLimit(place, charge.bands.at(-1)?.upTo) || charge.bands.at(-1)?.rate === undefined;
    case 'slab':
      return hasLimit(place, charge.brackets.at(-1)?.upTo) || charge.brackets.at(-1)?.rate === undefined;
    case 'fixed':
      return true;
    case 'multiple':
      return other();
    case 'schedule': {
      const last = rowsOf(place, charge.parameter).at(-1);
      return last?.rate === undefined || last.atMost !== undefined;
    }
    case 'rate':
    case 'rest':
      return false;
  }
};

const rateNames = ({ charge }: Variant): readonly (string | undefined)[] => {
  if (charge.kind === 'rate' || charge.kind === 'rest') return [charge.rate.parameter];
  if (charge.kind === 'bands') return charge.bands.map(({ rate }) => rate);
  return charge.kind === 'slab' ? charge.brackets.map(({ rate }) => rate) : [];
};

const isNegative = (place: Place, name: string | undefined): boolean =>
  name !== undefined && figuresOf(valueOn(place, name)).some((figure) => figure.startsWith('-'));

const leaps = ({ gate, base, charge }: Variant): boolean =>
  gate !== undefined ||
  ['slab', 'schedule'].includes(charge.kind) ||
  base.some((step) => step.step === 'grade' || (step.step === 'allowance' && step.atLeast !== undefined));

const begins = ({ base, charge, premium }: Variant): boolean =>
  charge.kind === 'fixed' ||
  premium?.atLeast !== undefined ||
  base.some(({ step }) => step === 'floor' || step === 'stated');

/** A bracket whose rate is lower than that of the one below it takes less of a little more pay. */
const descends = (variant: Variant, place: Place): boolean => {
  if (variant.charge.kind !== 'slab') return false;
  const rates = rateNames(variant).map((name) => (name === undefined ? 0 : Number(figuresOf(valueOn(place, name))[0])));
  return rates.some((rate, at) => rate < (rates[at - 1] ?? 0));
};

const falls = (variant: Variant, place: Place): boolean => {
  const { gate, topUp } = variant;
  return (
    gate?.below !== undefined ||
    gate?.atMost !== undefined ||
    topUp !== undefined ||
    descends(variant, place) ||
    rateNames(variant).some((name) => isNegative(place, name))
  );
};

const coarsenessOf = (variant: Variant, { country }: Place): number => {
  const { base, charge, rounding = country.rounding } = variant;
  const steps = base.map((step) => (step.step === 'round' ? Number(step.unit) : 0));
  const slices = charge.kind === 'bands' && charge.roundedEach ? charge.bands.length : 1;
  return steps.reduce((sum, step) => sum + step, 0) + Number(rounding.unit) * (charge.kind === 'rest' ? 2 : slices);
};

/** Whose amounts a charge multiplies or takes off. */
const restsOn = (
  charge: Variant['charge'],
  scheme: string,
  opposite: Payer,
): readonly { scheme: string; payer: Payer | 'same' }[] => {
  if (charge.kind === 'rest' && charge.of.length > 0) return charge.of;
  return charge.kind === 'rest' || charge.kind === 'multiple' ? [{ scheme, payer: opposite }] : [];
};

const none: Traits = { leaps: false, begins: false, falls: false, capped: 'unknown', coarseness: 0 };

const together = (own: Traits, others: readonly Traits[]): Traits => ({
  leaps: [own, ...others].some((one) => one.leaps),
  begins: [own, ...others].some((one) => one.begins),
  falls: [own, ...others].some((one) => one.falls),
  capped: others.length === 0 ? own.capped : 'unknown',
  coarseness: [own, ...others].reduce((sum, one) => sum + one.coarseness, 0),
});

/** The traits of one payer's contribution, together with those of other schemes that it rests on. */
export const traitsOf = (place: Place, scheme: string, payer: Payer): Traits => {
  const rule = ruleOn(place.country, scheme, place.day);
  const side = rule?.[payer];
  if (rule === undefined || side === undefined) return none;
  const variants = candidates(side, place);
  const opposite = payer === 'employee' ? 'employer' : 'employee';
  const otherIsCapped = (): boolean => traitsOf(place, scheme, opposite).capped === 'always';
  const capped = variants.map((variant) => isCapped(variant, otherIsCapped, place));
  const own: Traits = {
    leaps: variants.some(leaps),
    begins: variants.some(begins),
    falls: variants.some((variant) => falls(variant, place)) || side.contributions?.how === 'minus',
    capped: capped.every(Boolean) ? 'always' : capped.some(Boolean) ? 'unknown' : 'never',
    coarseness: Math.max(0, ...variants.map((variant) => coarsenessOf(variant, place))),
  };
  const named = [
    ...(side.contributions?.of ?? []),
    ...variants.flatMap(({ charge }) => restsOn(charge, scheme, opposite)),
  ];
  return together(
    own,
    named.map((one) => traitsOf(place, one.scheme, one.payer === 'same' ? payer : one.payer)),
  );
};
