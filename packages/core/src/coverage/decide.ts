import type { Law } from '../legislation/compile.ts';
import type { Decision } from '../records/decision.ts';
import type { Situation } from '../records/situation.ts';
import { firstDay, parseDay } from '../time/date.ts';
import { certificateFor, deadlinesFor } from './certificate-needed.ts';
import type { Activity } from './focus.ts';
import { judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import { releaseIn } from './release.ts';

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];
const sorted = (items: readonly string[]): string[] => unique(items).toSorted();

interface Judged {
  readonly name: string;
  readonly activity: Activity;
  readonly judgement: Judgement;
}

/** The activities in an order that does not depend on the one given. */
const inOrder = (situation: Situation): readonly { activity: Activity; name: string }[] =>
  situation.activities
    .map((activity, index) => ({
      activity,
      name: activity.id ?? `${index + 1}`,
      key: `${activity.id ?? ''} ${JSON.stringify(activity)}`,
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));

const judgeAll = (law: Law, situation: Situation): readonly Judged[] =>
  inOrder(situation).flatMap(({ activity, name }) => {
    const places = new Map(activity.places.map((place) => [law.countryOfPlace(place.country), place]));
    return [...places.values()]
      .toSorted((a, b) => (a.country < b.country ? -1 : 1))
      .map((place) => ({ name, activity, judgement: judge(law, situation, activity, place) }));
  });

const statusOf = (all: readonly Judged[]): Decision['status'] => {
  const statuses = all.map(({ judgement }) => judgement.status);
  if (statuses.length === 0 || statuses.includes('undetermined')) return 'undetermined';
  return statuses.includes('conditional') ? 'conditional' : 'determined';
};

const byActivityOf = (all: readonly Judged[]): Decision['byActivity'] => {
  const names = unique(all.map(({ name }) => name));
  const laws = new Map(
    names.map((name) => [
      name,
      unique(all.filter((one) => one.name === name).flatMap(({ judgement }) => judgement.laws)),
    ]),
  );
  const single = [...laws].flatMap(([name, countries]) =>
    countries.length === 1 && countries[0] !== undefined ? [[name, countries[0]] as const] : [],
  );
  return new Set(single.map(([, country]) => country)).size > 1 ? Object.fromEntries(single) : undefined;
};

const splitWarnings = (all: readonly Judged[]): readonly string[] => {
  const warnings: string[] = [];
  for (const name of unique(all.map((one) => one.name))) {
    const own = all.filter((one) => one.name === name && one.judgement.status !== 'undetermined');
    const split = new Set(own.map(({ judgement }) => judgement.laws.join())).size > 1;
    if (!split) continue;
    const parts = own.map(
      ({ judgement }) => `work in ${judgement.place} under the law of ${judgement.laws.join(' and ')}`,
    );
    warnings.push(`Activity ${name} is split by its places: ${parts.join('; ')}.`);
  }
  return warnings;
};

/**
 * Which legislation applies to a person's work, why, and which certificate proves it. Whose own law claims the work comes
 * first: without two claims there is nothing to decide.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { compileLaw, decide, readSituation } from '@totalize/core';
 * import { loadLegislation } from '@totalize/legislation';
 * const law = compileLaw(loadLegislation());
 * const reading = readSituation({
 *   date: '2026-06-01',
 *   activities: [
 *     {
 *       kind: 'employee',
 *       employer: { country: 'US' },
 *       places: [{ country: 'GB' }],
 *       start: '2026-01-01',
 *       expectedEnd: '2028-12-31',
 *       posting: { from: 'US', hiredForPosting: false },
 *     },
 *   ],
 * });
 * assert('situation' in reading);
 * const decision = decide(law, reading.situation);
 * assert.deepEqual(decision.applicableLegislation, ['US']);
 * assert.equal(decision.certificate.maxValidTo, '2030-12-31');
 * ```
 */
export const decide = (law: Law, situation: Situation): Decision => {
  const all = judgeAll(law, situation);
  const status = statusOf(all);
  const judgements = all.map(({ judgement }) => judgement);
  const named = status === 'undetermined' ? [] : sorted(judgements.flatMap(({ laws }) => laws));
  const deciding =
    judgements.find(({ instrument, exempt }) => instrument !== undefined && exempt.length > 0) ??
    judgements.find(({ instrument }) => instrument !== undefined);
  const day = parseDay(situation.date) ?? firstDay;
  const released = judgements.flatMap((one) =>
    status === 'undetermined' || one.instrument === undefined
      ? []
      : one.exempt.map((country) =>
          releaseIn(law, one.instrument ?? never(), country, situation, day, one.subdivision),
        ),
  );
  const byActivity = status === 'undetermined' ? undefined : byActivityOf(all);
  const certified = all.find(({ judgement }) => judgement === deciding);
  const trace = judgements.flatMap((one) => one.trace);
  return {
    status,
    applicableLegislation: named,
    exemptFrom: status === 'undetermined' ? [] : sorted(judgements.flatMap(({ exempt }) => exempt)),
    instrument: deciding?.instrument?.instrument ?? 'none',
    basis:
      status === 'undetermined'
        ? []
        : unique([...(deciding?.basis ?? []), ...judgements.flatMap(({ basis }) => basis)]),
    certificate:
      status === 'undetermined' || certified === undefined ? { needed: false } : certificateFor(certified.judgement),
    stillDue: sorted(released.flatMap(({ stillDue }) => stillDue)),
    ...(byActivity === undefined ? {} : { byActivity }),
    deadlines:
      status === 'undetermined'
        ? []
        : uniqueDeadlines(all.flatMap(({ judgement, activity }) => deadlinesFor(judgement, activity, situation))),
    conditions: unique(judgements.flatMap(({ conditions }) => conditions)),
    missingFacts: unique(judgements.flatMap(({ missingFacts }) => missingFacts)),
    warnings: unique([
      ...(all.length === 0
        ? ['The situation has no activity: nothing here says which law applies to a person who does not work.']
        : []),
      ...judgements.flatMap(({ warnings }) => warnings),
      ...splitWarnings(all),
      ...released.flatMap(({ warnings }) => warnings),
    ]),
    trace: trace.map(({ rule, outcome, citation }) => ({ rule, outcome, citation })),
  };
};

const never = (): never => {
  throw new TypeError('a country is exempt without an instrument');
};

const uniqueDeadlines = (deadlines: readonly Decision['deadlines'][number][]): Decision['deadlines'] =>
  [...new Map(deadlines.map((one) => [`${one.date} ${one.act}`, one])).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, one]) => one);
