import type { SchemeRule } from '@totalize/core';
import { grouped, table } from '../terminal/table.ts';
import { conditionText, payText, periodText, type Side, variantText } from './mechanism.ts';
import type { Cited, Figure, LawOn, SchemeOn } from './in-force.ts';

const sideOf = (payer: string, side: Side | undefined, day: string): string[] => {
  if (side === undefined) return [];
  const inForce = side.variants.filter(({ from, to }) => (from ?? day) <= day && day <= (to ?? day));
  const pay = payText(side);
  const only = side.appliesWhen.map(conditionText);
  return [
    ...inForce.map((variant) => `    ${payer}: ${[variantText(variant), ...pay].join('; ')}`),
    ...(only.length === 0 ? [] : [`      only where ${only.join(' and ')}`]),
    `      ${side.citation.join('; ')}`,
  ];
};

/** One-off pay by rules of its own. */
const oneOffOf = ({ oneOff }: Pick<SchemeRule, 'oneOff'>, day: string): string[] =>
  oneOff.rule === 'own'
    ? [
        `    one-off pay: ${periodText({ period: oneOff.period, accrues: 'at-once' })}${oneOff.accounts === 'own' ? ', apart from other pay' : ''}`,
        ...sideOf('one-off pay, employee', oneOff.employee, day),
        ...sideOf('one-off pay, employer', oneOff.employer, day),
      ]
    : [];

const schemeText = ({ scheme, englishName, branch, rule, doubts }: SchemeOn, day: string): string[] => {
  const head = `  ${scheme}  ${englishName} (${branch})`;
  if (rule === null) return [`${head}: no rule in force`];
  const facts = [
    `by ${rule.dateBasis.regular}`,
    periodText(rule),
    `one-off pay ${rule.oneOff.rule}`,
    ...(rule.follows === undefined ? [] : [`follows ${[rule.follows].flat().join(' or ')}`]),
  ];
  const conditions = [
    ...rule.appliesWhen.map((condition) => `    only where ${conditionText(condition)}`),
    ...rule.subjectWhen.map((condition) => `    only persons with ${conditionText(condition)}`),
  ];
  return [
    head,
    `    ${facts.join(', ')}`,
    ...conditions,
    ...sideOf('employee', rule.employee, day),
    ...sideOf('employer', rule.employer, day),
    ...oneOffOf(rule, day),
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
