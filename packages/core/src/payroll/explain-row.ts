import { limitFor, type Portion } from '../contribution/portion.ts';
import type { FigureUse, Formula } from '../legislation/formula.ts';
import { printAmount } from '../money/amount.ts';
import { minorDigitsOf } from '../money/currency.ts';
import { printPlain, printScaled } from '../money/decimal.ts';
import type { Int } from '../money/integer.ts';
import { printDay } from '../time/date.ts';
import { node, type TraceNode } from '../trace/trace.ts';
import type { Observation } from './observation.ts';
import type { SchemeLine } from './scheme-line.ts';

const figureStep = (use: FigureUse, entry: SchemeLine): TraceNode => {
  const { parameter, value } = use;
  const { sources } = entry.scheme.country.law;
  const figure =
    typeof value.value === 'string'
      ? value.value
      : Object.entries(value.value)
          .map(([key, text]) => `${key} ${text}`)
          .join(', ');
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

const bandSteps = (formula: Formula, portion: Portion, currency: string): readonly TraceNode[] =>
  formula.bands.map((band, index) => {
    const top =
      band.upTo === undefined ? 'without end' : `up to ${printAmount(limitFor(band.upTo, portion), currency)}`;
    return node(`band ${index + 1}`, `${top}: ${band.rate === undefined ? 'free' : `rate ${band.rateText}`}`);
  });

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
  const { room } = counting;
  return [
    node(
      'limits',
      `for ${portionText(counting.portion)}`,
      [],
      [...formula.sources.map((use) => figureStep(use, entry)), ...bandSteps(formula, counting.portion, currency)],
    ),
    room === undefined
      ? node('counted before', print(counting.before))
      : node('room to date', `${print(room.left)} of the year's ceilings so far`),
    node('base', print(contributed.base)),
    ...(contributed.rateText === ''
      ? []
      : [node('unrounded', printPlain({ units: contributed.exact, scale: formula.scale + digits }))]),
    node(
      'rounded',
      `${formula.mode} to ${printScaled(formula.unit, digits)}${counting.rounding === 'year' ? ', as the step of the year to date' : ''}: ${print(row.amount)}`,
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
    node('date', `${printDay(entry.day)} decides rates and limits; age ${entry.age}, pay ${entry.frequency}`),
    ...converted,
    node('wages', print(row.wages)),
    ...certificate,
    ...chargedSteps(observation, print),
  ]);
};
