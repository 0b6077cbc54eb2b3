import { describe, expect, test } from 'vitest';
import {
  american,
  certificate,
  citizen,
  eur,
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

// Section 2, pay line: reversals, adjustments, shadow copies, labels.

const us = (payLines: object[], more: object = {}) =>
  run({ payLines, workers: [citizen], employers: [american], ...more });
const oasdi = (result: ReturnType<typeof run>, line: string) =>
  rows(result, { scheme: 'us.oasdi', line }, ['wages', 'base', 'rate', 'amount', 'status'])[0];
const three = months(2026, 3, '100000.00');
const reversal = (reverses: string, gross: string, more: object = {}) =>
  pay('2026-04', gross, { lineId: 'R', kind: 'reversal', reverses, ...more });

describe('reversal', () => {
  const result = us([...three, reversal('2026-02', '-100000.00')]);

  test('its rows are the exact negatives of the rows of its original', () => {
    expect(oasdi(result, '2026-02')).toBe('us.oasdi employee 100000.00 84500.00 0.062 5239.00 due');
    expect(oasdi(result, 'R')).toBe('us.oasdi employee -100000.00 -84500.00 0.062 -5239.00 due');
    expect(result.contributions.filter((row) => row.lineId === 'R')).toHaveLength(5);
  });

  test('every other line is computed as if neither were there', () => {
    expect(oasdi(result, '2026-03')).toBe('us.oasdi employee 100000.00 84500.00 0.062 5239.00 due');
    const balance = result.balances.find((one) => one.scheme === 'us.oasdi' && one.payer === 'employee');
    expect([balance?.wages, balance?.base, balance?.amount]).toEqual(['200000.00', '184500.00', '11439.00']);
  });

  test('also where it is paid before lines of its year', () => {
    const early = reversal('2026-01', '-100000.00', { payDate: '2026-02-10' });
    const bases = us([...three, early]);
    expect(oasdi(bases, '2026-02')).toContain(' 100000.00 0.062');
    expect(oasdi(bases, '2026-03')).toContain(' 84500.00 0.062');
  });

  test('of a line that a certificate cuts', () => {
    const cut = run({
      payLines: [pay('2026-03', '3100.00', eur), reversal('2026-03', '-3100.00', eur)],
      workers: [citizen],
      employers: [american],
      assignments: [posting('US', 'DE')],
      exchangeRates: [rate('EUR', 'USD', '1')],
      certificates: [certificate('US', 'DE', { validTo: '2026-03-10' })],
    });
    const fields = [
      'periodStart',
      'periodEnd',
      'wages',
      'base',
      'amount',
      'status',
      'reason',
      'certificateId',
    ] as const;
    expect(
      rows(cut, { scheme: 'de.pension', line: 'R' }, [...fields]).filter((row) => row.includes('employee')),
    ).toEqual([
      'de.pension employee 2026-03-01 2026-03-10 -1000.00 0.00 0.00 exempt certificate C',
      'de.pension employee 2026-03-11 2026-03-31 -2100.00 -2100.00 -195.30 due certificate-expired -',
    ]);
  });

  test.each([
    ['nothing to reverse', reversal('nobody', '-100000.00'), 'reversal-original-missing'],
    ['another amount', reversal('2026-01', '-90000.00'), 'reversal-mismatch'],
    ['another currency', reversal('2026-01', '-100000.00', eur), 'reversal-mismatch'],
  ])('refused: %s', (_, line, code) => {
    const refused = us([...three, line]);
    expect(told(refused, code)).toEqual([`error ${code} R`]);
    expect(refused.contributions.filter((row) => row.lineId === 'R')).toEqual([]);
    expect(series(refused, 'us.oasdi', 'base')).toEqual(['100000.00', '84500.00', '0.00']);
  });

  test('a line is reversed once only', () => {
    const twice = us([...three, reversal('2026-01', '-100000.00'), reversal('2026-01', '-100000.00', { lineId: 'S' })]);
    expect(told(twice, 'reversal-mismatch')).toEqual(['error reversal-mismatch S']);
    expect(oasdi(twice, 'R')).toContain('-6200.00');
  });
});

describe('reversal of a line that an earlier run has', () => {
  const people = { workers: [citizen], employers: [american] };
  const first = run({ payLines: three.slice(0, 2), ...people });
  const earlier = (line: (typeof three)[number], more: object = {}) => ({
    line: line as never,
    rows: first.contributions.filter(({ lineId }) => lineId === line['lineId']),
    ...more,
  });
  const originals = three.slice(0, 2).map((line) => earlier(line));
  const march = { payLines: [three[2] ?? {}, reversal('2026-02', '-100000.00')], ...people, balances: first.balances };
  const result = run(march, { originals });

  test('its rows are the exact negatives of the rows in the ledger', () => {
    expect(oasdi(result, 'R')).toBe('us.oasdi employee -100000.00 -84500.00 0.062 -5239.00 due');
    expect(result.contributions.filter((row) => row.lineId === 'R')).toHaveLength(5);
  });

  test('accumulators go on from the balances less the original', () => {
    expect(oasdi(result, '2026-03')).toBe('us.oasdi employee 100000.00 84500.00 0.062 5239.00 due');
    const balance = result.balances.find((one) => one.scheme === 'us.oasdi' && one.payer === 'employee');
    expect([balance?.wages, balance?.base, balance?.amount, balance?.unrounded]).toEqual([
      '200000.00',
      '184500.00',
      '11439.00',
      '11439',
    ]);
  });

  test('lines already run stand', () => {
    const january = run({ ...march, payLines: [reversal('2026-01', '-100000.00'), three[2] ?? {}] }, { originals });
    // The cap of February, reached with January's pay, is left to a reconciliation.
    expect(oasdi(january, '2026-03')).toBe('us.oasdi employee 100000.00 84500.00 0.062 5239.00 due');
    const balance = january.balances.find((one) => one.scheme === 'us.oasdi' && one.payer === 'employee');
    expect([balance?.wages, balance?.base]).toEqual(['200000.00', '169000.00']);
  });

  test('a year that the balances do not count is left alone', () => {
    const december = pay('2025-12', '100000.00');
    const year = run({ payLines: [december], ...people });
    const next = run(
      { ...march, payLines: [three[2] ?? {}, reversal('2025-12', '-100000.00')] },
      { originals: [{ line: december as never, rows: year.contributions }] },
    );
    expect(oasdi(next, 'R')).toBe('us.oasdi employee -100000.00 -100000.00 0.062 -6200.00 due');
    expect(oasdi(next, '2026-03')).toBe('us.oasdi employee 100000.00 0.00  0.00 capped');
  });

  test('only of the schemes asked for', () => {
    const medicare = run(march, { originals, schemes: ['us.medicare'] });
    expect(medicare.contributions.filter((row) => row.lineId === 'R').map(({ scheme }) => scheme)).toEqual([
      'us.medicare',
      'us.medicare',
    ]);
  });

  test('a line of the batch goes before one of the ledger', () => {
    const both = run({ payLines: [...three, reversal('2026-02', '-100000.00')], ...people }, { originals });
    expect(both.contributions).toEqual(us([...three, reversal('2026-02', '-100000.00')]).contributions);
  });

  const february = three[1] ?? {};
  test.each([
    ['in neither', reversal('2026-02', '-100000.00'), [], 'reversal-original-missing'],
    [
      'of another worker',
      reversal('2026-02', '-100000.00'),
      [earlier({ ...february, workerId: 'V' })],
      'reversal-original-missing',
    ],
    ['of another amount', reversal('2026-02', '-90000.00'), originals, 'reversal-mismatch'],
    [
      'taken back before',
      reversal('2026-02', '-100000.00'),
      [earlier(february, { reversedIn: 7 })],
      'reversal-mismatch',
    ],
    [
      'a reversal itself',
      reversal('2026-02', '-100000.00'),
      [earlier({ ...february, kind: 'reversal' })],
      'reversal-mismatch',
    ],
    [
      'of a scheme that is gone',
      reversal('2026-02', '-100000.00'),
      [earlier(february, { rows: first.contributions.map((row) => ({ ...row, scheme: 'us.gone' })) })],
      'reversal-mismatch',
    ],
  ] as const)('refused: %s', (_, line, known, code) => {
    const refused = run({ ...march, payLines: [february, line].slice(1) }, { originals: known });
    expect(told(refused, code)).toEqual([`error ${code} R`]);
    expect(refused.contributions).toEqual([]);
    const balance = refused.balances.find((one) => one.scheme === 'us.oasdi' && one.payer === 'employee');
    expect(balance?.base).toBe('184500.00');
  });

  test('twice in one batch: once only', () => {
    const payLines = [reversal('2026-02', '-100000.00'), reversal('2026-02', '-100000.00', { lineId: 'S' })];
    const twice = run({ ...march, payLines }, { originals });
    expect(told(twice, 'reversal-mismatch')).toEqual(['error reversal-mismatch S']);
  });
});

describe('adjustment', () => {
  const adjusted = (gross: string, more: object = {}) =>
    us([pay('2026-01', '5000.00'), pay('2026-02', gross, { lineId: 'A', kind: 'adjustment', ...more })]);

  test('has rows by its pay date, and moves the accumulators', () => {
    expect(oasdi(adjusted('-1000.00', { for: '2026-01' }), 'A')).toBe(
      'us.oasdi employee -1000.00 -1000.00 0.062 -62.00 due',
    );
    expect(oasdi(adjusted('200000.00', { for: '2025' }), 'A')).toBe(
      'us.oasdi employee 200000.00 179500.00 0.062 11129.00 due',
    );
  });

  test('below the cap again: only what exceeds it is taken back', () => {
    const lines = [pay('2026-01', '185000.00'), pay('2026-02', '-1000.00', { lineId: 'A', kind: 'adjustment' })];
    expect(oasdi(us(lines), 'A')).toBe('us.oasdi employee -1000.00 -500.00 0.062 -31.00 due');
  });

  test('wholly above the cap', () => {
    const lines = [pay('2026-01', '200000.00'), pay('2026-02', '-1000.00', { lineId: 'A', kind: 'adjustment' })];
    expect(oasdi(us(lines), 'A')).toBe('us.oasdi employee -1000.00 0.00  0.00 capped');
  });

  test.each(['2025', '2025-11', '2025Q4', '2025-12-31'])('negative, for %s: no rows', (period) => {
    const result = adjusted('-1000.00', { for: period });
    expect(rows(result, { line: 'A' })).toEqual([]);
    expect(told(result, 'prior-year-correction')).toEqual(['warning prior-year-correction A US']);
  });

  test.each(['2026-01', '2026', '1001', '2026-00017', '1234:E:2026-01-01', 'L-9'])(
    'negative, for %s: rows',
    (period) => {
      const result = adjusted('-1000.00', { for: period });
      expect(oasdi(result, 'A')).toContain('-62.00');
      expect(told(result, 'prior-year-correction')).toEqual([]);
    },
  );

  test.each([
    ['by work period in Germany', german, eur, ['warning prior-year-correction A DE']],
    ['by pay date in the US', american, {}, []],
  ])('for the pay of December, paid in January: %s', (_, employer, currency, expected) => {
    const payLines = [
      pay('2025-12', '5000.00', { ...currency, lineId: 'D', payDate: '2026-01-10' }),
      pay('2026-02', '-500.00', { ...currency, lineId: 'A', kind: 'adjustment', for: 'D' }),
    ];
    const result = run({ payLines, workers: [citizen], employers: [employer] });
    expect(told(result, 'prior-year-correction')).toEqual(expected);
    expect(rows(result, { line: 'A' }).length > 0).toBe(expected.length === 0);
  });

  test('only adjustments and reversals are negative', () => {
    expect(told(us([pay('2026-01', '-1.00')]), 'negative-amount')).toEqual(['error negative-amount 2026-01']);
  });
});

describe('shadow copies', () => {
  test('have no rows and count nowhere', () => {
    const result = us([pay('2026-01', '184500.00', { lineId: 'S', delivery: 'shadow' }), pay('2026-01', '184500.00')]);
    expect(rows(result, { line: 'S' })).toEqual([]);
    expect(series(result, 'us.oasdi', 'base')).toEqual(['184500.00']);
    expect(result.totals.lines).toEqual({ in: 2, out: 2, refused: 0 });
  });

  const pair = (other: object) =>
    told(
      us([pay('2026-01', '5000.00'), pay('2026-01', '5000.00', { lineId: 'S', ...other })], {
        employers: [american, { employerId: 'X', country: 'US' }],
        exchangeRates: [rate('EUR', 'USD', '1.1')],
      }),
      'possible-shadow-copy',
    );
  const found = ['warning possible-shadow-copy S'];

  test.each([
    ['another payroll', { employerId: 'X' }, found],
    ['another currency', { ...eur, gross: '4545.45' }, found],
    ['the same payroll and currency', {}, []],
    ['another amount', { employerId: 'X', gross: '5100.00' }, []],
    ['another period', { employerId: 'X', periodStart: '2026-01-02' }, []],
    ['marked', { employerId: 'X', delivery: 'shadow' }, []],
  ])('suspected: %s', (_, other, expected) => {
    expect(pair(other)).toEqual(expected);
  });
});

test.each(['manual', 'sick-pay'])('%s is a label', (kind) => {
  expect(oasdi(us([pay('2026-01', '1000.00', { kind })]), '2026-01')).toBe(
    'us.oasdi employee 1000.00 1000.00 0.062 62.00 due',
  );
});
