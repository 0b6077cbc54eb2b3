import type { CompiledRule, CompiledScheme } from '../legislation/compile.ts';
import { FactReader, type Facts } from '../legislation/facts.ts';
import { type DecidedFigures, type Formula, formulaFor, type NoFormula } from '../legislation/formula.ts';
import { parseScaled } from '../money/decimal.ts';
import type { PayFrequency } from '../records/pay-line.ts';
import type { Payer } from '../records/primitives.ts';
import { type Day, yearOf } from '../time/date.ts';
import { contains } from '../time/interval.ts';
import type { WorkerContext } from './context.ts';
import type { PreparedLine } from './prepared-line.ts';
import { tellOfOverride } from './status-notices.ts';

/** What a formula is asked for: one payer of a scheme, on the scheme's date. */
export interface Asked {
  readonly scheme: CompiledScheme;
  readonly compiled: CompiledRule;
  readonly payer: Payer;
  readonly line: PreparedLine;
  readonly day: Day;
  readonly frequency: PayFrequency;
  readonly facts: Facts;
  readonly age: number;
}

const undecided: DecidedFigures = { rate: undefined, ceiling: undefined, authorities: [] };

/** The figures that overrides put in place of the law's, and who decided them. */
const decidedFigures = (context: WorkerContext, asked: Asked): DecidedFigures => {
  let rate = undecided.rate;
  let ceiling = undecided.ceiling;
  const authorities: string[] = [];
  for (const row of context.dossier.overrides) {
    const { record } = row;
    if (record.scheme !== asked.scheme.id || !contains(row, asked.day)) continue;
    if (record.employerId !== undefined && record.employerId !== asked.line.employerId) continue;
    if (record.rate !== undefined) rate = parseScaled(record.rate);
    if (record.ceiling !== undefined) ceiling = parseScaled(record.ceiling);
    if (record.rate !== undefined || record.ceiling !== undefined) authorities.push(record.authority);
  }
  return { rate, ceiling, authorities };
};

/** Tells once a scheme and year which figures nobody saw in a source, and which stand in for one that was not given. */
const tellOfFigures = (context: WorkerContext, asked: Asked, formula: Formula): void => {
  const { notices } = context.batch;
  const { scheme } = asked;
  const year = yearOf(asked.day);
  const place = { country: scheme.country.code, scheme: scheme.id };
  for (const { parameter, value, byDefault } of formula.sources) {
    const figure = typeof value.value === 'string' ? value.value : Object.values(value.value).join(', ');
    const key = `${scheme.id} ${year}`;
    if (byDefault && value.placeholder === true) {
      notices.count(
        `default ${key}`,
        asked.line.lineId,
        'law-default',
        () =>
          `${scheme.id} ${year}: ${parameter.description} is the employer's or worker's own and was not given: the default ${figure} was used. State it in rates or attributes.`,
        place,
      );
    }
    if (value.confidence === 'low') {
      notices.count(
        `low ${key}`,
        asked.line.lineId,
        'law-low-confidence',
        () =>
          `${scheme.id} ${year}: ${parameter.description} (${figure}) was not seen in a source. Check it, and override it if it differs.`,
        place,
      );
    }
  }
};

/** The formula that a line needs, kept as long as dates and facts leave it as it is. */
export const formulaOf = (context: WorkerContext, asked: Asked): Formula | NoFormula => {
  const { scheme, payer, facts, age, frequency, day } = asked;
  const overridden = context.dossier.overrides.some(({ record }) => record.scheme === scheme.id);
  const key = scheme.keys[payer];
  const kept = overridden ? undefined : context.formulas.get(key);
  if (
    kept !== undefined &&
    kept.facts === facts &&
    kept.age === age &&
    kept.frequency === frequency &&
    kept.formula.from <= day &&
    day <= kept.formula.to
  ) {
    if (kept.notable) tellOfFigures(context, asked, kept.formula);
    return kept.formula;
  }
  const reader = new FactReader(context.batch.law.attributes, facts, age);
  const decided = overridden ? decidedFigures(context, asked) : undecided;
  const formula = formulaFor(scheme, asked.compiled, payer, day, frequency, reader, decided);
  if (reader.invalid !== undefined) return { none: 'attribute-invalid', attribute: reader.invalid };
  if ('none' in formula) return formula;
  const notable = formula.sources.some(
    ({ value, byDefault }) => value.confidence === 'low' || (byDefault && value.placeholder === true),
  );
  if (!overridden) context.formulas.set(key, { facts, age, frequency, formula, notable });
  if (notable) tellOfFigures(context, asked, formula);
  for (const authority of formula.authorities) tellOfOverride(context, asked, 'figure', authority, yearOf(day));
  return formula;
};
