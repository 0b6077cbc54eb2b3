import type { Instrument } from '../legislation/shape-instrument.ts';
import type { Claimants } from './claimants.ts';
import type { Judgement } from './judgement.ts';
import { partyOf } from './link.ts';
import type { Ruling, RulingStep } from './ruling.ts';

/** Two countries that claim the same work, and what the instrument between them says. */
export interface Linked {
  readonly pair: readonly [string, string];
  readonly instrument: Instrument;
  readonly ruling: Ruling;
}

const worst = (statuses: readonly Ruling['status'][]): Ruling['status'] => {
  if (statuses.includes('undetermined')) return 'undetermined';
  return statuses.includes('conditional') ? 'conditional' : 'determined';
};

interface Frame {
  readonly place: string;
  readonly subdivision: string | undefined;
  readonly steps: readonly RulingStep[];
  readonly unlinked: readonly string[];
  readonly date: string;
}

/** Of all claims, those that no instrument switches off. */
export const combine = (linked: readonly Linked[], claimants: Claimants, frame: Frame): Judgement => {
  const rulings = linked.map(({ ruling }) => ruling);
  const displaced = new Set<string>();
  for (const { pair, instrument, ruling } of linked) {
    if (ruling.status === 'undetermined') continue;
    for (const country of pair) {
      if (!ruling.applicableLegislation.includes(partyOf(instrument, country))) displaced.add(country);
    }
  }
  const remaining = claimants.countries.filter((country) => !displaced.has(country));
  const openClaims = claimants.unknown.filter((country) => remaining.includes(country));
  const status =
    remaining.length === 0
      ? 'undetermined'
      : worst([...rulings.map((one) => one.status), ...(openClaims.length > 0 ? (['conditional'] as const) : [])]);
  const deciding =
    linked.find(({ ruling }) => ruling.status !== 'undetermined' && ruling.applicableLegislation.length === 1) ??
    linked[0];
  const laws = status === 'undetermined' ? [] : remaining;
  const stillUnknown = claimants.unknown.filter((country) => displaced.has(country));
  return {
    place: frame.place,
    subdivision: frame.subdivision,
    status,
    laws,
    exempt:
      status === 'undetermined'
        ? []
        : [...displaced].filter((country) => claimants.liable.includes(country)).toSorted(),
    instrument: deciding?.instrument,
    basis: [...new Set([...(deciding?.ruling.basis ?? []), ...rulings.flatMap(({ basis }) => basis)])],
    until: deciding?.ruling.until,
    limited: deciding?.ruling.posting === true,
    deadlines: rulings.flatMap(({ deadlines }) => deadlines),
    conditions: [
      ...rulings.flatMap(({ conditions }) => conditions),
      ...openClaims.map(
        (country) =>
          `If ${claimants.unknownFacts.join(' and ')} makes the law of ${country} claim the work, it applies; otherwise there is nothing to release.`,
      ),
    ],
    missingFacts: [
      ...rulings.flatMap(({ missingFacts }) => missingFacts),
      ...(openClaims.length > 0 ? claimants.unknownFacts : []),
    ],
    warnings: [
      ...rulings.flatMap(({ warnings }) => warnings),
      ...laws
        .filter((country) => !claimants.liable.includes(country))
        .map(
          (country) =>
            `The law of ${country} does not itself cover this person's work abroad, though ${country} sends the worker: its authority may refuse the certificate, and then there is nothing to release.`,
        ),
      ...stillUnknown.map(
        (country) =>
          `Whether ${country} claims the work at all depends on ${claimants.unknownFacts.join(' and ')}; the law that applies is the same either way.`,
      ),
      ...frame.unlinked.map((pair) => `No instrument in force links ${pair} on ${frame.date}.`),
      ...(remaining.length === 0
        ? ['The instruments name different laws for the same work; the authorities have to settle it.']
        : []),
    ],
    trace: [
      ...frame.steps,
      ...linked.flatMap(({ instrument, ruling }) =>
        ruling.trace.map((step) => ({ ...step, rule: `${instrument.instrument} ${step.rule}` })),
      ),
    ],
  };
};
