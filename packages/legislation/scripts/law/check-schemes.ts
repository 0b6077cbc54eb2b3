import type { CountryLaw, Parameter, SchemeLaw, SchemeRule } from '@totalize/core';
import type { Law } from './assemble.ts';
import { datedFaults } from './dated.ts';
import type { Refusal } from './refusal.ts';

interface Use {
  readonly parameter: string;
  readonly as: Parameter['unit'];
}

/** The parameters that a rule uses, and as what. */
const usesOf = (rule: SchemeRule): readonly Use[] =>
  [...(rule.employee?.variants ?? []), ...(rule.employer?.variants ?? [])].flatMap(({ base, charge }) => [
    ...base.map(({ parameter }): Use => ({ parameter, as: 'money' })),
    ...(charge.kind === 'rate'
      ? [{ parameter: charge.rate.parameter, as: 'rate' } as const]
      : charge.bands.flatMap(({ upTo, rate }): readonly Use[] => [
          ...(upTo === undefined ? [] : [{ parameter: upTo, as: 'money' } as const]),
          ...(rate === undefined ? [] : [{ parameter: rate, as: 'rate' } as const]),
        ])),
  ]);

const schemesNamed = (rule: SchemeRule): readonly string[] => [
  ...(rule.follows === undefined ? [] : [rule.follows]),
  ...(rule.oneOff.rule === 'year-to-date' ? (rule.oneOff.reachBack?.test ?? []) : []),
];

const cycleFrom = (
  start: string,
  schemes: ReadonlyMap<string, SchemeLaw>,
  path: readonly string[] = [],
): readonly string[] | undefined => {
  if (path.includes(start)) return path[0] === start ? [...path, start] : undefined;
  for (const { follows } of schemes.get(start)?.rules ?? []) {
    const cycle = follows === undefined ? undefined : cycleFrom(follows, schemes, [...path, start]);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
};

const checkScheme = (
  { scheme, rules }: SchemeLaw,
  parameters: ReadonlyMap<string, Parameter>,
  schemes: ReadonlyMap<string, SchemeLaw>,
): readonly Omit<Refusal, 'file'>[] => {
  const cycle = cycleFrom(scheme, schemes);
  return [
    ...datedFaults(rules),
    ...(cycle === undefined ? [] : [{ at: 'follows', message: `is in a circle: ${cycle.join(' follows ')}` }]),
    ...rules.flatMap((rule) => [
      ...usesOf(rule).flatMap(({ parameter, as }) => {
        const unit = parameters.get(parameter)?.unit;
        if (unit === as) return [];
        const message =
          unit === undefined
            ? `uses the parameter ${parameter}, which does not exist`
            : `uses ${parameter} as a ${as}, but its unit is ${unit}`;
        return [{ at: rule.from, message }];
      }),
      ...schemesNamed(rule)
        .filter((name) => !schemes.has(name))
        .map((name) => ({ at: rule.from, message: `names the scheme ${name}, which does not exist` })),
      ...(rule.employee === undefined && rule.employer === undefined
        ? [{ at: rule.from, message: 'charges neither the employee nor the employer' }]
        : []),
    ]),
  ];
};

const checkCountry = (country: CountryLaw, fileOf: ReadonlyMap<string, string>): readonly Refusal[] => {
  const parameters = new Map(country.parameters.map((parameter) => [parameter.parameter, parameter]));
  const schemes = new Map(country.schemes.map((scheme) => [scheme.scheme, scheme]));
  const used = new Set(country.schemes.flatMap(({ rules }) => rules.flatMap(usesOf)).map(({ parameter }) => parameter));
  return [
    ...country.schemes.flatMap((scheme) =>
      checkScheme(scheme, parameters, schemes).map((fault) => ({ file: fileOf.get(scheme.scheme) ?? '', ...fault })),
    ),
    ...country.parameters
      .filter(({ parameter }) => !used.has(parameter))
      .map(({ parameter }) => ({
        file: fileOf.get(parameter) ?? '',
        at: '',
        message: `${parameter} is used by no scheme`,
      })),
  ];
};

export const checkSchemes = ({ countries, fileOf }: Law): readonly Refusal[] =>
  countries.flatMap((country) => checkCountry(country, fileOf));
