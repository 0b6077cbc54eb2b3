import type { Instrument } from '../legislation/shape-instrument.ts';
import { type Day, lastDay, parseDay } from '../time/date.ts';

const within = (from: string | null | undefined, to: string | null | undefined, day: Day): boolean =>
  from !== null &&
  from !== undefined &&
  (parseDay(from) ?? lastDay) <= day &&
  (to === null || to === undefined || day <= (parseDay(to) ?? lastDay));

/** The party that a place belongs to under an instrument. */
export const partyOf = (instrument: Instrument, place: string): string => instrument.territories[place] ?? place;

/** Whether a country is bound by an instrument on a day. */
const binds = (instrument: Instrument, place: string, day: Day): boolean => {
  const country = partyOf(instrument, place);
  if (!instrument.parties.includes(country)) return false;
  const membership = instrument.membership?.[country];
  return membership === undefined || within(membership.from, membership.to, day);
};

/** An agreement that may be in force, since a day that nobody saw, links its parties openly rather than not at all. */
const isInForce = (instrument: Instrument, day: Day): boolean =>
  instrument.inForceUnknown || within(instrument.inForce, instrument.endedOn, day);

const joins = (instrument: Instrument, one: string, other: string): boolean =>
  instrument.hub === undefined || [one, other].some((place) => partyOf(instrument, place) === instrument.hub);

const pairs = new WeakMap<readonly Instrument[], Map<string, readonly Instrument[]>>();

/** The instruments to which two places belong, whether in force or not. */
export const instrumentsOf = (
  instruments: readonly Instrument[],
  one: string,
  other: string,
): readonly Instrument[] => {
  const known = pairs.get(instruments) ?? new Map<string, readonly Instrument[]>();
  pairs.set(instruments, known);
  const key = `${one} ${other}`;
  const found = known.get(key) ?? instruments.filter((instrument) => unites(instrument, one, other));
  known.set(key, found);
  return found;
};

const unites = (instrument: Instrument, one: string, other: string): boolean =>
  [one, other].every((place) => instrument.parties.includes(partyOf(instrument, place)));

/** The instrument in force that links two countries on a day, the first listed where there are several. */
export const instrumentBetween = (
  instruments: readonly Instrument[],
  one: string,
  other: string,
  day: Day,
): Instrument | undefined =>
  instrumentsOf(instruments, one, other).find(
    (instrument) =>
      binds(instrument, one, day) &&
      binds(instrument, other, day) &&
      joins(instrument, one, other) &&
      isInForce(instrument, day),
  );

/** An agreement between two countries that is known, though it is not in force on the days asked about. */
export const signedBetween = (instruments: readonly Instrument[], one: string, other: string): Instrument | undefined =>
  instruments.find(
    (instrument) =>
      instrument.hub === undefined &&
      [one, other].every((place) => instrument.parties.includes(partyOf(instrument, place))) &&
      instrument.parties.length === 2,
  );
