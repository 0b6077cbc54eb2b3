import { type AgeAnswer, ageHolds, FactReader, type Moment } from '../legislation/facts.ts';
import type { Formula, NoFormula } from '../formula/formula.ts';
import { formulaFor } from '../formula/formula-for.ts';
import type { DecidedFigures } from '../formula/question.ts';
import { parseScaled, type Scaled } from '../money/decimal.ts';
import type { ParameterValue } from '../legislation/shape-parameter.ts';
import type { Payer } from '../records/primitives.ts';
import { yearOf } from '../time/date.ts';
import { contains } from '../time/interval.ts';
import type { WorkerContext } from './context.ts';
import { rateOn } from './exchange.ts';
import type { SchemeLine } from './scheme-line.ts';
import { tellOfOverride } from './status-notices.ts';

/** What decides a formula: a line in a scheme, on the scheme's date. */
type Asked = Pick<SchemeLine, 'scheme' | 'compiled' | 'line' | 'day' | 'frequency' | 'facts' | 'moment'>;

const undecided: DecidedFigures = { rate: undefined, ceiling: undefined, value: undefined, authorities: [] };

/** The figures that overrides put in place of the law's, and who decided them; of several for one day, the last given. */
const decidedFigures = (context: WorkerContext, asked: Asked): DecidedFigures => {
  const { scheme, line, day } = asked;
  const meant = context.dossier.overrides.filter(
    (row) =>
      row.record.scheme === scheme.id &&
      contains(row, day) &&
      (row.record.employerId === undefined || row.record.employerId === line.employerId),
  );
  const rate = meant.findLast(({ record }) => record.rate !== undefined)?.record;
  const ceiling = meant.findLast(({ record }) => record.ceiling !== undefined)?.record;
  const value = meant.findLast(({ record }) => record.value !== undefined)?.record;
  return {
    rate: rate?.rate === undefined ? undefined : parseScaled(rate.rate),
    ceiling: ceiling?.ceiling === undefined ? undefined : parseScaled(ceiling.ceiling),
    value: value?.value === undefined ? undefined : parseScaled(value.value),
    authorities: [...new Set([rate, ceiling, value].flatMap((record) => record?.authority ?? []))],
  };
};

const figureText = (value: ParameterValue['value']): string => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? `table of ${value.length} rows` : Object.values(value).join(', ');
};

/** Tells once a scheme and year which figures nobody saw in a source, and which stand in for one that was not given. */
const tellOfFigures = (context: WorkerContext, asked: Asked, formula: Formula): void => {
  const { notices } = context.batch;
  const { scheme } = asked;
  const year = yearOf(asked.day);
  const place = { country: scheme.country.code, scheme: scheme.id };
  for (const { parameter, value, byDefault } of formula.sources) {
    const figure = figureText(value.value);
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

/** Whether what was asked of the age is answered in the same way at another moment. */
const stillHold = (ages: readonly AgeAnswer[], moment: Moment): boolean =>
  ages.every(({ age, holds }) => {
    moment.hear?.(age, moment.payDate);
    return ageHolds(age, moment) === holds;
  });

/**
 * The formula that a line needs, kept as long as dates and facts leave it as it is. `released`: part of the rate that
 * a certificate releases.
 */
export const formulaOf = (
  context: WorkerContext,
  asked: Asked,
  payer: Payer,
  released?: Scaled,
): Formula | NoFormula => {
  const { scheme, compiled, facts, moment, frequency, day } = asked;
  const { exchange, law } = context.batch;
  const overridden = context.dossier.overrides.some(({ record }) => record.scheme === scheme.id);
  const ofLine = overridden || compiled.ofLine || released !== undefined;
  const key = compiled.apart ? `${scheme.keys[payer]} one-off` : scheme.keys[payer];
  const kept = ofLine ? undefined : context.formulas.get(key);
  if (
    kept !== undefined &&
    kept.compiled === compiled &&
    kept.facts === facts &&
    stillHold(kept.ages, moment) &&
    kept.frequency === frequency &&
    kept.formula.from <= day &&
    day <= kept.formula.to
  ) {
    if (kept.notable) tellOfFigures(context, asked, kept.formula);
    return kept.formula;
  }
  const reader = new FactReader(law.attributes, facts, moment);
  const formula = formulaFor({
    scheme,
    compiled,
    payer,
    country: scheme.country,
    day,
    frequency,
    facts: reader,
    decided: overridden ? decidedFigures(context, asked) : undecided,
    released,
    unitValue: (code) => rateOn(exchange, code, scheme.country.law.currency, moment.payDate)?.rate,
  });
  if (reader.invalid !== undefined) return { none: 'attribute-invalid', attribute: reader.invalid };
  if ('none' in formula) return formula;
  const notable = formula.sources.some(
    ({ value, byDefault }) => value.confidence === 'low' || (byDefault && value.placeholder === true),
  );
  if (!ofLine && !formula.ofLine) {
    context.formulas.set(key, { compiled, facts, ages: reader.ages, frequency, formula, notable });
  }
  if (notable) tellOfFigures(context, asked, formula);
  for (const authority of formula.authorities) tellOfOverride(context, asked, 'figure', authority, yearOf(day));
  return formula;
};
