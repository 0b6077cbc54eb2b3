import { limitFor, type Portion, wholePortion } from '../contribution/portion.ts';
import type { Alternative, Band, FigureUse, Formula, Levy, PayStep } from '../formula/formula.ts';
import { ageOf } from '../legislation/facts.ts';
import type { ParameterValue } from '../legislation/shape-parameter.ts';
import { printAmount } from '../money/amount.ts';
import { minorDigitsOf } from '../money/currency.ts';
import { printPlain, printScaled } from '../money/decimal.ts';
import type { Int } from '../money/integer.ts';
import { printDay } from '../time/date.ts';
import { node, type TraceNode } from '../trace/trace.ts';
import type { Observation } from './observation.ts';
import type { SchemeLine } from './scheme-line.ts';

const figureText = (value: ParameterValue['value']): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `a table of ${value.length} rows`;
  return Object.entries(value)
    .map(([key, text]) => `${key} ${text}`)
    .join(', ');
};

const figureStep = (use: FigureUse, entry: SchemeLine): TraceNode => {
  const { parameter, value } = use;
  const { sources } = entry.scheme.country.law;
  const figure = figureText(value.value);
  const cited = value.sources.map(
    ({ id, locator }) => `${sources[id]?.title ?? id}${locator === undefined ? '' : `, ${locator}`}`,
  );
  return node(
    parameter.parameter,
    `${figure} since ${value.from} (${value.status}, confidence ${value.confidence})`,
    cited,
  );
};

const portionText = (portion: Portion): string =>
  [
    ...(portion.whole === 0 ? [] : [portion.whole === 1 ? 'one whole period' : `${portion.whole} whole periods`]),
    ...portion.parts.map((part) => `${part.days}/${part.of} of one`),
  ].join(' and ') || 'none of it';

const bandNodes = (bands: readonly Band[], word: string, portion: Portion, currency: string): readonly TraceNode[] =>
  bands.map((band, index) => {
    const top =
      band.upTo === undefined ? 'without end' : `up to ${printAmount(limitFor(band.upTo, portion), currency)}`;
    return node(`${word} ${index + 1}`, `${top}: ${band.rate === undefined ? 'free' : `rate ${band.rateText}`}`);
  });

const levyNodes = (levy: Levy, portion: Portion, currency: string): readonly TraceNode[] => {
  switch (levy.kind) {
    case 'bands':
      return bandNodes(levy.bands, 'band', portion, currency);
    case 'slab':
      return bandNodes(levy.brackets, 'bracket', portion, currency);
    case 'schedule':
      return levy.rows.map((row, index) =>
        node(
          `row ${index + 1}`,
          `above ${printAmount(limitFor(row.above, portion), currency)}: ${printAmount(limitFor(row.amount, portion), currency)}${row.rate === undefined ? '' : ` and ${row.rateText} of the excess`}`,
        ),
      );
    case 'fixed':
      return [node('sum', printAmount(limitFor(levy.sum, portion), currency))];
  }
};

const stepText = (step: PayStep, portion: Portion, currency: string): string => {
  switch (step.step) {
    case 'ceiling':
    case 'floor':
    case 'allowance':
    case 'stated':
      return printAmount(limitFor(step.limit, portion), currency);
    case 'factor':
      return `times ${step.factor} ÷ ${step.of}`;
    case 'round':
      return `${step.mode} to ${printAmount(step.unit, currency)}`;
    case 'grade':
      return `the grade of the pay, of ${step.rows.length}`;
  }
};

const wayNodes = (way: Alternative, portion: Portion, currency: string): readonly TraceNode[] => [
  ...way.gates.map(({ test, limit }) => node('gate', `pay ${test} ${printAmount(limitFor(limit, portion), currency)}`)),
  ...way.steps.map((step) => node(step.step, stepText(step, portion, currency))),
  ...levyNodes(way.levy, portion, currency),
];

/** The ways to charge; where pay decides among several, each with its gate. */
const waySteps = ({ alternatives }: Formula, portion: Portion, currency: string): readonly TraceNode[] =>
  alternatives.length === 1
    ? alternatives.flatMap((way) => wayNodes(way, portion, currency))
    : alternatives.map((way, index) => node('way', `${index + 1}`, [], wayNodes(way, portion, currency)));

const chargedSteps = (observation: Observation, print: (amount: Int) => string): readonly TraceNode[] => {
  const { entry, row, charged } = observation;
  if (charged === undefined) return [];
  const { formula, counting, contributed } = charged;
  const { currency, rounding } = entry.scheme.country.law;
  const basis = rounding.sources.map(
    ({ id, locator }) =>
      `${entry.scheme.country.law.sources[id]?.title ?? id}${locator === undefined ? '' : `, ${locator}`}`,
  );
  const digits = minorDigitsOf(currency);
  const portion = counting?.portion ?? wholePortion;
  const room = counting?.room;
  return [
    node(
      'limits',
      `for ${portionText(portion)}`,
      [],
      [...formula.sources.map((use) => figureStep(use, entry)), ...waySteps(formula, portion, currency)],
    ),
    room === undefined
      ? node('counted before', print(counting?.before.pay ?? 0))
      : node('room to date', `${print(room.left)} of the year's ceilings so far`),
    node('base', print(contributed.base)),
    ...(contributed.rateText === ''
      ? []
      : [node('unrounded', printPlain({ units: contributed.exact, scale: formula.scale + digits }))]),
    node(
      'rounded',
      `${formula.mode} to ${printScaled(formula.unit, digits)}${counting?.rounding === 'year' ? ', as the step of the year to date' : ''}: ${print(row.amount)}`,
      basis,
    ),
  ];
};

/** How one row came about. */
export const rowStep = (observation: Observation): TraceNode => {
  const { entry, row } = observation;
  const { currency } = entry.scheme.country.law;
  const print = (amount: Int): string => `${printAmount(amount, currency)} ${currency}`;
  const converted =
    row.exchangeRate === undefined
      ? []
      : [node('exchange rate', `${row.exchangeRate} on ${printDay(row.line.payDate)}`)];
  const certificate = row.certificateId === undefined ? [] : [node('certificate', row.certificateId)];
  return node(`${row.scheme.id}, ${row.payer}`, `${print(row.amount)}, ${row.status} (${row.reason})`, row.legalBasis, [
    node('days', `${printDay(row.from)} to ${printDay(row.to)}`),
    node('date', `${printDay(entry.day)} decides rates and limits; age ${ageOf(entry.moment)}, pay ${entry.frequency}`),
    ...converted,
    node('wages', print(row.wages)),
    ...certificate,
    ...chargedSteps(observation, print),
  ]);
};
