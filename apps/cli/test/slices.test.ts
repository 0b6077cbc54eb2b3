import fc from 'fast-check';
import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runBatch } from '../src/run/run-batch.ts';
import type { RunOptions } from '../src/run/plan.ts';
import { during, folder, killWhen, read, totalize, write } from './cli.ts';
import { filesOf } from './random-files.ts';
import { employers, header, outputs, pay, workers } from './samples.ts';

/** Many runs, each with a thread of its own. */
const timeout = 600_000;

interface Place {
  (...path: readonly string[]): string;
}

const optionsFor = (at: Place, names: readonly string[]): Omit<RunOptions, 'out'> => ({
  payroll: ['pay.csv', ...names.filter((name) => name === 'more.csv')].map((name) => at(name)),
  employers: at('employers.csv'),
  workers: at('workers.csv'),
  assignments: at('assignments.csv'),
  certificates: at('certificates.csv'),
  balances: at('balances.csv'),
  exchangeRates: at('rates.csv'),
  overrides: at('overrides.csv'),
  accepted: at('accepted.csv'),
  format: 'csv',
  quiet: true,
});

const inFolder = (at: Place, name: string): Record<string, string> =>
  Object.fromEntries(readdirSync(at(name)).map((file) => [file, read(at(name, file))]));

const run = async (options: RunOptions): Promise<number> => {
  const before = process.exitCode;
  try {
    return await runBatch(options);
  } finally {
    process.exitCode = before;
  }
};

describe('a run in slices', () => {
  test('gives to the byte what the same run gives as a whole', { timeout }, async () => {
    const sample = async (seed: number): Promise<void> => {
      const at = folder();
      const { files } = filesOf(seed);
      for (const [name, text] of Object.entries(files)) write(at(name), text);
      const options = optionsFor(at, Object.keys(files));
      const whole = await run({ ...options, out: at('whole') });
      const sliced = await run({
        ...options,
        out: at('sliced'),
        sliceLines: `${1 + (seed % 4)}`,
        jobs: `${1 + (seed % 2)}`,
      });
      expect(inFolder(at, 'sliced'), `seed ${seed}`).toEqual(inFolder(at, 'whole'));
      expect(sliced).toBe(whole);
      expect(existsSync(at('sliced.checkpoint'))).toBe(false);
    };
    await fc.assert(fc.asyncProperty(fc.nat(1_000_000), sample), { numRuns: Number(process.env['SLICE_RUNS'] ?? 5) });
  });
});

/** A worker a row or two. */
const manyLines = (count: number): string =>
  pay(
    ...Array.from(
      { length: count },
      (_, at) => `W${at % Math.ceil(count / 2)},E1,2026-01-01,2026-01-31,2026-01-30,USD,${5000 + at}.25`,
    ),
  );

const grouped = (count: number): string =>
  pay(
    ...Array.from(
      { length: count },
      (_, at) =>
        `W${Math.floor(at / 2)},E1,2026-0${1 + (at % 2)}-01,2026-0${1 + (at % 2)}-28,2026-0${1 + (at % 2)}-27,USD,${5000 + at}.25`,
    ),
  );

const setUp = (text: string) => {
  const at = folder();
  write(at('pay.csv'), text);
  write(at('employers.csv'), employers);
  write(at('workers.csv'), workers);
  const args = ['run', '--payroll', at('pay.csv'), '--employers', at('employers.csv'), '--workers', at('workers.csv')];
  return { at, run: (...more: readonly string[]) => totalize([...args, ...more]), args };
};

