import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folder, read, totalize, write } from './cli.ts';
import { employers, february, january, outputs, pay, workers } from './samples.ts';

const setUp = () => {
  const at = folder();
  const files = ['--employers', write(at('employers.csv'), employers), '--workers', write(at('workers.csv'), workers)];
  const ledger = ['--ledger', at('payroll.ledger')];
  const run = (name: string, lines: readonly string[], ...more: readonly string[]) => {
    const payroll = write(at(`${name}.csv`), pay(...lines));
    return totalize(['run', '--payroll', payroll, ...files, ...ledger, '--out', at(name), '--quiet', ...more]);
  };
  const call = (...args: readonly string[]) => totalize([...args, ...ledger]);
  const json = (...args: readonly string[]): unknown => JSON.parse(call(...args, '--json').stdout);
  return { at, run, call, json };
};

describe('totalize run --ledger', () => {
  test('stores the run; its files are those of a run without a ledger', () => {
    const { at, run, json } = setUp();
    expect(run('one', [january])).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const [stored] = json('runs', 'list') as { status: string; outputs: { name: string }[] }[];
    expect(stored?.status).toBe('draft');
    expect(stored?.outputs.map(({ name }) => name).toSorted()).toEqual(outputs);
    expect(readdirSync(at('one')).toSorted()).toEqual(outputs);
  });

  test('recognises the same input, and says which run it is', () => {
    const { at, run, json } = setUp();
    run('one', [january]);
    const payroll = at('one.csv');
    const again = totalize([
      'run',
      '--payroll',
      payroll,
      '--employers',
      at('employers.csv'),
      '--workers',
      at('workers.csv'),
      '--ledger',
      at('payroll.ledger'),
      '--out',
      at('two'),
    ]);
    expect(again).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('as run 1 (draft): nothing was stored again'),
    });
    expect(json('runs', 'list')).toHaveLength(1);
    for (const name of outputs) expect(read(at('two', name))).toBe(read(at('one', name)));
  });

  test('a dry run stores nothing', () => {
    const { at, run } = setUp();
    expect(run('one', [january], '--dry-run').code).toBe(0);
    expect(readdirSync(at()).includes('payroll.ledger')).toBe(false);
  });

  test('the lines of two approved runs are never the same', () => {
    const { run, call } = setUp();
    run('one', [january]);
    run('both', [january, february]);
    expect(call('runs', 'approve', '1').code).toBe(1);
    expect(call('runs', 'approve', '1', '--by', 'R. Okafor').code).toBe(0);
    expect(call('runs', 'approve', '2', '--by', 'R. Okafor')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('1 of the lines of run 2 stand already'),
    });
  });

  test('a run with a reversal of nothing cannot be approved', () => {
    const { at, call } = setUp();
    const payroll = write(
      at('back.csv'),
      'worker_id,employer_id,period_start,period_end,pay_date,currency,gross,kind,reverses\nW1,E1,2026-01-01,2026-01-31,2026-02-27,USD,-1.00,reversal,nothing\n',
    );
    const run = totalize([
      'run',
      '--payroll',
      payroll,
      '--employers',
      at('employers.csv'),
      '--ledger',
      at('payroll.ledger'),
      '--out',
      at('out'),
      '-q',
    ]);
    expect(run.code).toBe(2);
    expect(call('runs', 'approve', '1', '--by', 'K')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('takes nothing back'),
    });
  });
});

describe('a reversal of a line that an earlier run has', () => {
  const columns = 'line_id,worker_id,employer_id,period_start,period_end,pay_date,currency,gross,kind,reverses\n';
  const march = 'L3,W1,E1,2026-03-01,2026-03-31,2026-03-31,USD,100000.00,,\n';
  const back = 'R2,W1,E1,2026-02-01,2026-02-28,2026-03-31,USD,-100000.00,reversal,L2\n';
  const winter =
    'L1,W1,E1,2026-01-01,2026-01-31,2026-01-30,USD,100000.00,,\nL2,W1,E1,2026-02-01,2026-02-28,2026-02-27,USD,100000.00,,\n';
  const given = () => {
    const { at, call } = setUp();
    const go = (name: string, lines: string, ...more: readonly string[]) => {
      const files = ['--payroll', write(at(`${name}.csv`), columns + lines), '--employers', at('employers.csv')];
      const people = ['--workers', at('workers.csv'), '--ledger', at('payroll.ledger')];
      return totalize(['run', ...files, ...people, '--out', at(name), ...more]);
    };
    const rows = (name: string) =>
      read(at(name, 'contributions.csv'))
        .split('\n')
        .filter((row) => row.includes('us.oasdi,employee'))
        .map((row) => row.split(',').slice(11, 15).join(' '));
    return { at, call, go, rows };
  };

  test('takes back the rows in the ledger, and the balances go on without them', () => {
    const { at, call, go, rows } = given();
    go('winter', winter);
    call('runs', 'approve', '1', '--by', 'K');
    const balances = ['--balances', at('winter', 'balances.csv')];
    expect(go('rehearsed', march + back, ...balances, '--dry-run').code).toBe(0);
    expect(go('spring', march + back, ...balances).code).toBe(0);
    expect(rows('spring')).toEqual(['100000.00 84500.00 0.062 5239.00', '-100000.00 -84500.00 0.062 -5239.00']);
    expect(call('runs', 'approve', '2', '--by', 'K').code).toBe(0);
    expect(call('runs', 'replay', '2')).toMatchObject({ code: 0, stdout: expect.stringContaining('byte for byte') });
    const again = go('again', march.replace('L3', 'L4') + back.replace('R2', 'R3'), ...balances);
    expect(again).toMatchObject({ code: 2, stdout: expect.stringContaining('reversal-mismatch') });
    expect(read(at('again', 'exceptions.csv'))).toContain('in run 2 already');
    expect(call('runs', 'approve', '3', '--by', 'K')).toMatchObject({ code: 1 });
    expect(call('ledger', 'verify').code).toBe(0);
  });

  test('before that run is there is an error; afterwards the same files give another run', () => {
    const { call, go, rows } = given();
    expect(go('early', back).code).toBe(2);
    expect(go('winter', winter).code).toBe(0);
    expect(go('late', back).code).toBe(0);
    expect(rows('late')).toEqual(['-100000.00 -84500.00 0.062 -5239.00']);
    expect(call('runs', 'approve', '3', '--by', 'K')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Approve that run first'),
    });
  });
});

