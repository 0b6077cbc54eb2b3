import { describe, expect, test } from 'vitest';
import { readSituation } from '../../src/index.ts';

const activity = { kind: 'employee', places: [{ country: 'DE' }] };
const faults = (input: unknown, row?: number): string[] => {
  const reading = readSituation(input, row);
  return 'exceptions' in reading ? reading.exceptions.map(({ message }) => message) : [];
};

describe('a situation', () => {
  test('needs a date, a kind and places, and no more', () => {
    expect(faults({ date: '2026-01-01', activities: [activity] })).toEqual([]);
    expect(faults({ activities: [activity] })).toEqual(['The situation: date is missing: add it.']);
    expect(faults({ date: '2026-01-01', activities: [{ places: [] }] }, 7)).toEqual([
      'Situation 7: activities.0.kind is missing: add it.',
    ]);
    expect(faults({ date: '2026-01-01', activities: [{ kind: 'employee', places: [] }] })[0]).toMatch(
      /places is an empty list/,
    );
  });

  test('keeps fields that it does not know, and nulls', () => {
    const reading = readSituation({
      date: '2026-01-01',
      activities: [{ ...activity, posting: null, colour: 'red' }],
      mood: 'good',
    });
    expect(reading).toMatchObject({ situation: { mood: 'good', activities: [{ posting: null, colour: 'red' }] } });
  });

  test.each([
    [[], /is a list/],
    [null, /is null/],
    ['x', /is a string/],
    [{ date: '2026-02-30', activities: [activity] }, /date is not a day of the calendar/],
    [
      { date: '2026-01-01', activities: [{ ...activity, kind: 'pirate' }] },
      /activities.0.kind is none of the values allowed/,
    ],
    [
      { date: '2026-01-01', activities: [{ ...activity, start: '2026-02-01', expectedEnd: '2026-01-31' }] },
      /expectedEnd .* lies before the start|expectedEnd lies before the start/,
    ],
    [{ date: '2026-01-01', activities: [activity], person: { nationality: 'US' } }, /person.nationality is a string/],
  ])('%j is refused with its place', (input, message) => expect(faults(input)[0]).toMatch(message));
});
