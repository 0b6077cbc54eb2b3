import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folder, read, totalize, write } from './cli.ts';

const activity = {
  id: 'job',
  kind: 'employee',
  employer: { country: 'US' },
  places: [{ country: 'DE' }],
  start: '2024-01-01',
  expectedEnd: '2026-12-31',
  posting: {
    from: 'US',
    hiredLocally: false,
    hiredForPosting: false,
    previous: { country: 'DE', start: '2018-01-01', end: '2019-12-31' },
  },
};
const situation = { date: '2024-06-01', person: { nationality: ['US'], residence: 'US' }, activities: [activity] };
const coverage = (input: unknown, ...args: string[]) =>
  totalize(['coverage', '--input', '-', ...args], typeof input === 'string' ? input : JSON.stringify(input));

describe('coverage', () => {
  test('a situation in, a decision out', () => {
    const { code, stdout } = coverage(situation);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'determined',
      applicableLegislation: ['US'],
      exemptFrom: ['DE'],
      instrument: 'us-de',
      basis: ['US-DE Art. 6(2)'],
      certificate: { needed: true, issuedBy: 'US', authority: 'SSA', maxValidTo: '2028-12-31' },
      stillDue: expect.arrayContaining(['de.unemployment']),
      deadlines: [{ act: 'extension-request', date: '2028-12-31' }],
      conditions: [],
      missingFacts: [],
    });
  });

  test('an array is answered in its order, and a faulty situation does not spoil the others', () => {
    const { code, stdout } = coverage([situation, { activities: [] }, { ...situation, date: '2029-01-01' }]);
    expect(code).toBe(2);
    const answers = JSON.parse(stdout);
    expect(answers.map(({ status }: { status: string }) => status)).toEqual([
      'determined',
      'undetermined',
      'determined',
    ]);
    expect(answers[1].exceptions).toMatchObject([
      { severity: 'error', code: 'record-invalid', row: 2, column: 'date' },
    ]);
    expect(answers[2].applicableLegislation).toEqual(['DE']);
  });

  test('for reading', () => {
    const { stdout } = coverage(situation, '--text');
    expect(stdout).toMatch(/^determined: the legislation of US applies; DE releases the work\n/);
    expect(stdout).toMatch(/expected to end 2026-12-31; the limit of 60 months from 2024-01-01 ends 2028-12-31/);
  });

  test('what cannot be read', () => {
    expect(coverage('"x"').code).toBe(3);
    expect(coverage('{').code).toBe(3);
    expect(coverage(situation, '--text', '--json').code).toBe(1);
    expect(coverage([]).stdout.trim()).toBe('[]');
  });
});

const assignments = [
  'assignment_id,worker_id,employer_id,home_country,work_country,start,expected_end,nationality',
  'A1,W1,E1,US,GB,2026-01-01,2028-12-31,US',
  'A2,W2,E1,US,DE,2026-05-15,2028-12-31,US',
  'A3,W3,E1,US,IN,2026-01-01,2026-12-31,US',
  'A4,W4,E1,US,JP,2026-01-01,2034-12-31,US',
  'A5,W5,E5,GB,US,2026-01-01,2027-12-31,GB',
  '',
].join('\n');
const certificates = [
  'certificate_id,worker_id,applicable_legislation,exempt_country,valid_from,valid_to,status',
  'C5,W5,GB,US,2026-02-01,2026-12-31,issued',
  '',
].join('\n');
const pay =
  'worker_id,employer_id,period_start,period_end,pay_date,currency,gross\nW1,E1,2026-01-01,2026-01-31,2026-01-31,GBP,10000.00\n';
const employers = 'employer_id,country\nE1,US\nE5,GB\n';

