import { type Instrument, type KnownScheme, ruleStages } from '@totalize/core';
import type { Law } from './assemble.ts';
import { datedFaults } from './dated.ts';
import type { Refusal } from './refusal.ts';

type Fault = Omit<Refusal, 'file'>;

const partyOf = (scheme: string): string => scheme.slice(0, 2).toUpperCase();

/** The effects on one scheme: in order, without gap, from entry into force (or the scheme's first day) and without end. */
const checkEffects = (instrument: Instrument, scheme: KnownScheme): readonly Fault[] => {
  const effects = instrument.effects.filter((effect) => effect.scheme === scheme.scheme);
  const [first] = effects;
  if (first === undefined) {
    return instrument.modelled
      ? [{ at: 'effects', message: `does not say what a certificate does to ${scheme.scheme}` }]
      : [];
  }
  const faults: Fault[] = datedFaults(effects, false).map(({ at, message }) => ({
    at: `${scheme.scheme} ${at}`,
    message,
  }));
  const begin = [instrument.inForce ?? '', scheme.from ?? ''].toSorted().at(-1) ?? '';
  if (instrument.inForce !== null && first.from > begin) {
    faults.push({ at: `${scheme.scheme} ${first.from}`, message: `leaves a gap from ${begin} on` });
  }
  const end = effects.at(-1)?.to;
  if (end !== undefined && (instrument.endedOn ?? '9999') > end) {
    faults.push({ at: `${scheme.scheme} ${effects.at(-1)?.from}`, message: `leaves a gap after ${end}` });
  }
  return faults;
};

const checkParties = (instrument: Instrument): readonly Fault[] => {
  const named: readonly (readonly [at: string, country: string])[] = [
    ...(instrument.hub === undefined ? [] : [['hub', instrument.hub] as const]),
    ...Object.keys(instrument.membership ?? {}).map((country) => ['membership', country] as const),
    ...Object.values(instrument.territories).map((country) => ['territories', country] as const),
    ...instrument.effects.map(({ scheme }) => [`effects ${scheme}`, partyOf(scheme)] as const),
    ...instrument.rules.flatMap(({ rule, tests }) =>
      tests.flatMap((test) =>
        (test.test === 'posted' || test.test === 'affiliate-3121l') && test.from !== undefined
          ? [[rule, test.from] as const]
          : [],
      ),
    ),
    ...instrument.rules.flatMap(({ rule, law }) => (/^[A-Z]{2}$/.test(law) ? [[rule, law] as const] : [])),
    ...instrument.certificates.map(({ issuedBy }) => ['certificates', issuedBy] as const),
  ];
  return named
    .filter(([, country]) => !instrument.parties.includes(country))
    .map(([at, country]) => ({ at, message: `names ${country}, which is no party` }));
};

/** Rules stand in the order of their stages, which is the order in which every instrument is asked. */
const checkStages = ({ rules }: Instrument): readonly Fault[] =>
  rules.flatMap(({ rule, stage }, index) => {
    const before = rules[index - 1]?.stage;
    return before !== undefined && ruleStages.indexOf(before) > ruleStages.indexOf(stage)
      ? [{ at: rule, message: `is of the stage ${stage}, but stands after one of the stage ${before}` }]
      : [];
  });

/** Every scheme that effects can be written for. */
const schemesOf = ({ countries, schemes }: Law): readonly KnownScheme[] => [
  ...countries.flatMap((country) => country.schemes.map(({ scheme, rules }) => ({ scheme, from: rules[0]?.from }))),
  ...schemes,
];

const checkKnown = ({ countries, schemes }: Law): readonly Refusal[] =>
  schemes.flatMap(({ scheme }, index) => {
    const at = (message: string): Refusal => ({ file: 'schemes.yaml', at: scheme, message });
    return [
      ...(countries.some(({ country }) => country === partyOf(scheme))
        ? [at('belongs to a country whose law is in the data: remove it')]
        : []),
      ...(schemes.findIndex((one) => one.scheme === scheme) < index ? [at('stands in the list twice')] : []),
    ];
  });

export const checkInstruments = (law: Law): readonly Refusal[] => {
  const { instruments, fileOf } = law;
  const schemes = new Map(schemesOf(law).map((scheme) => [scheme.scheme, scheme]));
  const ofInstruments = instruments.flatMap((instrument) => {
    const faults: Fault[] = [
      ...checkParties(instrument),
      ...checkStages(instrument),
      ...instrument.effects
        .filter(({ scheme }) => !schemes.has(scheme))
        .map(({ scheme, from }) => ({
          at: `${scheme} ${from}`,
          message: `is an effect on ${scheme}, which does not exist`,
        })),
      ...[...schemes.values()]
        .filter(({ scheme }) => instrument.parties.includes(partyOf(scheme)))
        .flatMap((scheme) => checkEffects(instrument, scheme)),
    ];
    if (instrument.modelled && instrument.rules.length === 0)
      faults.push({ at: 'rules', message: 'is modelled, but has no rule' });
    return faults.map((fault) => ({ file: fileOf.get(instrument.instrument) ?? '', ...fault }));
  });
  return [...checkKnown(law), ...ofInstruments];
};
