import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folder, killAfter, totalize, write } from './cli.ts';
import { employers, january, outputs, pay } from './samples.ts';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const setUp = (workers: number) => {
  const at = folder();
  const lines = Array.from({ length: workers }, (_, n) => january.replace('W1', `W${n}`));
  write(at('pay.csv'), pay(...lines));
  write(at('employers.csv'), employers);
  const ledger = ['--ledger', at('payroll.ledger')];
  const run = (out: string, payroll = at('pay.csv')) => {
    const files = ['--payroll', payroll, '--employers', at('employers.csv'), '--out', at(out)];
    return ['run', ...files, '--schemes', 'us.*', '-q', ...ledger];
  };
  const runs = (): { rows: number }[] => JSON.parse(totalize(['runs', 'list', '--json', ...ledger]).stdout);
  return { at, ledger, run, runs };
};

const start = async (args: readonly string[]): Promise<{ code: number | null; stderr: string }> => {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  return await new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
};

/** A file system of its own; false where the system does not let us mount one. */
const mount = (path: string, size: string): boolean => {
  mkdirSync(path);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path]).status !== 0) return false;
  onTestFinished(() => void spawnSync('umount', ['-l', path]));
  return true;
};

describe('a process that is killed', () => {
  test('in a run leaves the ledger whole, and the next call stores it once', { timeout: 240_000 }, async () => {
    const { at, ledger, run, runs } = setUp(3000);
    const started = performance.now();
    expect(totalize(run('timed')).code).toBe(0);
    const whole = performance.now() - started;
    const { rows } = runs()[0] ?? { rows: 0 };
    expect(rows).toBeGreaterThan(10_000);
    const fresh = setUp(3000);
    for (const share of [0.3, 0.5, 0.65, 0.75, 0.85, 0.92, 0.97]) {
      await killAfter(whole * share, fresh.run('out'));
      if (!existsSync(fresh.at('payroll.ledger'))) continue;
      expect(totalize(['ledger', 'verify', ...fresh.ledger]).code).toBe(0);
      expect([[], [rows]]).toContainEqual(fresh.runs().map((one) => one.rows));
      if (existsSync(fresh.at('out'))) break;
    }
    const next = totalize([...fresh.run('out'), '--force']);
    expect(next.code).toBe(0);
    expect(fresh.runs().map((one) => one.rows)).toEqual([rows]);
    expect(readdirSync(fresh.at('out')).toSorted()).toEqual(outputs);
    expect(totalize(['ledger', 'verify', ...ledger]).code).toBe(0);
    expect(existsSync(at('timed'))).toBe(true);
  });

  test('in an apply has booked the plan or nothing', { timeout: 240_000 }, async () => {
    const { at, ledger, run } = setUp(1);
    totalize(run('out'));
    const rows = Array.from({ length: 4000 }, (_, n) => ({
      workerId: `W${n}`,
      employerId: 'E1',
      year: 2026,
      quarter: '2026Q1',
      scheme: 'us.oasdi',
      payer: 'employee',
      currency: 'USD',
      difference: '1.00',
      needsEmployeeConsent: false,
    }));
    const claim = {
      state: 'open',
      country: 'US',
      authority: 'IRS',
      procedure: 'x',
      form: 'x',
      claimant: 'employer',
      workerId: '',
      employerId: 'E1',
      year: 2026,
      quarter: '2026Q1',
      currency: 'USD',
      deadline: '',
      rows,
    };
    const plan = {
      plan: 'refund',
      asOf: '2026-11-01',
      engineVersion: '1',
      legislationVersion: '1',
      inputs: [],
      claims: [claim],
    };
    const apply = ['claims', 'apply', write(at('plan.json'), JSON.stringify(plan)), ...ledger];
    const amounts = (): string[] =>
      (JSON.parse(totalize(['claims', 'list', '--json', ...ledger]).stdout) as { amount: string }[]).map(
        ({ amount }) => amount,
      );
    for (const milliseconds of [150, 300, 450, 600, 800, 1000]) {
      await killAfter(milliseconds, apply);
      expect([[], ['4000.00']]).toContainEqual(amounts());
      expect(totalize(['ledger', 'verify', ...ledger]).code).toBe(0);
    }
    expect(totalize(apply).code).toBe(0);
    expect(amounts()).toEqual(['4000.00']);
  });
});

