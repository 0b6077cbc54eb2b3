import type { BenefitLaw, Parameter } from '@totalize/core';
import type { Law } from './assemble.ts';
import { datedFaults } from './dated.ts';
import type { Refusal } from './refusal.ts';

type Fault = Omit<Refusal, 'file'>;
type Reference = {
  readonly at: string;
  readonly sources: readonly { readonly id: string }[];
  readonly confidence: string;
};

const sourceFaults = (references: readonly Reference[], sources: BenefitLaw['sources']): Fault[] =>
  references.flatMap(({ at, sources: refs, confidence }) => {
    const unknown = refs.filter(({ id }) => sources[id] === undefined);
    if (unknown.length > 0) {
      return unknown.map(({ id }) => ({ at, message: `names the source ${id}, which is not in the list of sources` }));
    }
    const seen = refs.some(({ id }) => sources[id]?.url !== '');
    return seen || confidence === 'low'
      ? []
      : [{ at, message: `has confidence ${confidence}, though nobody saw it in a source` }];
  });

/** A table has one figure for each of its years (or increases), cited, enacted, without a gap and with an end. */
const tableFaults = (table: Parameter, sources: BenefitLaw['sources']): Fault[] => [
  ...datedFaults(table.values, false),
  ...sourceFaults(
    table.values.map(({ from, sources: refs, confidence }) => ({ at: from, sources: refs, confidence })),
    sources,
  ),
  ...table.values.flatMap(({ from, to, value, status }) => [
    ...(status === 'enacted' ? [] : [{ at: from, message: `is ${status}, and only what is enacted is computed with` }]),
    ...(typeof value === 'string' && value !== 'none' ? [] : [{ at: from, message: 'is no single figure' }]),
    ...(to === undefined ? [{ at: from, message: 'has no last day: the next figure is not known yet' }] : []),
  ]),
];

const ofLaw = (law: BenefitLaw, fileOf: Law['fileOf']): readonly Refusal[] => {
  const code = law.country.toLowerCase();
  const { foreignCoverage: coverage, sources } = law;
  const tables = law.parameters.filter(({ parameter }) => parameter !== law.wageBase);
  const [first, second] = ['first', 'second'].map((name) =>
    tables.find(({ parameter }) => parameter === `${code}.benefits.pia-${name}-bend-point`),
  );
  const years = (table: Parameter | undefined): string => (table?.values ?? []).map(({ from }) => from).join();
  const twice = coverage.countries.filter((one, index) =>
    coverage.countries.slice(0, index).some(({ country }) => country === one.country),
  );
  return [
    ...tables.flatMap((table) =>
      tableFaults(table, sources).map((fault) => ({ file: fileOf.get(table.parameter) ?? '', ...fault })),
    ),
    ...[
      ...sourceFaults([{ at: 'claim', ...law.claim }], sources),
      ...sourceFaults(
        law.colaCorrections.map((one) => ({ at: one.cola, ...one })),
        sources,
      ),
      ...(years(first) === years(second) ? [] : [{ at: '', message: 'has bend points of different years' }]),
    ].map((fault) => ({ file: fileOf.get(`${code}.benefits`) ?? '', ...fault })),
    ...[
      ...sourceFaults(
        [{ at: 'general', ...coverage.general }, ...coverage.countries.map((one) => ({ at: one.country, ...one }))],
        sources,
      ),
      ...twice.map(({ country }) => ({ at: country, message: 'stands in the list twice' })),
    ].map((fault) => ({ file: fileOf.get(`${code}.benefits.foreign-coverage`) ?? '', ...fault })),
  ];
};

export const checkBenefits = ({ benefits, fileOf }: Law): readonly Refusal[] =>
  benefits.flatMap((law) => ofLaw(law, fileOf));
