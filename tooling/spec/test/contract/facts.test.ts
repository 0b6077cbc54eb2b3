import { describe, expect, test } from 'vitest';
import { american, citizen, eur, german, pay, rows, run, series, told } from './run.ts';

// Wages by scheme, employer's rates, attributes, and the day on which each is looked up.

const line = (more: object = {}) => pay('2026-02', '5000.00', { ...eur, ...more });
const germany = (more: object = {}, payLines: object[] = [line()]) => run({ payLines, employers: [german], ...more });
const wages = (map: object) => {
  const result = germany({}, [line({ wages: map })]);
  return Object.fromEntries(
    result.contributions.filter((row) => row.payer === 'employer').map((row) => [row.scheme, row.wages]),
  );
};

describe('wages: a key may be a pattern, the longest match wins', () => {
  test.each([
    [{ 'de.pension': '4000.00' }, 'de.pension', '4000.00'],
    [{ 'de.pension': '4000.00' }, 'de.health', '5000.00'],
    [{ 'de.*': '4000.00' }, 'de.health', '4000.00'],
    [{ '*': '1.00', 'de.*': '4000.00' }, 'de.health', '4000.00'],
    [{ 'de.*': '4000.00', '*': '1.00', 'de.health': '3000.00' }, 'de.health', '3000.00'],
    [{ 'de.health*': '2.00', 'de.*': '4000.00' }, 'de.health-additional', '2.00'],
    [{ 'de.health*': '2.00', 'de.health': '3.00' }, 'de.health-additional', '2.00'],
    [{ 'us.*': '1.00' }, 'de.health', '5000.00'],
    [{ 'de.insolvency*': '0.00' }, 'de.insolvency-levy', '0.00'],
    [{ 'de.*': '1000.00', 'de.insolvency-levy': '500.00' }, 'de.insolvency-levy', '500.00'],
    [{ 'de.pension': '9000.00' }, 'de.pension', '9000.00'],
  ])('%o → %s', (map, scheme, expected) => {
    expect(wages(map)[scheme]).toBe(expected);
  });

  test('they are cut to the ceiling like gross', () => {
    expect(series(germany({}, [line({ wages: { 'de.pension': '9000.00' } })]), 'de.pension', 'base')).toEqual([
      '8450.00',
    ]);
  });

  test('a scheme that does not exist is told', () => {
    expect(told(germany({}, [line({ wages: { 'de.pensions': '1.00' } })]), 'scheme-unknown')).toEqual([
      'error scheme-unknown de.pensions',
    ]);
  });
});

describe("the employer's own rates", () => {
  const rated = (rates: object) => germany({ employers: [{ ...german, rates }] });

  test.each([
    ['de.work-injury', '0.0234', '117.00'],
    ['de.work-injury.employer', '0.0234', '117.00'],
    ['de.maternity-levy-u2', '0', '0.00'],
  ])('%s: %s', (key, value, amount) => {
    const result = rated({ [key]: value });
    const scheme = key.replace('.employer', '');
    expect(series(result, scheme, 'amount', 'employer')).toEqual([amount]);
    expect(told(result, 'law-default')).not.toContain(`warning law-default DE ${scheme}`);
  });

  test("the employee's side does not set the employer's", () => {
    expect(series(rated({ 'de.work-injury.employee': '0.05' }), 'de.work-injury', 'amount', 'employer')).toEqual([
      '55.00',
    ]);
  });

  test('a negative rate is refused', () => {
    expect(told(rated({ 'de.work-injury': '-0.01' }), 'record-invalid', 'record-refused')).toEqual([
      'error record-invalid',
      'error record-refused 2026-02',
    ]);
  });
});

