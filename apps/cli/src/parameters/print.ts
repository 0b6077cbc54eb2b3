import type { SchemeRule } from '@totalize/core';
import { grouped, table } from '../terminal/table.ts';
import type { Cited, Figure, LawOn, SchemeOn } from './in-force.ts';

type Side = NonNullable<SchemeRule['employee']>;
type Variant = Side['variants'][number];

/** Any part of a rule as a row of words. */
const words = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(words).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .flatMap(([name, part]) =>
      part === undefined ? [] : [name === 'attribute' || name === 'parameter' ? words(part) : `${name} ${words(part)}`],
    )
    .join(' ');
};

const chargeOf = ({ charge }: Variant): string => {
  if (charge.kind === 'rate')
    return `${charge.rate.parameter}${charge.rate.own === undefined ? '' : ' unless the employer or worker gives another'}`;
  if (charge.kind === 'bands') {
    return charge.bands
      .map(({ upTo, rate }) => `${rate ?? 'nothing'}${upTo === undefined ? ' above' : ` up to ${upTo}`}`)
      .join(', ');
  }
  return words(charge);
};

const variantOf = (variant: Variant): string => {
  const base = variant.base.map((step) => words(step));
  const when = variant.when.map((condition) => words(condition));
  return [
    chargeOf(variant),
    ...(base.length === 0 ? [] : [`(${base.join(', ')})`]),
    ...(variant.times === undefined ? [] : [`times ${words(variant.times)}`]),
    ...(when.length === 0 ? [] : [`if ${when.join(' and ')}`]),
  ].join(' ');
};

const sideOf = (payer: string, side: Side | undefined, day: string): string[] => {
  if (side === undefined) return [];
  const inForce = side.variants.filter(({ from, to }) => (from ?? day) <= day && day <= (to ?? day));
  return [...inForce.map((variant) => `    ${payer}: ${variantOf(variant)}`), `      ${side.citation.join('; ')}`];
};

const schemeText = ({ scheme, englishName, branch, rule, doubts }: SchemeOn, day: string): string[] => {
  const head = `  ${scheme}  ${englishName} (${branch})`;
  if (rule === null) return [`${head}: no rule in force`];
  const facts = [
    `by ${rule.dateBasis.regular}`,
    `counted by ${rule.period}`,
    `one-off pay ${rule.oneOff.rule}`,
    ...(rule.follows === undefined ? [] : [`follows ${words(rule.follows)}`]),
  ];
  const conditions = [
    ...rule.appliesWhen.map((condition) => `    only where ${words(condition)}`),
    ...rule.subjectWhen.map((condition) => `    only persons with ${words(condition)}`),
  ];
  return [
    head,
    `    ${facts.join(', ')}`,
    ...conditions,
    ...sideOf('employee', rule.employee, day),
    ...sideOf('employer', rule.employer, day),
    ...doubts.map((doubt) => `    doubt: ${doubt}`),
  ];
};

const amount = (figure: string, unit: Figure['unit']): string =>
  unit === 'money' && figure !== 'none' ? grouped(figure) : figure;

const valueOf = ({ value, unit }: Figure): string => {
  if (value === null || value === undefined) return 'none in the data';
  if (typeof value === 'string') return amount(value, unit);
  return Object.entries(value)
    .map(([key, figure]) => `${key} ${amount(figure, unit)}`)
    .join(', ');
};

const sourceLine = ({ title, locator, url }: Cited): string =>
  `    ${[title, locator, url].filter((part) => part !== undefined && part !== '').join(', ')}`;

const figureText = (figure: Figure): string[] => {
  const { parameter, unit, per, description, next } = figure;
  const head = [`  ${parameter}`, valueOf(figure), per === undefined ? unit : `${unit} per ${per}`].join('  ');
  if (figure.status === undefined) return [head, `    ${description}`];
  const { from, to, status, confidence, placeholder, note, sources } = figure;
  return [
    head,
    `    ${description}`,
    `    from ${from}${to === undefined ? '' : ` to ${to}`}, ${status}, confidence ${confidence}${placeholder === true ? ', stands in for a figure of your own' : ''}`,
    ...(next === undefined
      ? []
      : [`    from ${next.from}: ${valueOf({ ...figure, value: next.value })}, ${next.status}`]),
    ...(note === undefined ? [] : [`    note: ${note}`]),
    ...sources.map(sourceLine),
  ];
};

/** For reading: figures, schemes, agreements of one country. */
export const printLaw = (law: LawOn, day: string): string => {
  const span = `${law.covers.from} to ${law.covers.to ?? 'now'}`;
  const outside = law.covered ? '' : ` ${day} lies outside.`;
  const instruments = law.instruments.map(({ instrument, inForce, modelled, citation }) => [
    instrument,
    inForce ?? 'date not known',
    modelled ? citation : `${citation}, rules not in the data yet`,
  ]);
  return [
    `${law.country} ${law.name}, ${law.currency}, on ${day}`,
    `Complete for ${span}, last reviewed ${law.lastReviewed}.${outside}`,
    '',
    'Figures',
    ...law.parameters.flatMap(figureText),
    '',
    'Schemes',
    ...law.schemes.flatMap((scheme) => schemeText(scheme, day)),
    '',
    'Agreements in force',
    ...(instruments.length === 0 ? ['  none in the data'] : table(instruments)),
    '',
  ].join('\n');
};
