import { describe, expect, test } from 'vitest';
import { american, british, citizen, eur, german, pay, posting, rate, rows, run, series, told } from './run.ts';

// Section 4.1: domestic liability first.

const indian = { workerId: 'W', nationality: ['IN'] };
const batch = (more: object) =>
  run({ payLines: [pay('2026-03', '3100')], workers: [citizen], employers: [american], ...more });
const abroad = (more: object) => batch({ assignments: [posting('US', 'IN')], ...more });
const owesFica = (result: ReturnType<typeof run>) => series(result, 'us.oasdi').length > 0;

describe('work in the US', () => {
  test.each(['US', 'PR', 'VI', 'GU', 'AS', 'MP'])('%s', (workCountry) => {
    const result = batch({ payLines: [pay('2026-03', '3100', { workCountry })], workers: [indian] });
    expect(rows(result, { scheme: 'us.oasdi' }, ['country', 'amount', 'reason'])).toEqual([
      'us.oasdi employee US 192.20 domestic-law',
      'us.oasdi employer US 192.20 domestic-law',
    ]);
  });

  test('for a foreign employer', () => {
    expect(owesFica(batch({ workers: [indian], employers: [german], assignments: [posting('DE', 'US')] }))).toBe(true);
  });
});

describe('work elsewhere', () => {
  const indianEmployer = { employerId: 'E', country: 'IN' };
  test.each([
    ['a citizen, an American employer', citizen, american, true],
    ['a citizen of two countries', { workerId: 'W', nationality: ['IN', 'US'] }, american, true],
    ['a citizen, a foreign employer', citizen, indianEmployer, false],
    ['a citizen, an employer said to be American', citizen, { ...indianEmployer, americanEmployer: true }, true],
    [
      'a citizen, an employer in the US said not to be American',
      citizen,
      { ...american, americanEmployer: false },
      false,
    ],
    ['a citizen, an affiliate under section 3121(l)', citizen, { ...indianEmployer, section3121l: true }, true],
    ['a citizen, an employer in Puerto Rico', citizen, { employerId: 'E', country: 'PR' }, true],
    ['a foreigner', indian, american, false],
    ['a resident', { ...indian, residence: 'US' }, american, true],
    ['a resident of Guam', { ...indian, residence: 'GU' }, american, true],
    ['resident by attribute', { ...indian, residence: 'IN', attributes: { 'us.resident': 'yes' } }, american, true],
    ['not resident by attribute', { ...indian, residence: 'US', attributes: { 'us.resident': 'no' } }, american, false],
    ['a resident, a foreign employer', { ...indian, residence: 'US' }, indianEmployer, false],
  ])('%s', (_, worker, employer, owes) => {
    expect(owesFica(abroad({ workers: [worker], employers: [employer] }))).toBe(owes);
  });

  test('a value of us.resident that is not in the list', () => {
    const result = abroad({ workers: [{ ...indian, attributes: { 'us.resident': 'maybe' } }] });
    expect(told(result, 'attribute-invalid').map((text) => text.split(' ').slice(0, 4).join(' '))).toContain(
      'error attribute-invalid 2026-03 US',
    );
  });
});

describe('nationality that nobody gave', () => {
  test('an error for the US, which takes its rows only', () => {
    const result = batch({
      workers: [{ workerId: 'W', residence: 'DE' }],
      assignments: [posting('US', 'DE')],
      exchangeRates: [rate('USD', 'EUR', '1')],
    });
    expect(told(result, 'nationality-missing')).toEqual(['error nationality-missing 2026-03 US']);
    expect(rows(result, { scheme: 'us.' })).toEqual([]);
    expect(series(result, 'de.pension')).toEqual(['288.30']);
  });

  test.each([
    ['work in the US', { assignments: [], workers: [] }],
    ['a foreign employer', { employers: [german], workers: [] }],
    ['a resident', { workers: [{ workerId: 'W', residence: 'US' }] }],
    ['the assignment has it', { workers: [], assignments: [posting('US', 'IN', { nationality: ['US'] })] }],
  ])('no question: %s', (_, more) => {
    expect(told(abroad(more), 'nationality-missing')).toEqual([]);
  });
});

describe('where the work is done', () => {
  const germanLine = (more: object) =>
    run({ payLines: [pay('2026-03', '3100', { ...eur, ...more })], employers: [german] });

  test("no assignment: in the employer's country", () => {
    expect(series(germanLine({}), 'de.pension')).toEqual(['288.30']);
  });

  test("no assignment: in the line's country", () => {
    const result = run({
      payLines: [pay('2026-03', '3100', { workCountry: 'GB', currency: 'GBP' })],
      employers: [german],
    });
    expect([...new Set(result.contributions.map((row) => row.scheme))]).toEqual(['gb.class-1']);
  });

  test("the line's country comes before the assignment's", () => {
    const result = batch({
      payLines: [pay('2026-03', '3100', { workCountry: 'US' })],
      assignments: [posting('US', 'IN')],
    });
    expect(rows(result, { scheme: 'us.oasdi' })[0]).toBe('us.oasdi employee due domestic-law');
    expect(told(result, 'country-law-missing')).toEqual([]);
  });
});

describe('home country', () => {
  test('its schemes are not computed without a certificate, which is told once an assignment', () => {
    const result = run({
      payLines: [pay('2026-03', '3100'), pay('2026-04', '3100')],
      workers: [indian],
      employers: [british],
      assignments: [posting('GB', 'US')],
    });
    expect(rows(result, { scheme: 'gb.' })).toEqual([]);
    expect(told(result, 'home-law-not-computed')).toEqual(['warning home-law-not-computed GB']);
  });

  test.each([
    ['the US', abroad({})],
    ['work at home', batch({ assignments: [posting('US', 'PR')] })],
  ])('nothing to tell: %s', (_, result) => {
    expect(told(result, 'home-law-not-computed')).toEqual([]);
  });
});

describe('records of the day worked', () => {
  const half = ['us.oasdi employee 2026-03-16 2026-03-31 1600.00', 'us.oasdi employer 2026-03-16 2026-03-31 1600.00'];
  const parts = (result: ReturnType<typeof run>) =>
    rows(result, { scheme: 'us.oasdi' }, ['periodStart', 'periodEnd', 'wages']);

  test('a worker who becomes a citizen', () => {
    const workers = [
      { ...indian, validTo: '2026-03-15' },
      { ...citizen, validFrom: '2026-03-16' },
    ];
    expect(parts(abroad({ workers }))).toEqual(half);
  });

  test('an affiliate that comes under section 3121(l)', () => {
    const affiliate = { employerId: 'E', country: 'IN' };
    const employers = [
      { ...affiliate, validTo: '2026-03-15' },
      { ...affiliate, section3121l: true, validFrom: '2026-03-16' },
    ];
    expect(parts(abroad({ employers }))).toEqual(half);
  });

  test('overlapping rows are an error', () => {
    const result = batch({
      workers: [
        { ...citizen, validTo: '2026-03-15' },
        { ...citizen, validFrom: '2026-03-15' },
      ],
    });
    expect(told(result, 'record-overlap', 'record-refused')).toEqual([
      'error record-overlap',
      'error record-refused 2026-03',
    ]);
    expect(result.contributions).toEqual([]);
  });
});