describe('check', () => {
  const files = () => {
    const at = folder();
    return {
      at,
      args: [
        'check',
        '--assignments',
        write(at('a.csv'), assignments),
        '--certificates',
        write(at('c.csv'), certificates),
        '--employers',
        write(at('e.csv'), employers),
        '--as-of',
        '2026-04-01',
      ],
    };
  };

  test('tells what each assignment needs, the most urgent first', () => {
    const { code, stdout } = totalize([...files().args, '--json']);
    expect(code).toBe(0);
    const { asOf, alerts } = JSON.parse(stdout);
    expect(asOf).toBe('2026-04-01');
    expect(
      alerts.map(({ severity, code: what, assignmentId, date, days }: Record<string, unknown>) => [
        severity,
        what,
        assignmentId,
        date ?? days ?? '',
      ]),
    ).toEqual([
      ['high', 'certificate-lead-time', 'A2', '2026-05-15'],
      ['high', 'window-exceeded', 'A4', '2030-12-31'],
      ['high', 'certificate-missing', 'A1', 91],
      ['high', 'uncovered-days', 'A5', 31],
      ['medium', 'certificate-expiring', 'A5', '2026-12-31'],
      ['medium', 'no-agreement', 'A3', ''],
      ['low', 'worker-from-abroad', 'A5', ''],
    ]);
  });

  test('with the money at stake from the payroll', () => {
    const { at, args } = files();
    const { stdout } = totalize([...args, '--payroll', write(at('p.csv'), pay), '--json']);
    const missing = JSON.parse(stdout).alerts.find(({ code }: { code: string }) => code === 'certificate-missing');
    expect(missing.atStake).toEqual([
      { currency: 'GBP', country: 'GB', payer: 'employee', amount: '367.50' },
      { currency: 'GBP', country: 'GB', payer: 'employer', amount: '1437.45' },
    ]);
  });

  test('as a table, as CSV, and as a calendar', () => {
    const { at, args } = files();
    expect(totalize(args).stdout).toMatch(/high +2026-05-15 +A2 +US to DE +certificate-lead-time/);
    const csv = totalize([...args, '--csv'])
      .stdout.trimEnd()
      .split('\n');
    expect(csv).toHaveLength(8);
    expect(csv[1]).toMatch(/^high,certificate-lead-time,A2,W2,E1,US,DE,2026-05-15,/);
    expect(totalize([...args, '--ics', at('x.ics'), '--quiet']).code).toBe(0);
    const calendar = read(at('x.ics'));
    const lines = calendar.split('\r\n');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(3);
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(calendar).not.toMatch(/W2/);
    expect(calendar).toMatch(/DTSTART;VALUE=DATE:20260515/);
    expect(totalize([...args, '--ics', at('x.ics')]).code).toBe(1);
    expect(totalize([...args, '--ics', at('x.ics'), '--force']).code).toBe(0);
    expect(read(at('x.ics'))).toBe(calendar);
  });

  test('urgent alerts fail a strict check', () => {
    expect(totalize([...files().args, '--strict']).code).toBe(2);
    expect(totalize(['check']).code).toBe(1);
  });
});

describe('compare', () => {
  const line = {
    workerId: 'W1',
    employerId: 'E1',
    periodStart: '2026-01-01',
    periodEnd: '2026-01-31',
    payDate: '2026-01-31',
    currency: 'GBP',
    gross: '10000.00',
  };
  const batch = {
    payLines: [line],
    employers: [{ employerId: 'E1', country: 'US' }],
    assignments: [
      {
        assignmentId: 'A1',
        workerId: 'W1',
        employerId: 'E1',
        homeCountry: 'US',
        workCountry: 'GB',
        start: '2026-01-01',
        expectedEnd: '2028-12-31',
        nationality: ['US'],
      },
    ],
    exchangeRates: [{ date: '2026-01-31', from: 'GBP', to: 'USD', rate: '1.25' }],
  };
  const compare = (given: unknown, ...args: string[]) =>
    totalize(['compare', '--input', '-', ...args], JSON.stringify(given));

  test('costs with and without a certificate, and the saving', () => {
    const { code, stdout } = compare(batch, '--json');
    expect(code).toBe(0);
    const { amounts, totals, supposed, workers } = JSON.parse(stdout);
    expect(
      amounts.find(({ scheme, payer }: Record<string, string>) => scheme === 'gb.class-1' && payer === 'employer'),
    ).toMatchObject({ without: '1437.45', with: '0.00', saving: '1437.45' });
    expect(
      amounts.find(({ scheme, payer }: Record<string, string>) => scheme === 'us.oasdi' && payer === 'employer'),
    ).toMatchObject({ without: '775.00', with: '775.00', saving: '0.00' });
    expect(
      totals.find(({ currency, payer }: Record<string, string>) => currency === 'GBP' && payer === 'employee'),
    ).toMatchObject({ saving: '367.50' });
    expect(supposed).toMatchObject([{ applicableLegislation: 'US', exemptCountry: ['GB'], validTo: '2028-12-31' }]);
    expect(workers).toHaveLength(1);
  });

  test('the certificate that there is, rather than one that could be', () => {
    const held = {
      certificateId: 'C',
      workerId: 'W1',
      applicableLegislation: 'US',
      exemptCountry: 'GB',
      validFrom: '2026-01-17',
    };
    const { supposed, amounts } = JSON.parse(compare({ ...batch, certificates: [held] }, '--json').stdout);
    expect(supposed).toEqual([]);
    expect(
      amounts.find(({ scheme, payer }: Record<string, string>) => scheme === 'gb.class-1' && payer === 'employer').with,
    ).not.toBe('0.00');
  });

  test('for reading', () =>
    expect(compare(batch).stdout).toMatch(/gb\.class-1 +employer +GBP +1,437\.45 +0\.00 +1,437\.45/));
});

test('the example of docs/compare-costs.md is what the command says', () => {
  const root = new URL('../../../', import.meta.url);
  const { stdout } = totalize([
    'compare',
    '--input',
    fileURLToPath(new URL('examples/germany-three-years/batch.json', root)),
  ]);
  expect(readFileSync(new URL('docs/compare-costs.md', root), 'utf8')).toContain(stdout.trimEnd());
});
