import { describe, expect, test } from 'vitest';
import { type RuleTest, ruleTest, situation } from '../../src/index.ts';
import { ask } from '../../src/coverage/tests/ask.ts';
import { lastDayOf } from '../../src/coverage/window.ts';
import { parseDay, printDay } from '../../src/time/date.ts';

const instrument = {
  instrument: 'aa-bb',
  name: 'Agreement',
  parties: ['DE', 'FR'],
  inForce: '2010-01-01',
  inForceUnknown: false,
  territories: {},
  modelled: true,
  citation: 'AA-BB',
  rules: [],
  certificates: [],
  effects: [],
  sources: {},
  doubts: [],
};

/** What a test answers of an activity in France; `?fact` where one is missing. */
const asked = (
  given: object,
  facts: { activity?: object; person?: object; requests?: object; election?: object | null; date?: string } = {},
): string => {
  const read = situation.parse({
    date: facts.date ?? '2024-06-01',
    person: facts.person,
    activities: [
      {
        kind: 'employee',
        places: [{ country: 'FR' }],
        start: '2024-01-01',
        posting: { from: 'DE' },
        ...facts.activity,
      },
    ],
    requests: facts.requests,
    election: facts.election,
  });
  const [activity] = read.activities;
  if (activity === undefined) throw new TypeError('no activity');
  const focus = {
    instrument,
    situation: read,
    activity,
    day: parseDay(read.date) ?? 0,
    place: 'FR',
    subdivision: undefined,
    resolve: (code: string) => code,
  };
  const found = ask(ruleTest.parse(given) satisfies RuleTest, focus);
  return found.missing === undefined || found.is !== 'open' ? found.is : `?${found.missing}`;
};

describe('tests of instruments to come', () => {
  test('the first months, whatever was planned', () => {
    const first = (date: string) => asked({ test: 'first-months', months: 24 }, { date });
    expect([first('2025-12-31'), first('2026-01-01')]).toEqual(['yes', 'no']);
    expect(asked({ test: 'first-months', months: 24 }, { activity: { start: undefined } })).toBe('?activities[].start');
  });

  test('insurance before', () => {
    const before = (person: object) => asked({ test: 'prior-affiliation', days: 30 }, { person });
    expect(before({ lastLegislation: 'DE', priorAffiliationDays: 30 })).toBe('yes');
    expect(before({ lastLegislation: 'DE', priorAffiliationDays: 29 })).toBe('no');
    expect(before({ lastLegislation: 'FR', priorAffiliationDays: 400 })).toBe('no');
    expect(before({})).toBe('?person.priorAffiliationDays');
  });

  test('replacement', () => {
    const replaces = (replacesPostedWorker: boolean | undefined) =>
      asked({ test: 'replacement', not: true }, { activity: { posting: { from: 'DE', replacesPostedWorker } } });
    expect([replaces(true), replaces(false), replaces(undefined)]).toEqual([
      'no',
      'yes',
      '?posting.replacesPostedWorker',
    ]);
  });

  test('a share of the work, exactly at the threshold', () => {
    const share = (timeShare: string | undefined, payShare: string | undefined, of = 'either') =>
      asked(
        { test: 'share-at-least', share: '0.25', of, where: 'residence' },
        {
          person: { residence: 'DE' },
          activity: { places: [{ country: 'DE', timeShare, payShare }, { country: 'FR' }] },
        },
      );
    expect(share('0.25', '0.1')).toBe('yes');
    expect(share('0.249999', '0.1')).toBe('no');
    expect(share('0.1', '0.25')).toBe('yes');
    expect(share('0.1', '0.25', 'time')).toBe('no');
    expect(share('0.1', undefined)).toBe('?activities[].places[].payShare');
    expect(share('0.3', undefined)).toBe('yes');
  });

  test('home base, flag, seat and control', () => {
    expect(asked({ test: 'home-base', in: 'party' }, { activity: { homeBase: 'FR' } })).toBe('yes');
    expect(asked({ test: 'home-base', in: ['DE'] }, { activity: { homeBase: 'FR' } })).toBe('no');
    expect(asked({ test: 'flag', in: 'party' }, { activity: { vesselFlag: null } })).toBe('no');
    expect(asked({ test: 'flag', in: 'party' })).toBe('?activities[].vesselFlag');
    expect(asked({ test: 'employer-in', in: 'work' }, { activity: { employer: { country: 'FR' } } })).toBe('yes');
    expect(asked({ test: 'controlled-from', in: ['DE'] }, { activity: { employer: { country: 'FR' } } })).toBe(
      '?activities[].employer.controlledFrom',
    );
  });

  test('requests that wait for an answer are open, without a missing fact', () => {
    expect(asked({ test: 'request', for: 'telework' }, { requests: { teleworkFramework: true } })).toBe('open');
    expect(asked({ test: 'request', for: 'exception' }, { requests: { article16: false } })).toBe('no');
  });

  test('what is presumed is no open question', () => {
    expect(asked({ test: 'prior-employment' })).toBe('?posting.priorEmploymentMonths');
    expect(asked({ test: 'prior-employment', presumed: true })).toBe('yes');
    expect(asked({ test: 'prior-employment', presumed: true, not: true })).toBe('no');
  });
});

test.each([
  ['2024-01-01', 60, '2028-12-31'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-28'],
  ['2024-08-31', 6, '2025-02-28'],
  ['2024-03-01', 12, '2025-02-28'],
])('%s and %i months end on %s', (start, months, end) => {
  expect(printDay(lastDayOf(parseDay(start) ?? 0, months))).toBe(end);
});
