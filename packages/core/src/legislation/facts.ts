import { parseScaled, printPlain, rescale } from '../money/decimal.ts';
import { mulInt } from '../money/integer.ts';
import type { PayFrequency } from '../records/pay-line.ts';
import {
  completedMonths,
  completedYears,
  civilOf,
  type Day,
  dayOf,
  lastOfMonth,
  monthOf,
  parseDay,
} from '../time/date.ts';
import type { Attribute } from './shape-attribute.ts';
import type { Condition } from './shape-condition.ts';

/** Attributes as they were given, by name. */
export type Given = Pick<ReadonlyMap<string, string>, 'get'>;

/** What is known of a worker with an employer, as far as the law asks for it. */
export interface Facts {
  readonly worker: Given;
  readonly employer: Given;
  /** The employer's own rates, by `scheme` (employer's side) or `scheme.payer`. */
  readonly ownRates: ReadonlyMap<string, string>;
  readonly nationality: readonly string[];
  readonly residence: string | undefined;
}

const compareDecimals = (a: string, b: string): number => {
  const left = parseScaled(a);
  const right = parseScaled(b);
  if (left === undefined || right === undefined) return Number.NaN;
  const scale = Math.max(left.scale, right.scale);
  const x = rescale(left, scale);
  const y = rescale(right, scale);
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Whether a given value is one that the law knows. */
export const isValidAttribute = (attribute: Attribute, value: string): boolean => {
  switch (attribute.type) {
    case 'word':
      return attribute.values === undefined || attribute.values.includes(value);
    case 'date':
      return parseDay(value) !== undefined;
    case 'integer':
    case 'decimal': {
      if (attribute.values?.includes(value) === true) return true;
      const figure = parseScaled(value);
      if (figure === undefined || value.length > 40 || (attribute.type === 'integer' && figure.scale > 0)) return false;
      return (
        (attribute.minimum === undefined || compareDecimals(value, attribute.minimum) >= 0) &&
        (attribute.maximum === undefined || compareDecimals(value, attribute.maximum) <= 0)
      );
    }
  }
};

/** The pay for which facts are read: age and time gone by are counted on its pay date. */
export interface Moment {
  readonly payDate: Day;
  /** `undefined`: not known, and the age is `ageWithoutBirth`. */
  readonly birth: Day | undefined;
  readonly frequency: PayFrequency;
  /** Paid hours of the pay period. */
  readonly hours: string | undefined;
  /** Told what is asked of the age, by whoever wants to know what a result rests on. */
  readonly hear?: ((age: AgeCondition, payDate: Day) => void) | undefined;
}

/** The age of a person of whom no day of birth is known. */
const ageWithoutBirth = 40;

/** Completed years on the pay date. */
export const ageOf = ({ birth, payDate }: Pick<Moment, 'birth' | 'payDate'>): number =>
  birth === undefined ? ageWithoutBirth : completedYears(birth, payDate);

export type AgeCondition = Extract<Condition, { age: unknown }>['age'];

/** What was asked of an age, and whether it held. */
export interface AgeAnswer {
  readonly age: AgeCondition;
  readonly holds: boolean;
}

const ageBy = (on: AgeCondition['on'], moment: Pick<Moment, 'birth' | 'payDate'>): number => {
  const { birth, payDate } = moment;
  if (birth === undefined) return ageWithoutBirth;
  const paid = civilOf(payDate);
  switch (on) {
    case 'pay-date':
      return completedYears(birth, payDate);
    case 'start-of-year':
      return completedYears(birth, dayOf(paid.year, 1, 1));
    case 'year-less-birth-year':
      return paid.year - civilOf(birth).year;
    case 'month-after-birthday':
      return completedYears(birth, dayOf(paid.year, paid.month, 1) - 1);
    case 'month-of-birthday':
      return completedYears(birth, lastOfMonth(monthOf(payDate)));
  }
};

const isWithin = (value: number, { from, below }: { from?: number | undefined; below?: number | undefined }): boolean =>
  (from === undefined || value >= from) && (below === undefined || value < below);

/** Whether a person is of an age on a pay date. */
export const ageHolds = (age: AgeCondition, moment: Pick<Moment, 'birth' | 'payDate'>): boolean =>
  isWithin(ageBy(age.on, moment), age);

/** Weeks of a pay period, as twelfths of a week: a month has 52 ÷ 12 of them. */
const weekTwelfths: Record<PayFrequency, number> = {
  weekly: 12,
  biweekly: 24,
  'four-weekly': 48,
  semimonthly: 26,
  monthly: 52,
  quarterly: 156,
  yearly: 624,
};

/** Reads facts on behalf of one scheme, and remembers which attribute had a value that the law does not know. */
export class FactReader {
  invalid: string | undefined;
  /** What was asked of the age so far. */
  readonly ages: AgeAnswer[] = [];
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly facts: Facts;
  readonly moment: Moment;

  constructor(attributes: ReadonlyMap<string, Attribute>, facts: Facts, moment: Moment) {
    this.attributes = attributes;
    this.facts = facts;
    this.moment = moment;
  }

  /** The value given or the default; `undefined` where the law has no default. */
  read(name: string): string | undefined {
    const attribute = this.attributes.get(name);
    if (attribute === undefined) return undefined;
    const given = this.given(name);
    if (given !== undefined) {
      if (!isValidAttribute(attribute, given)) this.invalid ??= name;
      return given;
    }
    const fallback = attribute.default;
    if (fallback === undefined || typeof fallback === 'string') return fallback;
    if (!Array.isArray(fallback)) return this.read(fallback.attribute);
    return fallback.find((option) => this.hold(option.when))?.value;
  }

  hold(conditions: readonly Condition[]): boolean {
    return conditions.every((condition) => this.holds(condition));
  }

  private given(name: string): string | undefined {
    const attribute = this.attributes.get(name);
    return (attribute?.holder === 'worker' ? this.facts.worker : this.facts.employer).get(name);
  }

  private holds(condition: Condition): boolean {
    if ('age' in condition) return this.isOfAge(condition.age);
    if ('elapsed' in condition) return this.hasElapsed(condition.elapsed);
    if ('nationality' in condition) return condition.nationality.some((code) => this.facts.nationality.includes(code));
    if ('residence' in condition) return condition.residence.some((code) => code === this.facts.residence);
    if ('hours' in condition) return this.worksHours(condition.hours);
    if ('given' in condition) return (this.given(condition.attribute) !== undefined) === condition.given;
    const value = this.read(condition.attribute);
    if ('notIn' in condition) return value === undefined || !condition.notIn.includes(value);
    if (value === undefined) return false;
    if ('in' in condition) return condition.in.includes(value);
    if ('atLeast' in condition) return compareDecimals(value, condition.atLeast) >= 0;
    return compareDecimals(value, condition.below) < 0;
  }

  private isOfAge(age: AgeCondition): boolean {
    const { moment } = this;
    const holds = ageHolds(age, moment);
    this.ages.push({ age, holds });
    moment.hear?.(age, moment.payDate);
    return holds;
  }

  /** Without the day, as long as the law's default of an employment: one year. */
  private hasElapsed({ since, months }: Extract<Condition, { elapsed: unknown }>['elapsed']): boolean {
    const text = this.read(since);
    const day = text === undefined ? undefined : parseDay(text);
    return isWithin(day === undefined ? 12 : completedMonths(day, this.moment.payDate), months);
  }

  /** Hours are compared as twelfths, so that the weeks of a month stay whole. */
  private worksHours({ from, below, fullWeek }: Extract<Condition, { hours: unknown }>['hours']): boolean {
    const { hours, frequency } = this.moment;
    const week = this.given('weekly-hours') ?? fullWeek;
    const twelfths = (text: string, times: number): string => {
      const figure = parseScaled(text) ?? { units: 0, scale: 0 };
      return printPlain({ units: mulInt(figure.units, times), scale: figure.scale });
    };
    const weeks = weekTwelfths[frequency];
    const worked = hours === undefined ? twelfths(week, weeks) : twelfths(hours, 12);
    return (
      (from === undefined || compareDecimals(worked, twelfths(from, weeks)) >= 0) &&
      (below === undefined || compareDecimals(worked, twelfths(below, weeks)) < 0)
    );
  }
}
