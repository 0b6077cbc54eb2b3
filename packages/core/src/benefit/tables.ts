import type { Parameter } from '../legislation/shape-parameter.ts';
import { dayOf, type Day, parseDay, printDay } from '../time/date.ts';
import { type Exact, exact } from './exact.ts';
import type { BenefitLaw } from './law.ts';

const firstIndexedYear = 1951;

/** A figure that a computation needs and the data do not have. It is refused, never guessed. */
export class MissingFigure {
  readonly what: string;
  readonly year: number;

  constructor(what: string, year: number) {
    this.what = what;
    this.year = year;
  }
}

/** Either the figures were there, or the first that was not. */
export type Found<T> = T | MissingFigure;

export interface Cola {
  /** First month in which it is payable. */
  readonly from: Day;
  readonly rate: Exact;
}

/** The tables of the computation by year. */
export class BenefitTables {
  readonly law: BenefitLaw;
  readonly #byYear = new Map<string, ReadonlyMap<number, Exact>>();
  readonly #colas: readonly (Cola & { readonly to: Day | undefined })[];

  constructor(law: BenefitLaw) {
    this.law = law;
    for (const parameter of law.parameters) this.#byYear.set(parameter.parameter, yearly(parameter));
    const colas = law.parameters.find(({ parameter }) => parameter === this.#name('cola'));
    this.#colas = (colas?.values ?? []).map(({ from, to, value }) => ({
      from: parseDay(from) ?? 0,
      to: to === undefined ? undefined : parseDay(to),
      rate: exact(typeof value === 'string' ? value : 0),
    }));
  }

  averageWage(year: number): Found<Exact> {
    const table = year < firstIndexedYear ? 'average-wage-before-1951' : 'average-wage-index';
    return this.#look(table, year, `the average wage of ${year}`);
  }

  quarterAmount(year: number): Found<Exact> {
    return this.#look('quarter-of-coverage', year, `the amount of a quarter of coverage of ${year}`);
  }

  wageBase(year: number): Found<Exact> {
    return this.#byYear.get(this.law.wageBase)?.get(year) ?? new MissingFigure(`the wage base of ${year}`, year);
  }

  bendPoints(year: number): Found<readonly [Exact, Exact]> {
    const first = this.#look('pia-first-bend-point', year, `the bend points of ${year}`);
    const second = this.#look('pia-second-bend-point', year, `the bend points of ${year}`);
    if (first instanceof MissingFigure) return first;
    return second instanceof MissingFigure ? second : [first, second];
  }

  /** The increases payable from the year of eligibility through a day, as they stood on that day. */
  colas(eligibilityYear: number, through: Day): Found<readonly Cola[]> {
    const last = this.#colas.at(-1);
    if (last?.to !== undefined && through > last.to) {
      return new MissingFigure(`the cost-of-living increase payable from ${printDay(last.to + 1)}`, yearAfter(last.to));
    }
    const first = dayOf(eligibilityYear, 1, 1);
    return this.#colas
      .filter(({ from }) => from >= first && from <= through)
      .map(({ from, rate }) => ({ from, rate: this.#asPublished(from, through) ?? rate }));
  }

  /** The first published rate, as long as the correction was not in effect. */
  #asPublished(cola: Day, through: Day): Exact | undefined {
    const correction = this.law.colaCorrections.find((one) => parseDay(one.cola) === cola);
    if (correction === undefined || through >= (parseDay(correction.correctedFrom) ?? 0)) return undefined;
    return exact(correction.published);
  }

  #name(table: string): string {
    return `${this.law.country.toLowerCase()}.benefits.${table}`;
  }

  #look(table: string, year: number, what: string): Found<Exact> {
    return this.#byYear.get(this.#name(table))?.get(year) ?? new MissingFigure(what, year);
  }
}

const yearAfter = (day: Day): number => Number(printDay(day + 1).slice(0, 4));

/** Of a parameter whose values stand for calendar years. */
const yearly = ({ values }: Parameter): ReadonlyMap<number, Exact> => {
  const byYear = new Map<number, Exact>();
  for (const { from, to, value } of values) {
    if (typeof value !== 'string' || value === 'none') continue;
    const first = Number(from.slice(0, 4));
    const last = to === undefined ? first : Number(to.slice(0, 4));
    for (let year = first; year <= last; year += 1) byYear.set(year, exact(value));
  }
  return byYear;
};
