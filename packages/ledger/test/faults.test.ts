import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LedgerError, listRuns, migrate, migrations, openLedger, SqliteStore, verifyLedger } from '../src/index.ts';
import { line, store, stored } from './sample.ts';

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'ledger-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

describe('opening', () => {
  test('a ledger is for its owner only', async () => {
    const path = join(folder(), 'l');
    const ledger = await openLedger(path, { create: true });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(`${path}-wal`).mode & 0o777).toBe(0o600);
    expect(ledger.migrated).toEqual({ from: 0, to: migrations.length });
    await ledger.store.close();
    const again = await openLedger(path);
    expect(again.migrated.from).toBe(migrations.length);
    await again.store.close();
  });

  test.each([
    ['is missing', undefined, /There is no ledger/],
    ['is a text', 'worker_id,employer_id,period_start,period_end\n'.repeat(100), /it is no ledger/],
  ])('a file that %s is told in a sentence', async (_what, content, message) => {
    const path = join(folder(), 'l');
    if (content !== undefined) writeFileSync(path, content);
    await expect(openLedger(path)).rejects.toThrow(message);
    await expect(openLedger(path)).rejects.toBeInstanceOf(LedgerError);
  });

  test("neither is somebody else's database taken, nor one of a newer version", async () => {
    const path = join(folder(), 'l');
    const other = new SqliteStore(path, { create: true });
    await other.run('CREATE TABLE notes (text TEXT)');
    await expect(openLedger(path)).rejects.toThrow(/something else/);
    await other.run('DROP TABLE notes');
    await migrate(other, [...migrations, ['CREATE TABLE later (x TEXT)']]);
    await other.close();
    await expect(openLedger(path)).rejects.toThrow(/install a newer totalize/);
  });

  test('an empty file, as a killed process leaves it, becomes a ledger', async () => {
    const path = join(folder(), 'l');
    writeFileSync(path, '');
    const ledger = await openLedger(path);
    expect(await listRuns(ledger)).toEqual([]);
    await ledger.store.close();
  });
});

test('there is one writer at a time; readers go on', async () => {
  const path = join(folder(), 'l');
  const first = await openLedger(path, { create: true });
  const second = await openLedger(path, { patience: 20 });
  await first.store.transaction(async () => {
    await expect(store(second, [line('W1', 1)])).rejects.toThrow(/another process is writing to it/);
    expect(await listRuns(second)).toEqual([]);
  });
  stored(await store(second, [line('W1', 1)]));
  expect(await listRuns(first)).toHaveLength(1);
  await first.store.close();
  await second.store.close();
});

test('a full database stores nothing of a run, and goes on when there is space', async () => {
  const path = join(folder(), 'l');
  const ledger = await openLedger(path, { create: true });
  await ledger.store.run('PRAGMA max_page_count = 60');
  const lines = Array.from({ length: 500 }, (_, n) => line(`W${n}`, 1));
  await expect(store(ledger, lines)).rejects.toThrow(/no space left/);
  expect(await listRuns(ledger)).toEqual([]);
  await ledger.store.run('PRAGMA max_page_count = 100000');
  stored(await store(ledger, lines));
  expect((await verifyLedger(ledger)).faults).toEqual([]);
  await ledger.store.close();
});

test('a read-only file can be told', async (context) => {
  if (process.getuid?.() === 0) context.skip('root may write everywhere');
  const path = join(folder(), 'l');
  const ledger = await openLedger(path, { create: true });
  await ledger.store.close();
  chmodSync(path, 0o400);
  await expect(openLedger(path).then(async (one) => await store(one, [line('W1', 1)]))).rejects.toThrow(/read-only/);
});

const slowMigration = `
  import { migrate, migrations, SqliteStore } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
  const fill = "INSERT INTO later WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 40000) SELECT x FROM n";
  const store = new SqliteStore(process.argv[1]);
  console.log('begin');
  await migrate(store, [...migrations, ['CREATE TABLE later (x INTEGER)', ...Array.from({ length: 12 }, () => fill)]]);
`;

/** Starts the migration and kills it some milliseconds after it has begun; true if it was done before. */
const killMigration = async (path: string, milliseconds: number): Promise<boolean> => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', slowMigration, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<boolean>((resolve) => child.once('exit', (_code, signal) => resolve(signal === null)));
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
  return await ended;
};

test('a migration killed at any moment has happened or has not', { timeout: 120_000 }, async () => {
  const path = join(folder(), 'l');
  const ledger = await openLedger(path, { create: true });
  stored(await store(ledger, [line('W1', 1)]));
  await ledger.store.close();
  let killed = 0;
  for (const milliseconds of [0, 5, 15, 30, 60, 90]) {
    const done = await killMigration(path, milliseconds);
    const seen = new SqliteStore(path);
    const [version] = await seen.all('PRAGMA user_version');
    const [tables] = await seen.all("SELECT count(*) AS n FROM sqlite_master WHERE name = 'later'");
    await seen.close();
    if (done) break;
    killed += 1;
    const whole = version?.['user_version'] === migrations.length + 1;
    expect(tables?.['n']).toBe(whole ? 1 : 0);
    if (whole) break;
    const again = await openLedger(path);
    expect((await verifyLedger(again)).faults).toEqual([]);
    expect(await listRuns(again)).toHaveLength(1);
    await again.store.close();
  }
  expect(killed).toBeGreaterThan(0);
});
