import type { SituationAnswer } from '@totalize/core';
import { plain } from '../terminal/output.ts';

const list = (label: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`${label}:`, ...items.map((item) => `  ${plain(item)}`)];

const lawLine = ({ status, applicableLegislation, exemptFrom }: SituationAnswer): string => {
  if (applicableLegislation.length === 0) return `${status}: the facts allow no answer`;
  const exempt = exemptFrom.length === 0 ? '' : `; ${exemptFrom.join(', ')} releases the work`;
  return `${status}: the legislation of ${applicableLegislation.join(' and ')} applies${exempt}`;
};

const certificateLines = ({ certificate }: SituationAnswer): string[] => {
  if (!certificate.needed) return ['certificate: none is needed'];
  const { issuedBy, authority, form, maxValidTo } = certificate;
  const from = authority === undefined ? (issuedBy ?? '') : `${issuedBy ?? ''}, ${authority}`;
  return [
    `certificate: issued by ${from}${form === undefined ? '' : `, form ${form}`}${maxValidTo === undefined ? '' : `, until ${maxValidTo} at the latest`}`,
  ];
};

/** A decision for reading. */
export const decisionText = (answer: SituationAnswer): string =>
  [
    lawLine(answer),
    `instrument: ${answer.instrument}`,
    ...list('basis', answer.basis),
    ...certificateLines(answer),
    ...list('still due', answer.stillDue),
    ...list(
      'deadlines',
      answer.deadlines.map(({ act, date }) => `${date} ${act}`),
    ),
    ...list('conditions', answer.conditions),
    ...list('missing facts', answer.missingFacts),
    ...list('warnings', answer.warnings),
    ...list(
      'steps',
      answer.trace.map(({ rule, outcome, citation }) => `${rule}: ${outcome} [${citation}]`),
    ),
    '',
    '',
  ].join('\n');