describe('two processes at once', () => {
  test('with different input store two runs', async () => {
    const { at, run, runs, ledger } = setUp(500);
    const other = write(at('other.csv'), pay(january.replace('W1', 'X1')));
    const answers = await Promise.all([start(run('a')), start(run('b', other))]);
    expect(answers.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs()).toHaveLength(2);
    expect(totalize(['ledger', 'verify', ...ledger]).code).toBe(0);
  });

  test('apply the same plan once', async () => {
    const { at, run, ledger } = setUp(1);
    totalize(run('out'));
    const correction = {
      workerId: 'W0',
      employerId: 'E1',
      lineId: 'L',
      periodStart: '2026-01-01',
      periodEnd: '2026-01-31',
      payDate: '2026-01-30',
      country: 'US',
      scheme: 'us.oasdi',
      payer: 'employee',
      currency: 'USD',
      wages: '0.00',
      base: '0.00',
      amount: '-1.00',
      cause: 'certificate',
    };
    const versions = { asOf: '2026-11-01', engineVersion: '1', legislationVersion: '1', inputs: [] };
    const plan = { plan: 'refund', ...versions, claims: [], corrections: [correction] };
    const apply = ['claims', 'apply', write(at('plan.json'), JSON.stringify(plan)), ...ledger];
    const answers = await Promise.all([start(apply), start(apply), start(apply)]);
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 0]);
    const log = totalize(['ledger', 'log', '--json', ...ledger]).stdout;
    expect(log.match(/"event": "apply"/g)).toHaveLength(1);
    expect(totalize(['ledger', 'verify', ...ledger]).code).toBe(0);
  });

  test('with the same input store one', async () => {
    const { run, runs } = setUp(500);
    const answers = await Promise.all([start(run('a')), start(run('b')), start(run('c'))]);
    expect(answers.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(runs()).toHaveLength(1);
  });
});

describe('a disk', () => {
  test('that is full: nothing is stored, nothing is written, and it says so', (context) => {
    const { at, run } = setUp(2000);
    if (!mount(at('small'), '400k')) context.skip('no file system can be mounted here');
    const args = run('out').map((word) => word.replace('payroll.ledger', 'small/payroll.ledger'));
    const answer = totalize(args);
    expect(answer).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/no space left|refused to read or write/),
    });
    expect(existsSync(at('out'))).toBe(false);
    expect(spawnSync('mount', ['-o', 'remount,size=100m', at('small')]).status).toBe(0);
    expect(totalize(args).code).toBe(0);
    expect(totalize(['ledger', 'verify', '--ledger', at('small', 'payroll.ledger')]).code).toBe(0);
  });

  test('that is read-only: the same', (context) => {
    const { at, run } = setUp(1);
    if (!mount(at('small'), '10m')) context.skip('no file system can be mounted here');
    const args = run('out').map((word) => word.replace('payroll.ledger', 'small/payroll.ledger'));
    spawnSync('mount', ['-o', 'remount,ro', at('small')]);
    expect(totalize(args)).toMatchObject({ code: 1, stderr: expect.stringContaining('read-only') });
    spawnSync('mount', ['-o', 'remount,rw', at('small')]);
    expect(totalize(args).code).toBe(0);
    spawnSync('mount', ['-o', 'remount,ro', at('small')]);
    const other = run('two', write(at('other.csv'), pay(january.replace('W1', 'X1'))));
    const again = totalize(other.map((word) => word.replace('payroll.ledger', 'small/payroll.ledger')));
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('read-only') });
    expect(existsSync(at('two'))).toBe(false);
  });

  test('where the folder is missing: it says so', () => {
    const { at, run } = setUp(1);
    const args = run('out').map((word) => word.replace('payroll.ledger', 'gone/payroll.ledger'));
    expect(totalize(args)).toMatchObject({ code: 1, stderr: expect.stringContaining('its folder does not exist') });
    expect(existsSync(at('out'))).toBe(false);
  });
});
