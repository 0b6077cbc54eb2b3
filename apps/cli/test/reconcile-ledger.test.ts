import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folder, read, totalize, write } from './cli.ts';
import { asOf, late } from './refund-samples.ts';

const register = [
  'Payroll History,,,,,,,,,,,',
  'COMPANY CODE,NAME,FILE NUMBER,TAX ID,PERIOD BEGINNING DATE,PERIOD ENDING DATE,PAY DATE,CHECK/VOUCHER NUMBER,REGULAR EARNINGS,ADDITIONAL EARNINGS : HOU-HOUSING,SOCIAL SECURITY - EMPLOYEE TAX,GROSS PAY',
  'ABC,"Okafor, Ruth",000417,123-45-6789,01/01/2026,01/31/2026,01/30/2026,1001,"$10,000.00",,700.00,"10,000.00"',
  'Total,,,,,,,,"10,000.00",,700.00,"10,000.00"',
  '',
].join('\n');
const profile = 'version: 1\ncodes: { earnings: { HOU: imputed-income } }\npayCodes: { us.oasdi: "earning:FR" }\n';

const registerFiles = (at: ReturnType<typeof folder>) => [
  '--payroll',
  write(at('register.csv'), register),
  '--mapping',
  write(at('own.yaml'), profile),
  '--workers',
  write(at('w.csv'), 'worker_id,nationality\n000417,US\n'),
  '--employers',
  write(at('e.csv'), 'employer_id,country\nABC,US\n'),
];

/** The three months of the late certificate, run one by one before it came, without what was withheld. */
const months = late.payLines.map(({ withheld: _, ...line }) => line);
const monthly = (payLines: readonly object[], more: object = {}) =>
  JSON.stringify({ ...late, payLines, certificates: [], ...more });

const given = () => {
  const at = folder();
  const ledger = ['--ledger', at('payroll.ledger')];
  const run = (name: string, batch: string) =>
    totalize(['run', '--input', write(at(`${name}.json`), batch), '--out', at(name), ...ledger, '-q']);
  const call = (...args: readonly string[]) => totalize([...args, ...ledger]);
  const reconcile = (out: string, ...more: readonly string[]) =>
    totalize(['reconcile', '--input', at('all.json'), '--out', at(out), '--json', ...asOf, ...ledger, ...more]);
  for (const [index, line] of months.entries()) {
    run(`m${index}`, monthly([line], { asOf: line.payDate }));
    call('runs', 'approve', `${index + 1}`, '--by', 'K');
  }
  write(at('all.json'), monthly(months, { certificates: late.certificates }));
  return { at, run, call, reconcile, ledger };
};

