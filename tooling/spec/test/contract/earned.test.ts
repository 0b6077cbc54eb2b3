import { describe, expect, test } from 'vitest';
import {
  american,
  british,
  certificate,
  citizen,
  eur,
  gbp,
  german,
  months,
  pay,
  posting,
  rate,
  rows,
  run,
  series,
  told,
} from './run.ts';

// Coverage goes by the days for which pay was earned; rates, ceilings and the year by the scheme's date.

const fields = ['periodStart', 'periodEnd', 'base', 'status', 'reason'] as const;
const bonus = (month: string, gross: string, from: string, to: string, more: object = {}) =>
  pay(month, gross, { ...eur, lineId: 'B', kind: 'one-off', earnedFrom: from, earnedTo: to, ...more });
const posted = (payLines: object[], more: object = {}) =>
  run({
    payLines,
    workers: [citizen],
    employers: [american],
    assignments: [posting('US', 'DE', { actualEnd: '2026-03-31' })],
    exchangeRates: [rate('EUR', 'USD', '1')],
    ...more,
  });
const ofBonus = (result: ReturnType<typeof run>, scheme: string) =>
  rows(result, { scheme, line: 'B' }, [...fields]).find((row) => row.startsWith(`${scheme} employee`));

describe('a bonus paid after the posting has ended', () => {
  test('is due in the host country, within what its months of liability have left', () => {
    // 3 × 5812.50 − 3 × 5000.00
    const result = posted([
      ...months(2026, 3, '5000.00', eur),
      bonus('2026-05', '4000.00', '2026-01-01', '2026-03-31'),
    ]);
    expect(ofBonus(result, 'de.health')).toBe('de.health employee 2026-01-01 2026-03-31 2437.50 due no-certificate');
    expect(ofBonus(result, 'de.pension')).toBe('de.pension employee 2026-01-01 2026-03-31 4000.00 due no-certificate');
  });

  test('is released by the certificate of the days for which it was earned', () => {
    const certificates = [certificate('US', 'DE', { validTo: '2026-03-31' })];
    const result = posted([bonus('2026-05', '4000.00', '2026-01-01', '2026-03-31')], { certificates });
    expect(ofBonus(result, 'de.pension')).toBe('de.pension employee 2026-01-01 2026-03-31 0.00 exempt certificate');
    expect(ofBonus(result, 'us.oasdi')).toBe('us.oasdi employee 2026-01-01 2026-03-31 4000.00 due domestic-law');
  });

  test('is cut where its days are not all of one status', () => {
    const result = posted([bonus('2026-05', '3000.00', '2026-03-22', '2026-04-10')]);
    expect(rows(result, { scheme: 'de.work-injury' }, ['periodStart', 'periodEnd', 'wages'])).toEqual([
      'de.work-injury employer 2026-03-22 2026-03-31 1500.00',
    ]);
  });

  test('earned before the posting: nothing in the host country', () => {
    const result = posted([bonus('2026-05', '3000.00', '2025-01-01', '2025-12-31')]);
    expect(rows(result, { scheme: 'de.' })).toEqual([]);
    expect(series(result, 'us.oasdi')).toEqual(['186.00']);
  });
});

describe("the year of the scheme's date is the one that the data must have", () => {
  test('a German bonus for 2022, paid in 2026', () => {
    const result = run({ payLines: [bonus('2026-05', '3000.00', '2022-01-01', '2022-12-31')], employers: [german] });
    expect(told(result, 'country-law-missing')).toEqual([]);
    expect(series(result, 'de.pension')).toEqual(['279.00']);
  });

  test('British pay for October 2022, paid in 2026', () => {
    const result = run({
      payLines: [pay('2026-05', '2000.00', { ...gbp, earnedFrom: '2022-10-01', earnedTo: '2022-10-31' })],
      employers: [british],
    });
    expect(told(result, 'country-law-missing')).toEqual([]);
    expect(series(result, 'gb.class-1')).toEqual(['76.16']);
  });

  test('German pay for December 2022, paid in January 2023', () => {
    const result = run({
      payLines: [pay('2022-12', '2000.00', { ...eur, payDate: '2023-01-10' })],
      employers: [german],
    });
    expect(told(result, 'country-law-missing')).toEqual(['error country-law-missing 2022-12 DE']);
  });

  test('schemes that did not exist have no row; old figures are in the data', () => {
    const result = run({ payLines: [pay('1990-01', '60000.00')], workers: [citizen], employers: [american] });
    expect(rows(result, {}, ['base', 'amount'])).toEqual([
      'us.medicare employee 51300.00 743.85',
      'us.medicare employer 51300.00 743.85',
      'us.oasdi employee 51300.00 3180.60',
      'us.oasdi employer 51300.00 3180.60',
    ]);
  });
});

test('the order of the records changes nothing', () => {
  const payLines = [...months(2026, 4, '5000.00', eur), bonus('2026-03', '4000.00', '2026-01-01', '2026-03-31')];
  const forwards = posted(payLines).contributions;
  const backwards = posted(payLines.toReversed()).contributions;
  expect(backwards).toEqual(forwards);
});

test('the kinds of work for which no rule of an agreement was seen are open', () => {
  for (const kind of ['ship-crew', 'air-crew']) {
    const result = posted([pay('2026-01', '1000.00', eur)], { assignments: [posting('US', 'DE', { kind })] });
    expect(rows(result, { scheme: 'de.pension' })).toEqual([
      'de.pension employee due domestic-law',
      'de.pension employer due domestic-law',
    ]);
    expect(told(result, 'decision-open')).toContain('warning decision-open DE');
  }
});
