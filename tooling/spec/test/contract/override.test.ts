import { describe, expect, test } from 'vitest';
import { american, certificate, citizen, german, eur, pay, posting, rate, rows, run, series, told } from './run.ts';

// Section 2, override: checked like shipped data, named in legalBasis and in provenance.

const authority = 'DRV letter of 3 March 2026';
const given = (more: object) => ({ scheme: 'us.oasdi', from: '2026-01-01', authority, ...more });
const us = (overrides: object[], more: object = {}) =>
  run({ payLines: [pay('2026-01', '6000.00')], workers: [citizen], employers: [american], overrides, ...more });
const base = (result: ReturnType<typeof run>) => rows(result, { scheme: 'us.oasdi' }, ['base', 'rate', 'amount']);

test.each([
  ['rate', given({ rate: '0.05' }), '6000.00 0.05 300.00'],
  ['ceiling', given({ ceiling: '1000.00' }), '1000.00 0.062 62.00'],
  ['rate for this worker', given({ rate: '0.05', workerId: 'W' }), '6000.00 0.05 300.00'],
  ['rate for this employer', given({ rate: '0.05', employerId: 'E' }), '6000.00 0.05 300.00'],
  ['rate for another worker', given({ rate: '0.05', workerId: 'X' }), '6000.00 0.062 372.00'],
  ['rate for another employer', given({ rate: '0.05', employerId: 'X' }), '6000.00 0.062 372.00'],
  ['rate to come', given({ rate: '0.05', from: '2026-02-01' }), '6000.00 0.062 372.00'],
  ['rate that has ended', given({ rate: '0.05', from: '2025-01-01', to: '2025-12-31' }), '6000.00 0.062 372.00'],
])('%s', (_, one, expected) => {
  expect(base(us([one]))).toEqual([`us.oasdi employee ${expected}`, `us.oasdi employer ${expected}`]);
});

describe('the effect of a certificate', () => {
  const posted = (overrides: object[], certificates: object[]) =>
    us(overrides, { assignments: [posting('US', 'DE')], exchangeRates: [rate('USD', 'EUR', '1')], certificates });
  const unemployment = (effect: string) => given({ scheme: 'de.unemployment', certificateEffect: effect });
  const status = (result: ReturnType<typeof run>, scheme = 'de.unemployment') => rows(result, { scheme })[0];
  const certified = [certificate('US', 'DE')];

  test.each([
    ['exempts', 'exempt certificate'],
    ['exempts-by-domestic-law', 'exempt domestic-law'],
    ['does-not-exempt', 'due agreement-does-not-cover-scheme'],
  ])('%s, with a certificate', (effect, expected) => {
    expect(status(posted([unemployment(effect)], certified))).toBe(`de.unemployment employee ${expected}`);
  });

  test('exempts, without a certificate', () => {
    expect(status(posted([unemployment('exempts')], []))).toBe('de.unemployment employee due no-certificate');
  });

  test('a released branch may be kept', () => {
    const kept = given({ scheme: 'de.health', certificateEffect: 'does-not-exempt' });
    expect(rows(posted([kept], certified), { scheme: 'de.health' }).at(-1)).toBe(
      'de.health employer due agreement-does-not-cover-scheme',
    );
  });

  test('from a day on: the line is cut there', () => {
    const late = { ...unemployment('exempts'), from: '2026-01-11' };
    expect(series(posted([late], certified), 'de.unemployment', 'status')).toEqual(['due', 'exempt']);
  });

  test('unclear effects are told until somebody has decided', () => {
    const code = 'certificate-effect-unclear';
    expect(told(posted([], certified), code)).toContain(`warning ${code} DE de.unemployment`);
    expect(told(posted([unemployment('exempts')], certified), code)).not.toContain(
      `warning ${code} DE de.unemployment`,
    );
  });

  test('is named', () => {
    const row = posted([unemployment('exempts')], certified).contributions.find(
      (one) => one.scheme === 'de.unemployment',
    );
    expect(row?.legalBasis.join(' | ')).toContain(authority);
  });
});

describe('named', () => {
  test.each([[given({ rate: '0.05' })], [given({ ceiling: '1000.00' })]])('in legalBasis and provenance: %o', (one) => {
    const result = us([one]);
    for (const row of result.contributions) expect(row.legalBasis.includes(authority)).toBe(row.scheme === 'us.oasdi');
    expect(result.provenance.overrides).toEqual([{ scheme: 'us.oasdi', from: '2026-01-01', authority }]);
  });

  test('and told once a scheme and year, with the number of lines', () => {
    const lines = [pay('2026-01', '1.00'), pay('2026-02', '1.00'), pay('2026-03', '1.00')];
    const result = us([given({ rate: '0.05' })], { payLines: lines });
    const used = result.exceptions.filter((one) => one.code === 'override-used');
    expect(used.map((one) => [one.severity, one.scheme, one.count])).toEqual([['warning', 'us.oasdi', 3]]);
  });
});

describe('checked', () => {
  test.each([
    ['two figures', given({ rate: '0.05', ceiling: '1' })],
    ['no figure', given({})],
    ['a negative rate', given({ rate: '-0.05' })],
    ['no authority', { ...given({ rate: '0.05' }), authority: '' }],
    ['the end before the beginning', given({ rate: '0.05', to: '2025-01-01' })],
  ])('refused: %s, and the scheme is not computed with the law instead', (_, one) => {
    const result = us([one]);
    expect(told(result, 'record-invalid')).toEqual(['error record-invalid']);
    expect(rows(result, { scheme: 'us.oasdi' })).toEqual([]);
    expect(series(result, 'us.medicare')).toEqual(['87.00']);
  });

  test('an unknown scheme', () => {
    expect(told(us([given({ scheme: 'us.oasi', rate: '0.05' })]), 'scheme-unknown')).toEqual([
      'error scheme-unknown us.oasi',
    ]);
  });

  test('a fixed amount for a scheme that has a rate is not passed over in silence', () => {
    const result = us([given({ value: '5.00' })]);
    expect(result.exceptions.filter((one) => one.scheme === 'us.oasdi').length).toBeGreaterThan(0);
  });
});

test("by the scheme's date: a German override of 2025 for December paid in January", () => {
  const one = given({ scheme: 'de.pension', rate: '0.09', from: '2025-01-01', to: '2025-12-31' });
  const line = pay('2025-12', '1000.00', { ...eur, payDate: '2026-01-10' });
  const result = run({ payLines: [line], employers: [german], overrides: [one] });
  expect(series(result, 'de.pension')).toEqual(['90.00']);
});