describe('reconcile with a ledger', () => {
  test('takes what was withheld from the approved runs, and writes corrections of their rows', () => {
    const { at, call, reconcile } = given();
    const pack = reconcile('pack');
    expect(pack.code).toBe(0);
    const { totals } = JSON.parse(pack.stdout) as { totals: { refunds: { scheme: string; amount: string }[] } };
    const us = totals.refunds.filter(({ scheme }) => scheme.startsWith('us.'));
    expect(us.map(({ amount }) => amount)).toEqual(['435.00', '435.00', '1860.00', '1860.00']);
    const plan = JSON.parse(read(at('pack', 'plan.json'))) as {
      corrections: { scheme: string; amount: string; cause: string }[];
    };
    const oasdi = plan.corrections.filter(({ scheme }) => scheme === 'us.oasdi');
    expect(oasdi.map(({ amount, cause }) => `${amount} ${cause}`)).toEqual(
      Array.from({ length: 6 }, () => '-620.00 certificate'),
    );
    expect(call('claims', 'apply', at('pack', 'plan.json')).stdout).toMatch(/claims? and \d+ corrections booked/);
    expect(call('claims', 'apply', at('pack', 'plan.json')).stdout).toContain('nothing was booked again');
    expect(call('ledger', 'verify').code).toBe(0);
  });

  test('takes back what was booked when the certificate is withdrawn', () => {
    const { at, call, reconcile } = given();
    reconcile('one');
    call('claims', 'apply', at('one', 'plan.json'));
    const [certificate] = late.certificates;
    write(
      at('all.json'),
      monthly(months, { certificates: [{ ...certificate, status: 'withdrawn', withdrawnOn: '2026-11-10' }] }),
    );
    reconcile('two');
    expect(call('claims', 'apply', at('two', 'plan.json')).code).toBe(0);
    const amounts = (JSON.parse(call('claims', 'list', '--json').stdout) as { amount: string }[]).map(({ amount }) =>
      Number(amount),
    );
    expect(amounts.length).toBeGreaterThan(1);
    expect(Math.round(amounts.reduce((sum, amount) => sum + amount, 0) * 100)).toBe(0);
    expect(call('ledger', 'verify').code).toBe(0);
  });

  test('knows that a line was taken back', () => {
    const { run, at, call, reconcile } = given();
    const [january, ...rest] = months;
    const back = {
      ...january,
      lineId: 'R1',
      gross: '-10000.00',
      kind: 'reversal',
      reverses: 'L1',
      payDate: '2024-04-10',
    };
    expect(run('back', monthly([back])).code).toBe(0);
    expect(call('runs', 'approve', '4', '--by', 'K').code).toBe(0);
    const without = reconcile('without');
    expect(without.code).toBe(2);
    expect(read(at('without', 'exceptions.csv'))).toContain('was taken back in run 4');
    write(at('all.json'), monthly([...rest, back], { certificates: late.certificates }));
    const pack = reconcile('with');
    expect(pack.code).toBe(0);
    const withheld = read(at('with', 'refunds.csv'))
      .split('\n')
      .filter((row) => row.includes('us.oasdi,employee'));
    // The reversal of April stands against what January has withheld, and its rows are as final as they are.
    expect(withheld.map((row) => row.split(',').slice(3, 11).join(' '))).toEqual([
      '2024Q1 US us.oasdi employee USD 1240.00 0.00 1240.00',
    ]);
  });

  test('compares nothing that is neither withheld nor in the ledger', () => {
    const { reconcile, at } = given();
    const stranger = {
      ...months[0],
      lineId: 'X',
      payDate: '2024-06-28',
      periodStart: '2024-06-01',
      periodEnd: '2024-06-30',
    };
    write(at('all.json'), monthly([stranger]));
    const { totals } = JSON.parse(reconcile('pack').stdout) as { totals: { lines: { in: number; compared: number } } };
    expect(totals.lines).toEqual({ in: 1, compared: 0 });
  });

  test('also tells the year', () => {
    const { at, ledger } = given();
    const { stdout } = totalize(['year-end', '--year', '2024', '--input', at('all.json'), '--json', ...ledger]);
    const { statements } = JSON.parse(stdout) as {
      statements: { boxes: { box: string; amount: string; withheld: string }[] }[];
    };
    expect(statements[0]?.boxes.find(({ box }) => box === '4')).toMatchObject({ amount: '0.00', withheld: '1860.00' });
  });
});

describe('pay files of other systems', () => {
  test('are read by reconcile and year-end, too', () => {
    const at = folder();
    const files = registerFiles(at);
    const answer = totalize(['reconcile', ...files, '--json', ...asOf]);
    const { refunds } = JSON.parse(answer.stdout) as { refunds: { scheme: string; difference: string }[] };
    expect(refunds).toMatchObject([{ scheme: 'us.oasdi', payer: 'employee', withheld: '700.00', difference: '80.00' }]);
    const year = totalize(['year-end', '--year', '2026', ...files, '--format', 'adp-register', '--json']);
    const { returns } = JSON.parse(year.stdout) as { returns: { lines: { line: string; wages: string }[] }[] };
    expect(returns[0]?.lines[0]).toMatchObject({ line: '5a', wages: '10000.00' });
    expect(totalize(['reconcile', ...files, '--format', 'adp-registr']).stderr).toContain('Did you mean');
  });

  test('a draft says so in the name of what is imported', () => {
    const at = folder();
    const files = [...registerFiles(at), '--write', 'adp-paydata,tax-worksheet', '--ledger', at('l')];
    const drafted = totalize(['run', ...files, '--out', at('draft')]);
    expect(drafted.stderr).toContain('named DRAFT');
    const imports = readdirSync(at('draft')).filter(
      (name) => !/^(contributions|exceptions|balances|summary)\./.test(name),
    );
    expect(imports.length).toBeGreaterThan(1);
    expect(imports.every((name) => name.startsWith('DRAFT-'))).toBe(true);
    expect(totalize(['runs', 'approve', '1', '--by', 'K', '--ledger', at('l')]).code).toBe(0);
    totalize(['run', ...files, '--out', at('final')]);
    const final = readdirSync(at('final'));
    expect(final.toSorted()).toEqual(
      readdirSync(at('draft'))
        .map((name) => name.replace('DRAFT-', ''))
        .toSorted(),
    );
    expect(read(at('final', 'tax-worksheet.csv'))).toBe(read(at('draft', 'DRAFT-tax-worksheet.csv')));
  });
});
