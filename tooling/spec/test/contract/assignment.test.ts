import { describe, expect, test } from 'vitest';
import { american, citizen, eur, german, pay, posting, rate, rows, run, series, told } from './run.ts';

// Section 2, assignment and employer: what is warned of, what is refused.

const lines = [pay('2026-03', '3100'), pay('2026-04', '3000')];
const batch = (more: object) =>
  run({
    payLines: lines,
    workers: [citizen],
    employers: [american],
    exchangeRates: [rate('USD', 'GBP', '0.8')],
    ...more,
  });

describe('employer without a record', () => {
  test('follows the home country of the assignment, with one warning', () => {
    const result = batch({ employers: [], assignments: [posting('US', 'IN')] });
    expect(told(result, 'employer-assumed')).toEqual(['warning employer-assumed 2026-03']);
    expect(series(result, 'us.oasdi')).toEqual(['192.20', '186.00']);
  });

  test('else an error for each line', () => {
    const result = batch({ employers: [] });
    expect(told(result, 'employer-missing')).toEqual([
      'error employer-missing 2026-03',
      'error employer-missing 2026-04',
    ]);
    expect(result.contributions).toEqual([]);
  });
});

describe('assignments', () => {
  const two = [posting('US', 'IN'), posting('US', 'GB', { assignmentId: 'B' })];

  test('two on one day: an error for the line', () => {
    const result = batch({ assignments: two });
    expect(told(result, 'assignment-overlap')).toEqual([
      'error assignment-overlap 2026-03',
      'error assignment-overlap 2026-04',
    ]);
    expect(result.contributions).toEqual([]);
    expect(result.totals.lines).toEqual({ in: 2, out: 0, refused: 2 });
  });

  test('a work country on the line chooses', () => {
    const result = batch({ payLines: [pay('2026-03', '3100', { workCountry: 'GB' })], assignments: two });
    expect(told(result, 'assignment-overlap')).toEqual([]);
    expect(rows(result, { scheme: 'gb.' })).toEqual([
      'gb.class-1 employee due no-certificate',
      'gb.class-1 employer due no-certificate',
    ]);
  });

  test('one after the other, and of two employers: no overlap', () => {
    const assignments = [
      posting('US', 'GB', { actualEnd: '2026-03-31' }),
      posting('US', 'IN', { assignmentId: 'B', start: '2026-04-01' }),
      posting('US', 'IN', { assignmentId: 'C', employerId: 'X' }),
    ];
    const result = batch({ assignments });
    expect(told(result, 'assignment-overlap')).toEqual([]);
    expect(series(result, 'gb.class-1', 'lineId')).toEqual(['2026-03']);
  });

  test('goes on past its expected end, with a warning', () => {
    const result = batch({ assignments: [posting('US', 'GB', { expectedEnd: '2026-03-15' })] });
    expect(told(result, 'assignment-past-expected-end')).toEqual(['warning assignment-past-expected-end']);
    expect(series(result, 'gb.class-1', 'lineId')).toEqual(['2026-03', '2026-04']);
  });

  test('an actual end ends it without a warning', () => {
    const result = batch({
      assignments: [posting('US', 'GB', { expectedEnd: '2026-03-15', actualEnd: '2026-03-31' })],
    });
    expect(told(result, 'assignment-past-expected-end')).toEqual([]);
    expect(series(result, 'gb.class-1', 'lineId')).toEqual(['2026-03']);
  });

  test('pay of another employer', () => {
    const result = batch({ assignments: [posting('US', 'IN', { employerId: 'X' })] });
    expect(told(result, 'assignment-other-employer')).toEqual(['warning assignment-other-employer 2026-03']);
    expect(series(result, 'us.oasdi')).toEqual(['192.20', '186.00']);
  });

  test('self-employed: the line is refused', () => {
    const result = batch({ assignments: [posting('US', 'IN', { kind: 'self-employed' })] });
    expect(told(result, 'not-an-employee')).toEqual(['error not-an-employee 2026-03', 'error not-an-employee 2026-04']);
    expect(result.contributions).toEqual([]);
  });
});

describe('posting facts', () => {
  const of = (assignments: object[], more: object = {}) =>
    told(batch({ assignments, ...more }), 'posting-facts-assumed');

  test('are told once an assignment', () => {
    expect(of([posting('US', 'GB')])).toEqual(['warning posting-facts-assumed']);
  });

  test.each([
    ['stated', posting('US', 'GB', { situation: { posting: { priorEmploymentMonths: 24, previous: null } } })],
    ['hired locally', posting('US', 'GB', { hiredLocally: true })],
  ])('nothing assumed: %s', (_, one) => {
    expect(of([one])).toEqual([]);
  });

  test('an earlier posting that the assignment states is taken into account', () => {
    const previous = { country: 'DE', start: '2020-01-01', end: '2025-12-31' };
    const result = run({
      payLines: [pay('2026-03', '3100', eur)],
      workers: [citizen],
      employers: [american],
      exchangeRates: [rate('EUR', 'USD', '1')],
      assignments: [posting('US', 'DE', { situation: { posting: { previous } } })],
    });
    expect(rows(result, { scheme: 'us.oasdi' })[0]).toBe('us.oasdi employee due no-certificate');
    expect(rows(result, { scheme: 'de.pension' })[0]).toBe('de.pension employee due domestic-law');
  });
});

describe('one-off pay that names no days for which it was earned', () => {
  const bonus = (more: object = {}) => [pay('2026-05', '1000', { kind: 'one-off', ...more })];
  const ended = [posting('US', 'GB', { start: '2024-01-01', actualEnd: '2026-03-31' })];
  const of = (payLines: object[], assignments: object[]) =>
    told(batch({ payLines, assignments }), 'earning-period-missing');

  test('after the actual end, or within a year of a change', () => {
    expect(of(bonus(), ended)).toEqual(['warning earning-period-missing 2026-05']);
    expect(of(bonus(), [posting('US', 'GB')])).toEqual(['warning earning-period-missing 2026-05']);
  });

  test.each([
    ['the days are named', bonus({ earnedFrom: '2026-01-01', earnedTo: '2026-03-31' }), ended],
    ['no change within a year', bonus(), [posting('US', 'GB', { start: '2024-01-01' })]],
    ['no assignment at all', bonus(), []],
    ['not a one-off', [pay('2026-05', '1000')], ended],
  ])('nothing to tell: %s', (_, payLines, assignments) => {
    expect(of(payLines, assignments)).toEqual([]);
  });

  test('assignments are matched on the days for which it was earned', () => {
    const result = batch({ payLines: bonus({ earnedFrom: '2026-01-01', earnedTo: '2026-03-31' }), assignments: ended });
    expect(series(result, 'gb.class-1', 'periodEnd')).toEqual(['2026-03-31']);
  });
});

test('German work of a German employer needs no assignment', () => {
  const result = run({ payLines: [pay('2026-03', '3100', eur)], employers: [german] });
  expect(result.exceptions.filter((one) => !one.code.startsWith('law-'))).toEqual([]);
});
