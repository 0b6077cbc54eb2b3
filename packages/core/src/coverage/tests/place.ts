import type { RuleTest } from '../../legislation/shape-test.ts';
import { parseScaled } from '../../money/decimal.ts';
import { type Answer, decided, missing } from '../answer.ts';
import { askWhere, type Focus } from '../focus.ts';

/** Asks where something is that the rule names: residence, employer, home base, flag. */
export const residence = (test: Extract<RuleTest, { test: 'residence' }>, focus: Focus): Answer =>
  askWhere(focus, 'person.residence', focus.situation.person?.residence, test.in);

export const employerIn = (test: Extract<RuleTest, { test: 'employer-in' }>, focus: Focus): Answer =>
  askWhere(focus, 'activities[].employer.country', focus.activity.employer?.country, test.in);

export const controlledFrom = (test: Extract<RuleTest, { test: 'controlled-from' }>, focus: Focus): Answer =>
  askWhere(focus, 'activities[].employer.controlledFrom', focus.activity.employer?.controlledFrom, test.in);

export const homeBase = (test: Extract<RuleTest, { test: 'home-base' }>, focus: Focus): Answer =>
  askWhere(focus, 'activities[].homeBase', focus.activity.homeBase, test.in);

export const flag = (test: Extract<RuleTest, { test: 'flag' }>, focus: Focus): Answer =>
  askWhere(focus, 'activities[].vesselFlag', focus.activity.vesselFlag, test.in);

export const worksIn = (test: Extract<RuleTest, { test: 'works-in' }>, focus: Focus): Answer =>
  askWhere(focus, 'activities[].places[].country', focus.place, test.in);

/** Whether work of the same kind is done in more than one party. */
export const worksInBoth = (focus: Focus): Answer => {
  const places = focus.situation.activities
    .filter(({ kind }) => kind === focus.activity.kind)
    .flatMap((one) => one.places.map(({ country }) => focus.resolve(country)));
  const parties = focus.instrument.parties.filter((party) => places.includes(party));
  return decided(parties.length > 1, `works in ${parties.join(' and ') || 'no party'}`);
};

export const subdivision = (test: Extract<RuleTest, { test: 'subdivision' }>, focus: Focus): Answer =>
  focus.subdivision === undefined
    ? missing('activities[].places[].subdivision')
    : decided(test.in.includes(focus.subdivision), `works in ${focus.subdivision}, asked for ${test.in.join(' or ')}`);

/** A share as a whole number of millionths: enough for any share that somebody writes down. */
const millionths = (text: string): number => {
  const scaled = parseScaled(text);
  return scaled === undefined ? 0 : Math.round((Number(scaled.units) / 10 ** scaled.scale) * 1e6);
};

/** Whether at least such a share of all work is done in one country. */
export const shareAtLeast = (test: Extract<RuleTest, { test: 'share-at-least' }>, focus: Focus): Answer => {
  const given = focus.situation.person?.residence;
  const country =
    test.where === 'work' ? focus.place : given === undefined || given === null ? undefined : focus.resolve(given);
  if (country === undefined) return missing('person.residence');
  const places = focus.situation.activities.flatMap((one) => one.places);
  const there = places.filter((place) => focus.resolve(place.country) === country);
  const kinds =
    test.of === 'either'
      ? (['timeShare', 'payShare'] as const)
      : ([test.of === 'time' ? 'timeShare' : 'payShare'] as const);
  const threshold = millionths(test.share);
  const sums = kinds.map((name) => {
    const known = there.every((place) => place[name] !== undefined && place[name] !== null);
    return known ? there.reduce((sum, place) => sum + millionths(place[name] ?? '0'), 0) : undefined;
  });
  const saw = `${kinds.map((name, at) => `${name} in ${country} ${sums[at] === undefined ? 'not known' : sums[at] / 1e6}`).join(', ')}; threshold ${test.share}`;
  if (sums.some((sum) => sum !== undefined && sum >= threshold)) return decided(true, saw);
  const unknown = kinds.find((_, at) => sums[at] === undefined);
  return unknown === undefined ? decided(false, saw) : missing(`activities[].places[].${unknown}`);
};
