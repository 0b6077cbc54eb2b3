import { mkdirSync, readdirSync, renameSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { folder, killAfter, read, summaryIn, totalize, write } from './cli.ts';
import { employers, january, outputs, pay } from './samples.ts';

const host =
  hostname()
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 40) || 'host';

const setUp = (workers: number) => {
  const at = folder();
  const lines = Array.from({ length: workers }, (_, n) => january.replace('W1', `W${n}`));
  write(at('pay.csv'), pay(...lines));
  write(at('employers.csv'), employers);
  const args = [
    'run',
    '--payroll',
    at('pay.csv'),
    '--employers',
    at('employers.csv'),
    '--schemes',
    'us.*',
    '--out',
    at('out'),
  ];
  return { at, args };
};

const visible = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .toSorted();

describe('results appear whole or not at all', () => {
  test('nothing that exists is overwritten without --force', () => {
    const { at, args } = setUp(1);
    expect(totalize(args).code).toBe(0);
    const before = outputs.map((name) => read(at('out', name)));
    write(at('pay.csv'), pay(january, january));
    const second = totalize(args);
    expect(second).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/already has contributions\.csv.*--force/),
    });
    expect(outputs.map((name) => read(at('out', name)))).toEqual(before);
    expect(totalize([...args, '--force']).code).toBe(0);
    expect(summaryIn(at('out')).totals.lines.in).toBe(2);
    expect(readdirSync(at('out')).toSorted()).toEqual(outputs);
  });

  test('one file that exists is enough to refuse, and others are left alone', () => {
    const { at, args } = setUp(1);
    mkdirSync(at('out'));
    write(at('out', 'notes.txt'), 'mine');
    write(at('out', 'balances.csv'), 'mine');
    expect(totalize(args).code).toBe(1);
    expect(readdirSync(at('out')).toSorted()).toEqual(['balances.csv', 'notes.txt']);
    expect(totalize([...args, '--force']).code).toBe(0);
    expect(readdirSync(at('out')).toSorted()).toEqual([...outputs, 'notes.txt'].toSorted());
    expect(read(at('out', 'notes.txt'))).toBe('mine');
  });

  test('an empty folder is used, also the one that the command is called in', () => {
    const { at, args } = setUp(1);
    mkdirSync(at('out'));
    expect(totalize(args).code).toBe(0);
    expect(readdirSync(at('out')).toSorted()).toEqual(outputs);
    mkdirSync(at('here'));
    expect(totalize([...args.slice(0, -1), '.'], '', { cwd: at('here') }).code).toBe(0);
    expect(readdirSync(at('here')).toSorted()).toEqual(outputs);
  });

  test('a run killed at any moment leaves nothing or everything, and the next run cleans up', {
    timeout: 120_000,
  }, async () => {
    const { at, args } = setUp(3000);
    const started = performance.now();
    expect(totalize(args).code).toBe(0);
    const whole = performance.now() - started;
    const complete = summaryIn(at('out'));
    renameSync(at('out'), at('first'));
    for (let step = 1; step <= 8; step += 1) {
      const kept = await killAfter((whole * (step + 2)) / 10, args);
      const there = readdirSync(at()).includes('out');
      expect(there || !kept).toBe(true);
      if (!there) continue;
      expect(visible(at('out'))).toEqual(outputs);
      expect(summaryIn(at('out'))).toEqual(complete);
      renameSync(at('out'), at(`out-${step}`));
    }
    expect(totalize(args).code).toBe(0);
    expect(readdirSync(at()).filter((name) => name.includes('partial'))).toEqual([]);
    expect(read(at('out', 'contributions.csv'))).toBe(read(at('first', 'contributions.csv')));
  });

  test('a forced run killed at any moment leaves the old results or the new ones', { timeout: 120_000 }, async () => {
    const { at, args } = setUp(3000);
    const force = [...args, '--force'];
    const started = performance.now();
    expect(totalize(args).code).toBe(0);
    const whole = performance.now() - started;
    for (let step = 1; step <= 5; step += 1) {
      write(at('pay.csv'), pay(...Array.from({ length: 3000 + step }, (_, n) => january.replace('W1', `W${n}`))));
      const before = summaryIn(at('out')).totals.lines.in;
      await killAfter((whole * (step + 3)) / 8, force);
      // A kill between two renames is rare, and the next run of any kind makes it good.
      if (readdirSync(at('out')).includes('.totalize-commit')) totalize(args);
      expect(visible(at('out'))).toEqual(outputs);
      const { totals, files } = summaryIn(at('out'));
      expect([before, 3000 + step]).toContain(totals.lines.in);
      const rows = read(at('out', 'contributions.csv')).trimEnd().split('\n').length - 1;
      expect(rows).toBe(files[0]?.rows);
    }
    expect(totalize(force).code).toBe(0);
    expect(readdirSync(at('out')).toSorted()).toEqual(outputs);
  });

  test('results that were complete when the run was killed are moved by the next run', () => {
    const { at, args } = setUp(1);
    expect(totalize(args).code).toBe(0);
    // As a kill between two renames leaves them.
    mkdirSync(at('out', '.totalize-commit'));
    for (const name of ['exceptions.csv', 'summary.json']) {
      renameSync(at('out', name), at('out', '.totalize-commit', name));
    }
    const next = totalize(args);
    expect(next).toMatchObject({ code: 1, stderr: expect.stringMatching(/already has/) });
    expect(readdirSync(at('out')).toSorted()).toEqual(outputs);
  });

  test('only what this machine has left behind is cleaned up', () => {
    const { at, args } = setUp(1);
    for (const name of [
      `out.partial-${host}-99999999`,
      'out.partial-elsewhere-99999999',
      `out.partial-${host}-${process.pid}`,
    ])
      mkdirSync(at(name));
    expect(totalize(args).code).toBe(0);
    expect(
      readdirSync(at())
        .filter((name) => name.includes('partial'))
        .toSorted(),
    ).toEqual(['out.partial-elsewhere-99999999', `out.partial-${host}-${process.pid}`].toSorted());
  });
});
