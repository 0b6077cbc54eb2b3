import type { AnnotationRule, Crediting, ForeignCoverage } from '../benefit/law.ts';
import { units } from '../benefit/law.ts';
import { exact } from '../benefit/exact.ts';
import type { ForeignPeriod } from '../records/credit-record.ts';
import { type Day, dayOf, parseDay } from '../time/date.ts';
import { type Quarter, quarterOf, quarterOfDay, quartersBetween, yearOfQuarter } from './quarter.ts';

/** No credit for coverage before this day: 20 CFR 404.1908(a). */
const firstCreditedDay: Day = dayOf(1937, 1, 1);
const firstCreditedQuarter: Quarter = quarterOf(1937, 1);

/** A reporting period as it is credited: so many quarters, in these calendar quarters. */
export interface Block {
  readonly country: string;
  readonly reportingStart: string;
  /** Quarters of coverage that its length gives. */
  readonly quarters: number;
  /** Calendar quarters in which they may stand, in order. */
  readonly slots: readonly Quarter[];
  /** The certified period that gives a calendar quarter. */
  readonly periodOf: (quarter: Quarter) => ForeignPeriod;
  /** Quarters of the period that lie before 1937. */
  readonly before1937: number;
  /** How the number came about, for the trace. */
  readonly reckoning: string;
  readonly citation: string;
}

/** A period that gives nothing, and why. */
interface Unusable {
  readonly period: ForeignPeriod;
  readonly quarters: number;
  readonly why: string;
  readonly citation: string;
}

const dayIn = (date: string): Day => parseDay(date) ?? 0;
const letters = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Codes of digits stand by themselves (`FRI 600`), words anywhere in the annotation. */
const says = (annotation: string, code: string): boolean =>
  /^\d+$/.test(code) ? annotation.split(/\D+/).includes(code) : letters(annotation).includes(letters(code));

const creditingOf = (country: string, law: ForeignCoverage): Crediting =>
  law.countries.find((one) => one.country === country) ?? law.general;

const ruleFor = ({ annotation }: ForeignPeriod, { annotations }: Crediting): AnnotationRule | undefined =>
  annotation === undefined ? undefined : annotations.find(({ code }) => says(annotation, code));

interface Length {
  readonly unit: (typeof units)[number];
  readonly amount: string;
}

const lengthOf = (period: ForeignPeriod): Length | undefined =>
  units.flatMap((unit) => {
    const amount = period[unit];
    return amount === undefined ? [] : [{ unit, amount }];
  })[0];

type PerQuarter = (unit: Length['unit']) => string;

const perQuarter =
  ({ unitsPerQuarter }: Crediting, law: ForeignCoverage): PerQuarter =>
  (unit) =>
    unitsPerQuarter?.[unit] ?? law.unitsPerQuarter[unit];

/** One quarter for every three months (or the like) and for a remaining fraction: 20 CFR 404.1908(b)(1). */
const quartersOf = (lengths: readonly Length[], per: PerQuarter): number =>
  lengths
    .reduce((sum, { unit, amount }) => sum.add(exact(amount).div(per(unit))), exact(0))
    .toDecimalPlaces(20)
    .ceil()
    .toNumber();

const print = (lengths: readonly Length[], quarters: number, units: PerQuarter): string => {
  const sum = lengths.map(({ unit, amount }) => `${amount} ${unit === 'factor' ? 'quarters by the agency' : unit}`);
  const unit = lengths[0]?.unit ?? 'months';
  const per = units(unit);
  return `${sum.join(' + ')}${per === '1' ? '' : ` ÷ ${per}`} = ${quarters} quarters, a remainder counting as one`;
};

interface Usable {
  readonly period: ForeignPeriod;
  readonly length: Length | undefined;
  readonly rule: AnnotationRule | undefined;
}

