import type { Instrument, SchemeLaw } from '@totalize/core';
import type { Law } from './assemble.ts';
import { datedFaults } from './dated.ts';
import type { Refusal } from './refusal.ts';

type Fault = Omit<Refusal, 'file'>;

const partyOf = (scheme: string): string => scheme.slice(0, 2).toUpperCase();

/** The effects on one scheme: in order, without gap, from entry into force (or the scheme's first day) and without end. */
const checkEffects = (instrument: Instrument, scheme: SchemeLaw): readonly Fault[] => {
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
  const begin = [instrument.inForce ?? '', ...scheme.rules.slice(0, 1).map(({ from }) => from)].toSorted().at(-1) ?? '';
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
      tests.flatMap((test) => (test.test === 'posted' && test.from !== undefined ? [[rule, test.from] as const] : [])),
    ),
  ];
  return named
    .filter(([, country]) => !instrument.parties.includes(country))
    .map(([at, country]) => ({ at, message: `names ${country}, which is no party` }));
};

export const checkInstruments = ({ countries, instruments, fileOf }: Law): readonly Refusal[] => {
  const schemes = new Map(countries.flatMap((country) => country.schemes.map((scheme) => [scheme.scheme, scheme])));
  return instruments.flatMap((instrument) => {
    const faults: Fault[] = [
      ...checkParties(instrument),
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
};
