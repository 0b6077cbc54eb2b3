import { minorDigitsOf } from '../money/currency.ts';
import { parseScaled, type Scaled } from '../money/decimal.ts';
import { mulInt } from '../money/integer.ts';
import type { PayFrequency } from '../records/pay-line.ts';
import { type Day, firstDay, lastDay } from '../time/date.ts';
import type { CompiledCountry, CompiledRule } from '../legislation/compile.ts';
import type { FactReader } from '../legislation/facts.ts';
import { datedFigureAt, type Figure } from '../legislation/figure.ts';
import type { FigureUse, NoFormula } from './formula.ts';
import { type Limit, limitOf, portionUnit, timesIn } from './limit.ts';
import type { Parameter, TableRow } from '../legislation/shape-parameter.ts';

/** On what day, for whose pay, figures of a rule are read. */
export interface Reading {
  readonly country: CompiledCountry;
  readonly compiled: CompiledRule;
  readonly day: Day;
  readonly frequency: PayFrequency;
  readonly facts: FactReader;
  /** Value of one indexed unit on the pay date, from the batch. */
  readonly unitValue: (code: string) => Scaled | undefined;
}

const product = (a: Scaled, b: Scaled): Scaled => ({ units: mulInt(a.units, b.units), scale: a.scale + b.scale });

/** Reads figures of a country's law, and remembers which, for how long they hold, and the first that is missing. */
export class FigureReader {
  readonly used: FigureUse[] = [];
  failure: NoFormula | undefined;
  from: Day = firstDay;
  to: Day = lastDay;
  /** The indexed unit whose value is not known: limits are the least that they can be. */
  unsure: string | undefined;
  /** A figure depends on the day of the line itself. */
  ofLine = false;
  private readonly reading: Reading;
  private readonly digits: number;

  constructor(reading: Reading) {
    this.reading = reading;
    this.digits = minorDigitsOf(reading.country.law.currency);
    this.narrow(reading.compiled.from, reading.compiled.to);
  }

  narrow(from: Day, to: Day): void {
    this.from = Math.max(this.from, from);
    this.to = Math.min(this.to, to);
  }

  /** A rate, factor or plain number; `undefined`: there is none, or the data lack it. */
  number(name: string, byDefault = false): Scaled | undefined {
    const figure = this.read(name, byDefault);
    return figure === undefined || figure === 'none' ? undefined : figure;
  }

  /** A sum of money for one unit of the rule's portions, in minor units; `undefined`: no such limit. */
  limit(name: string, scaledBy?: string): Limit | undefined {
    return this.limitFrom(this.number(name), this.parameterOf(name), scaledBy);
  }

  /** A limit decided by somebody in place of the one of a parameter. */
  limitFrom(figure: Scaled | undefined, parameter: Parameter | undefined, scaledBy?: string): Limit | undefined {
    if (figure === undefined || parameter === undefined) return undefined;
    const { compiled, frequency, facts } = this.reading;
    const value = parameter.unit === 'index' ? this.inMoney(figure, parameter) : figure;
    if (value === undefined) return undefined;
    const share = scaledBy === undefined ? undefined : parseScaled(facts.read(scaledBy) ?? '1');
    const unit = portionUnit(compiled.rule, frequency === 'yearly');
    const scaled = share === undefined ? value : product(value, share);
    return limitOf(scaled, this.digits, timesIn(parameter.per, unit) ?? { times: 1, of: 1 });
  }

  parameterOf(name: string): Parameter | undefined {
    return this.reading.country.figures.get(name)?.parameter;
  }

  /** The rows of a table. */
  rows(name: string): readonly TableRow[] {
    const found = this.dated(name, false);
    return found === undefined || !Array.isArray(found.value.value) ? [] : found.value.value;
  }

  /** A sum as it stands, for the time that it is given for. */
  plain(name: string): Limit | undefined {
    const figure = this.number(name);
    return figure === undefined ? undefined : limitOf(figure, this.digits, { times: 1, of: 1 });
  }

  money(text: string): Limit {
    return limitOf(parseScaled(text) ?? { units: 0, scale: 0 }, this.digits, { times: 1, of: 1 });
  }

  private inMoney(figure: Scaled, parameter: Parameter): Scaled | undefined {
    const code = parameter.index ?? '';
    this.ofLine = true;
    const stated = this.reading.unitValue(code);
    const value = stated ?? (parameter.fallback === undefined ? undefined : this.number(parameter.fallback));
    if (value !== undefined) return product(figure, value);
    const least = parameter.least === undefined ? undefined : this.number(parameter.least);
    if (least === undefined) this.failure = { none: 'index', unit: code };
    else this.unsure = code;
    return least === undefined ? undefined : product(figure, least);
  }

  private dated(name: string, byDefault: boolean): ReturnType<typeof datedFigureAt> {
    const table = this.reading.country.figures.get(name);
    const dated = table === undefined ? undefined : datedFigureAt(table, this.reading.day);
    if (table === undefined || dated === undefined) {
      this.failure ??= { none: 'law-missing', parameter: name };
      return undefined;
    }
    this.used.push({ parameter: table.parameter, value: dated.value, byDefault });
    this.narrow(dated.from, dated.to);
    return dated;
  }

  private read(name: string, byDefault: boolean): Figure | undefined {
    const dated = this.dated(name, byDefault);
    const parameter = this.parameterOf(name);
    if (dated === undefined || parameter === undefined) return undefined;
    if (!(dated.figure instanceof Map)) return dated.figure as Figure;
    const choice = this.keyOf(parameter);
    const figure = dated.figure.get(choice?.key ?? '') as Figure | undefined;
    if (figure === undefined) {
      this.failure ??=
        parameter.by?.key === 'frequency'
          ? { none: 'frequency', frequency: this.reading.frequency }
          : { none: 'law-missing', parameter: `${name} (${choice?.key ?? ''})` };
      return undefined;
    }
    return figure === 'none' || choice?.times === 1 || choice === undefined
      ? figure
      : { units: mulInt(figure.units, choice.times), scale: figure.scale };
  }

  private keyOf({ by }: Parameter): { key: string; times: number } | undefined {
    if (by === undefined) return undefined;
    const { facts, frequency } = this.reading;
    if (by.key === 'attribute') return { key: facts.read(by.attribute) ?? '', times: 1 };
    const multiple = by.multiples[frequency];
    return multiple === undefined ? { key: frequency, times: 1 } : { key: multiple.of, times: multiple.times };
  }
}