describe('totalize runs replay', () => {
  test('gives the same bytes, also of a run with errors and accepted warnings', () => {
    const { at, run, call } = setUp();
    const accepted = write(
      at('accepted.csv'),
      'code,worker_id,scheme,by,on,until\nyear-to-date-missing,,,K,2026-01-01,\n',
    );
    run('one', [february, january.replace('16666.67', 'x')], '--accepted', accepted, '--columns', 'line_id,amount');
    expect(call('runs', 'replay', '1')).toMatchObject({ code: 0, stdout: expect.stringContaining('byte for byte') });
    expect(call('runs', 'replay', '1', '--out', at('again')).code).toBe(0);
    for (const name of outputs) expect(read(at('again', name))).toBe(read(at('one', name)));
  });

  test('of somebody who was forgotten cannot be done, and says so', () => {
    const { run, call } = setUp();
    run('one', [january]);
    expect(call('ledger', 'forget', 'W1', '--by', 'K')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('forgotten'),
    });
    expect(call('ledger', 'forget', 'W1', '--by', 'K').code).toBe(1);
    expect(call('runs', 'replay', '1')).toMatchObject({ code: 1, stderr: expect.stringContaining('forgotten') });
    expect(call('ledger', 'verify')).toMatchObject({ code: 0, stdout: expect.stringContaining('as it was written') });
    expect(call('ledger', 'log').stdout).not.toContain('W1');
  });

  test('a run that is not there, or no number', () => {
    const { run, call } = setUp();
    run('one', [january]);
    expect(call('runs', 'replay', '7')).toMatchObject({ code: 1, stderr: expect.stringContaining('no run 7') });
    expect(call('runs', 'show', 'x').code).toBe(1);
    expect(call('runs', 'show', '1').stdout).toContain('Run 1, draft');
  });
});

describe('totalize claims', () => {
  const row = {
    workerId: 'W1',
    employerId: 'E1',
    year: 2026,
    quarter: '2026Q1',
    scheme: 'us.oasdi',
    payer: 'employee',
    currency: 'USD',
    difference: '1033.33',
    needsEmployeeConsent: true,
  };
  const claim = {
    state: 'open',
    country: 'US',
    authority: 'IRS',
    procedure: '941-X adjustment',
    form: '941-X',
    claimant: 'employer',
    workerId: '',
    employerId: 'E1',
    year: 2026,
    quarter: '2026Q1',
    currency: 'USD',
    deadline: '2030-04-15',
    rows: [row],
  };
  const plan = {
    plan: 'refund',
    asOf: '2026-11-01',
    engineVersion: '1',
    legislationVersion: '1',
    inputs: [],
    claims: [claim],
  };

  test('from the plan to the money', () => {
    const { at, run, call, json } = setUp();
    run('one', [january]);
    const path = write(at('plan.json'), JSON.stringify(plan));
    expect(call('claims', 'apply', path).stdout).toContain('1 claim and 0 corrections booked');
    expect(call('claims', 'apply', path).stdout).toContain('nothing was booked again');
    expect(call('claims', 'list').stdout).toContain('1,033.33');
    expect(call('claims', 'mark', '1', 'filed')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('1 worker first'),
    });
    expect(
      call('claims', 'mark', '1', 'consent-given', '--worker', 'W1', '--evidence', 'scan 17', '--on', '2026-11-02')
        .code,
    ).toBe(0);
    expect(call('claims', 'mark', '1', 'filed', '--on', '2026-11-03').code).toBe(0);
    expect(call('claims', 'mark', '1', 'paid', '--on', '2026-11-20', '--amount', '1033.33').code).toBe(0);
    expect(call('claims', 'mark', '1', 'refused').code).toBe(1);
    expect(call('claims', 'show', '1').stdout).toMatch(/Claim 1, paid[\s\S]*scan 17/);
    expect(json('claims', 'list', '--state', 'paid')).toHaveLength(1);
    expect(call('claims', 'mark', '1', 'payed')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Did you mean'),
    });
    expect(call('ledger', 'verify').code).toBe(0);
  });

  test('a file that is no plan is not applied', () => {
    const { at, run, call } = setUp();
    run('one', [january]);
    expect(call('claims', 'apply', write(at('plan.json'), '[]'))).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no refund plan'),
    });
  });
});
