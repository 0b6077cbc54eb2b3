import type { RefundLaw } from '@totalize/core';
import type { Law } from './assemble.ts';
import type { Refusal } from './refusal.ts';

interface Cited {
  readonly at: string;
  readonly ids: readonly string[];
  readonly confidence?: string;
}

const citedBy = ({ limit, rolling, periodReturn, annualStatement, employeeRequest }: RefundLaw): readonly Cited[] =>
  [
    { at: 'limit', part: limit ?? undefined, confidence: limit?.confidence },
    { at: 'rolling', part: rolling },
    { at: 'periodReturn', part: periodReturn },
    { at: 'annualStatement', part: annualStatement },
    { at: 'employeeRequest', part: employeeRequest },
  ].flatMap(({ at, part, confidence }) =>
    part === undefined
      ? []
      : [{ at, ids: part.sources.map(({ id }) => id), ...(confidence !== undefined && { confidence }) }],
  );

const checkOne = (law: RefundLaw, file: string, knownSchemes: ReadonlySet<string>): readonly Refusal[] => {
  const refuse = (at: string, message: string): Refusal => ({ file, at, message });
  const cited = citedBy(law).flatMap(({ at, ids, confidence }) => {
    const unknown = ids.filter((id) => law.sources[id] === undefined);
    const seen = ids.some((id) => (law.sources[id]?.url ?? '') !== '');
    return [
      ...unknown.map((id) => refuse(at, `names the source ${id}, which is not in the list of sources`)),
      ...(confidence === undefined || confidence === 'low' || seen
        ? []
        : [refuse(at, `has confidence ${confidence}, though nobody saw it in a source`)]),
    ];
  });
  const named = [
    ...law.schemes,
    ...law.procedures.flatMap(({ schemes }) => schemes ?? []),
    ...(law.periodReturn?.lines.flatMap(({ schemes }) => schemes) ?? []),
    ...(law.annualStatement?.boxes.flatMap(({ schemes }) => schemes) ?? []),
  ];
  const code = law.country.toLowerCase();
  return [
    ...cited,
    ...(law.limit === null && law.procedures.length > 0
      ? [refuse('procedures', 'are given though nothing comes back')]
      : []),
    ...((law.limit?.from === 'day-of-next-year') === (law.limit?.day !== undefined)
      ? []
      : [refuse('limit', 'needs a day with `day-of-next-year`, and only with it')]),
    ...named
      .filter((scheme) => !scheme.startsWith(`${code}.`))
      .map((scheme) => refuse(scheme, `is not a scheme of ${law.country}`)),
    ...named
      .filter((scheme) => !scheme.endsWith('*') && knownSchemes.size > 0 && !knownSchemes.has(scheme))
      .map((scheme) => refuse(scheme, 'is no scheme of the data')),
  ];
};

/** What is wrong with the procedures and limits of refunds. Schemes are looked up where the country's law is in the data. */
export const checkRefunds = ({ refunds, countries, fileOf }: Law): readonly Refusal[] =>
  refunds.flatMap((law) => {
    const schemes = countries.find(({ country }) => country === law.country)?.schemes ?? [];
    return checkOne(law, fileOf.get(law.refund) ?? '', new Set(schemes.map(({ scheme }) => scheme)));
  });
