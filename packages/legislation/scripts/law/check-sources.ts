import type { CountryLaw, Instrument, Source } from '@totalize/core';
import type { Law } from './assemble.ts';
import type { Refusal } from './refusal.ts';

interface Reference {
  readonly file: string;
  readonly at: string;
  readonly sources: readonly { readonly id: string }[];
  readonly confidence?: string;
}

const judge = (references: readonly Reference[], sources: Readonly<Record<string, Source>>): readonly Refusal[] =>
  references.flatMap(({ file, at, sources: refs, confidence }) => {
    const unknown = refs
      .filter(({ id }) => sources[id] === undefined)
      .map(({ id }) => ({ file, at, message: `names the source ${id}, which is not in the list of sources` }));
    const seen = refs.some(({ id }) => sources[id] !== undefined && sources[id].url !== '');
    if (unknown.length > 0 || confidence === undefined || confidence === 'low' || seen) return unknown;
    return [{ file, at, message: `has confidence ${confidence}, though nobody saw it in a source` }];
  });

const ofCountry = (country: CountryLaw, fileOf: ReadonlyMap<string, string>): readonly Reference[] => [
  { file: fileOf.get(country.country) ?? '', at: 'rounding', sources: country.rounding.sources },
  ...country.parameters.flatMap(({ parameter, values }) =>
    values.map(({ from, sources, confidence }) => ({
      file: fileOf.get(parameter) ?? '',
      at: from,
      sources,
      confidence,
    })),
  ),
  ...country.schemes.flatMap(({ scheme, rules }) =>
    rules.flatMap((rule) => {
      const file = fileOf.get(scheme) ?? '';
      const variants = [...(rule.employee?.variants ?? []), ...(rule.employer?.variants ?? [])];
      return [
        { file, at: `${rule.from} dateBasis`, sources: rule.dateBasis.sources },
        ...variants.flatMap(({ rounding }) =>
          rounding === undefined ? [] : [{ file, at: `${rule.from} rounding`, sources: rounding.sources }],
        ),
      ];
    }),
  ),
];

const ofInstrument = ({ rules, effects }: Instrument, file: string): readonly Reference[] => [
  ...rules.map(({ rule, sources, confidence }) => ({ file, at: rule, sources, confidence })),
  ...effects.map(({ scheme, from, sources, confidence }) => ({ file, at: `${scheme} ${from}`, sources, confidence })),
];

export const checkSources = ({ countries, instruments, fileOf }: Law): readonly Refusal[] => [
  ...countries.flatMap((country) => judge(ofCountry(country, fileOf), country.sources)),
  ...instruments.flatMap((one) => judge(ofInstrument(one, fileOf.get(one.instrument) ?? ''), one.sources)),
];