describe('a large run', () => {
  /** Slices that a run has noted as written. */
  const slicesIn = (journal: string): number => (existsSync(journal) ? read(journal).split('\n').length - 2 : 0);

  test('that is killed goes on where it was, to the same bytes', { timeout }, async () => {
    const { at, run: command, args } = setUp(grouped(300));
    expect(command('--out', at('whole')).code).toBe(0);
    const sliced = ['--out', at('killed'), '--slice-lines', '2', '--jobs', '1'];
    const journal = at('killed.checkpoint', 'journal');
    let done = 0;
    for (let kills = 0; kills < 3; kills += 1) {
      const target = done + 20;
      expect(await killWhen(() => slicesIn(journal) >= target, [...args, ...sliced])).toBe(false);
      expect(existsSync(at('killed'))).toBe(false);
      expect(slicesIn(journal)).toBeGreaterThanOrEqual(target);
      done = slicesIn(journal);
    }
    // What a kill in the middle of a write leaves.
    appendFileSync(journal, '{"slice":9');
    appendFileSync(at('killed.checkpoint', 'contributions.csv'), 'L1,');
    expect(command(...sliced).code).toBe(0);
    expect(inFolder(at, 'killed')).toEqual(inFolder(at, 'whole'));
    expect(readdirSync(at('killed')).toSorted()).toEqual(outputs);
    expect(existsSync(at('killed.checkpoint'))).toBe(false);
  });

  test('does not go on from what other input came to', { timeout }, async () => {
    const { at, run: command, args } = setUp(grouped(300));
    const sliced = ['--out', at('out'), '--slice-lines', '2', '--jobs', '1'];
    const journal = at('out.checkpoint', 'journal');
    expect(await killWhen(() => slicesIn(journal) >= 10, [...args, ...sliced])).toBe(false);
    write(at('pay.csv'), grouped(200));
    expect(command(...sliced).code).toBe(0);
    expect(command('--out', at('whole')).code).toBe(0);
    expect(inFolder(at, 'out')).toEqual(inFolder(at, 'whole'));
  });

  test('says so when a file changes while it is computed, and keeps nothing of it', { timeout }, async () => {
    const { at, args } = setUp(grouped(300));
    const sliced = ['--out', at('out'), '--slice-lines', '2', '--jobs', '1', '--quiet'];
    const journal = at('out.checkpoint', 'journal');
    const change = (): void => appendFileSync(at('pay.csv'), `${grouped(302).trimEnd().split('\n').at(-1)}\n`);
    expect(await during(() => slicesIn(journal) >= 10, change, [...args, ...sliced])).toEqual({
      code: 3,
      stderr: expect.stringMatching(/pay\.csv was changed while it was read, so nothing was written/),
    });
    expect(readdirSync(at())).toEqual(['employers.csv', 'pay.csv', 'workers.csv']);
  });

  test('sorts lines that do not stand together, unless they are said to', () => {
    const { at, run: command } = setUp(manyLines(40));
    expect(command('--out', at('whole')).code).toBe(0);
    expect(command('--out', at('sorted'), '--slice-lines', '4').code).toBe(0);
    expect(inFolder(at, 'sorted')).toEqual(inFolder(at, 'whole'));
    const refused = command('--out', at('refused'), '--slice-lines', '4', '--grouped');
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/A worker has pay lines in several places/);
    expect(existsSync(at('refused'))).toBe(false);
  });

  test('rehearses without leaving anything', () => {
    const { at, run: command } = setUp(grouped(20));
    const before = readdirSync(at());
    const whole = command('--dry-run', '--json');
    const sliced = command('--dry-run', '--json', '--slice-lines', '4', '--out', at('out'));
    expect({ code: sliced.code, stdout: sliced.stdout }).toEqual({ code: whole.code, stdout: whole.stdout });
    expect(readdirSync(at())).toEqual(before);
  });

  test('computes no worker whose override could not be read, however many are like him', { timeout }, () => {
    const at = folder();
    const ids = ['W1', 'W2', 'W3', 'W4', 'W5'];
    const line = 'E1,2026-01-01,2026-01-31,2026-01-30,USD,5000.00';
    write(at('pay.csv'), `line_id,${header}\n${ids.map((id) => `L-${id},${id},${line}\n`).join('')}`);
    write(at('employers.csv'), employers);
    write(at('workers.csv'), `worker_id,nationality\n${ids.map((id) => `${id},US\n`).join('')}`);
    write(at('overrides.csv'), 'scheme,worker_id,from,rate,authority\nus.oasdi,W4,2026-01-01,much,IRS\n');
    const files = ['payroll', 'employers', 'workers', 'overrides'].flatMap((name) => [
      `--${name}`,
      at(`${name === 'payroll' ? 'pay' : name}.csv`),
    ]);
    for (const [out, ...more] of [['whole'], ['sliced', '--slice-lines', '100', '--jobs', '1']] as const)
      expect(totalize(['run', ...files, '--out', at(out), ...more]).code).toBe(2);
    expect(inFolder(at, 'sliced')).toEqual(inFolder(at, 'whole'));
    const paid = new Set(read(at('sliced', 'contributions.csv')).match(/\bW\d\b/g));
    expect([...paid]).toEqual(['W1', 'W2', 'W3', 'W5']);
  });

  test('counts an attribute of shared employers once, also where workers have it too', { timeout }, () => {
    const at = folder();
    const line = 'E1,2026-01-01,2026-01-31,2026-01-30,USD,5000.00';
    const long = 'a'.repeat(60);
    write(at('pay.csv'), pay(`W1,${line}`, `W2,${line}`, `W3,${line}`));
    write(at('employers.csv'), `employer_id,country,attributes.colour,attributes.${long}s\nE1,US,red,x\n`);
    write(
      at('workers.csv'),
      `worker_id,nationality,attributes.colour,attributes.${long}t\nW3,US,blue,y\nW2,US,,\nW1,US,,y\n`,
    );
    const files = ['--payroll', at('pay.csv'), '--employers', at('employers.csv'), '--workers', at('workers.csv')];
    for (const [out, ...more] of [['whole'], ['sliced', '--slice-lines', '1']] as const)
      expect(totalize(['run', ...files, '--out', at(out), ...more]).code).toBe(0);
    expect(inFolder(at, 'sliced')).toEqual(inFolder(at, 'whole'));
    const counts = [...read(at('whole', 'exceptions.csv')).matchAll(/attribute-unknown.*?,(\d+)$/gm)];
    expect(counts.map(([, count]) => count)).toEqual(['2', '3']);
  });

  test('needs a whole number of lines', () => {
    const { run: command, at } = setUp(`${header}\n`);
    expect(command('--out', at('out'), '--slice-lines', '0')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/--slice-lines needs a whole number/),
    });
  });
});