describe('attributes', () => {
  const worker = (attributes: object, more: object = {}) =>
    germany({ workers: [{ workerId: 'W', attributes, ...more }] });

  test.each([
    ['1.8 % on both sides', {}, '90.00', '90.00'],
    ['Saxony', { 'de.region': 'saxony' }, '115.00', '65.00'],
  ])('care insurance: %s', (_, attributes, employee, employer) => {
    const result = worker(attributes);
    expect(series(result, 'de.long-term-care')).toEqual([employee]);
    expect(series(result, 'de.long-term-care', 'amount', 'employer')).toEqual([employer]);
  });

  test.each([
    ['1', 'exempt', '0.00'],
    ['2', 'due', '-12.50'],
    ['3', 'due', '-25.00'],
    ['5', 'due', '-50.00'],
    ['9', 'due', '-50.00'],
  ])('discount for %s children', (children, status, amount) => {
    const result = worker({ 'de.children': children });
    expect(rows(result, { scheme: 'de.long-term-care-child-discount' }, ['status', 'amount'])).toEqual([
      `de.long-term-care-child-discount employee ${status} ${amount}`,
    ]);
  });

  test("the fund's own additional rate, half each", () => {
    expect(series(worker({ 'de.additional-rate': '0.0171' }), 'de.health-additional')).toEqual(['42.75']);
  });

  test.each([
    ['de.region', 'north', ['de.long-term-care']],
    ['de.children', '-1', ['de.long-term-care-childless']],
    ['de.children', 'two', ['de.long-term-care-childless']],
  ])('%s = %s: an error for the schemes that ask', (name, value, schemes) => {
    const result = worker({ [name]: value });
    for (const scheme of schemes) {
      expect(told(result, 'attribute-invalid')).toContain(`error attribute-invalid 2026-02 DE ${scheme}`);
      expect(series(result, scheme)).toEqual([]);
    }
    expect(series(result, 'de.health')).toEqual(['365.00']);
  });

  test('an unknown name is a warning, told once', () => {
    const result = germany({ workers: [{ workerId: 'W', attributes: { 'de.childs': '1' } }] }, [
      line(),
      line({ lineId: 'x' }),
    ]);
    expect(told(result, 'attribute-unknown')).toEqual(['warning attribute-unknown']);
    expect(series(result, 'de.health')).toHaveLength(2);
  });

  test('an unknown name that an employer has too is told once, with all who have it', () => {
    const attributes = { 'de.childs': '1' };
    const workers = ['W', 'V'].map((workerId) => ({ workerId, attributes }));
    const { exceptions } = germany({ workers, employers: [{ ...german, attributes }] });
    expect(exceptions.filter(({ code }) => code === 'attribute-unknown')).toMatchObject([{ count: 3 }]);
  });

  test('names of the object itself are only names', () => {
    const result = worker({ constructor: 'x', toString: 'y' });
    expect(told(result, 'attribute-unknown')).toHaveLength(2);
  });
});

describe("looked up on the scheme's date", () => {
  const february = line({ payDate: '2026-03-20' });
  const march = pay('2026-03', '5000.00', eur);

  test("rates of the employer's row of the day", () => {
    const employers = [
      { ...german, rates: { 'de.work-injury': '0.02' }, validTo: '2026-03-15' },
      { ...german, rates: { 'de.work-injury': '0.03' }, validFrom: '2026-03-16' },
    ];
    expect(series(germany({ employers }, [february, march]), 'de.work-injury', 'amount', 'employer')).toEqual([
      '100.00',
      '150.00',
    ]);
  });

  test("attributes of the worker's row of the day", () => {
    const workers = [
      { workerId: 'W', attributes: { 'de.children': '1' }, validTo: '2026-02-28' },
      { workerId: 'W', validFrom: '2026-03-01' },
    ];
    expect(series(germany({ workers }, [february, march]), 'de.long-term-care-childless', 'status')).toEqual([
      'exempt',
      'due',
    ]);
  });
});

describe('liability is looked up on the day worked', () => {
  const student = { ...citizen, attributes: { 'us.fica-exclusion': 'student' } };
  const february = pay('2026-02', '1000.00', { payDate: '2026-03-01' });
  const owes = (workers: object[]) =>
    series(run({ payLines: [february], workers, employers: [american] }), 'us.oasdi', 'status');

  test.each([
    [
      'a student until then',
      [
        { ...student, validTo: '2026-02-28' },
        { ...citizen, validFrom: '2026-03-01' },
      ],
      'exempt',
    ],
    [
      'a student from then on',
      [
        { ...citizen, validTo: '2026-02-28' },
        { ...student, validFrom: '2026-03-01' },
      ],
      'due',
    ],
  ])('%s', (_, workers, status) => {
    expect(owes(workers)).toEqual([status]);
  });
});