const blockOf = (group: readonly Usable[], crediting: Crediting, law: ForeignCoverage, last: Quarter): Block => {
  const [{ period, rule } = { period: undefined, rule: undefined }] = group;
  if (period === undefined) throw new TypeError('a block has a period');
  const standsFor = rule?.effect === 'stands-for' ? rule : undefined;
  const spans = group.map((one) => ({
    period: one.period,
    from: quarterOfDay(dayIn(standsFor?.from ?? one.period.reportingStart)),
    to: quarterOfDay(dayIn(standsFor?.to ?? one.period.reportingEnd)),
  }));
  const earliest = Math.max(firstCreditedQuarter, quarterOfDay(dayIn(crediting.notBefore ?? '1900-01-01')));
  const touched = spans.flatMap(({ from, to }) => quartersBetween(Math.max(from, earliest), Math.min(to, last)));
  const lengths = group.flatMap(({ length }) => length ?? []);
  const whole = standsFor?.quarters ?? quartersOf(lengths, perQuarter(crediting, law));
  const quarters = crediting.reportingPeriod === 'calendar-year' && group.length > 1 ? Math.min(4, whole) : whole;
  const before = spans.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to + 1, firstCreditedQuarter) - from),
    0,
  );
  return {
    country: period.country,
    reportingStart: period.reportingStart,
    quarters,
    slots: [...new Set(touched)].toSorted((a, b) => a - b),
    periodOf: (quarter) => spans.find(({ from, to }) => from <= quarter && quarter <= to)?.period ?? period,
    before1937: before,
    reckoning: standsFor
      ? `${standsFor.code}: ${standsFor.note}`
      : print(lengths, quarters, perQuarter(crediting, law)),
    citation: crediting.citation,
  };
};

/** Periods that are counted together. */
const groupsOf = (usable: readonly Usable[], { reportingPeriod }: Crediting): readonly (readonly Usable[])[] => {
  if (reportingPeriod === 'as-certified') return usable.map((one) => [one]);
  const groups = new Map<string, Usable[]>();
  for (const one of usable) {
    const { reportingStart, reportingEnd } = one.period;
    const year = `${yearOfQuarter(quarterOfDay(dayIn(reportingStart)))}`;
    // A period over several calendar years is a group of its own, and so is one counted in another unit.
    const alone = reportingEnd.slice(0, 4) !== year || one.rule !== undefined;
    const key = alone ? `${year} alone ${groups.size}` : `${year} ${one.length?.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
};

const order = (a: ForeignPeriod, b: ForeignPeriod): number => {
  const key = (period: ForeignPeriod): string =>
    [period.reportingStart, period.reportingEnd, JSON.stringify(lengthOf(period) ?? null), period.annotation].join(' ');
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
};

export interface Certified {
  readonly blocks: readonly Block[];
  readonly unusable: readonly Unusable[];
  /** Annotations that have no meaning in the data. */
  readonly unknown: readonly ForeignPeriod[];
  /** Whether the country has a rule of its own in the data. */
  readonly hasOwnRule: boolean;
  /** Where that rule leaves something open. */
  readonly doubt: string | undefined;
}

/** What the certified periods of one country give, up to the last quarter asked about. */
export const certified = (periods: readonly ForeignPeriod[], law: ForeignCoverage, last: Quarter): Certified => {
  const crediting = creditingOf(periods[0]?.country ?? '', law);
  const all = periods
    .toSorted(order)
    .map((period) => ({ period, length: lengthOf(period), rule: ruleFor(period, crediting) }));
  const cannotBeUsed = ({ period, length, rule }: Usable): string | undefined => {
    if (rule?.effect === 'unusable') return rule.note;
    if (length === undefined && rule === undefined) return `the code ${period.annotation} stands for no length known`;
    const tooEarly = crediting.notBefore !== undefined && period.reportingEnd < crediting.notBefore;
    return tooEarly && dayIn(period.reportingEnd) >= firstCreditedDay
      ? `periods before ${crediting.notBefore} cannot be used`
      : undefined;
  };
  const quartersIn = ({ length }: Usable): number =>
    length === undefined ? 0 : quartersOf([length], perQuarter(crediting, law));
  return {
    blocks: groupsOf(
      all.filter((one) => cannotBeUsed(one) === undefined),
      crediting,
    ).map((group) => blockOf(group, crediting, law, last)),
    unusable: all.flatMap((one) => {
      const why = cannotBeUsed(one);
      return why === undefined
        ? []
        : [{ period: one.period, quarters: quartersIn(one), why, citation: crediting.citation }];
    }),
    hasOwnRule: crediting !== law.general,
    doubt: crediting.doubt,
    unknown: all.filter(({ period, rule }) => period.annotation && rule === undefined).map(({ period }) => period),
  };
};
