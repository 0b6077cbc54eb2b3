import { describe, expect, onTestFinished, test } from 'vitest';
import {
  approveRun,
  findOriginals,
  findRun,
  type Ledger,
  listRuns,
  loadInput,
  openLedger,
  standingContributions,
  verifyLedger,
} from '../src/index.ts';
import { line, store, stored } from './sample.ts';

const open = async (): Promise<Ledger> => {
  const ledger = await openLedger(':memory:', { create: true, now: () => '2026-03-01T12:00:00.000Z' });
  onTestFinished(async () => await ledger.store.close());
  return ledger;
};

const reversal = line('W1', 1, {
  lineId: 'back',
  kind: 'reversal',
  reverses: 'W1-1',
  gross: '-1000.00',
});

describe('a run', () => {
  test('is stored with everything it was made of, and comes back', async () => {
    const ledger = await open();
    const certificates = [
      {
        certificateId: 'C1',
        workerId: 'W1',
        applicableLegislation: 'US',
        exemptCountry: 'DE',
        validFrom: '2026-01-01',
      },
    ];
    const lines = [line('W1', 1, { wages: { 'us.oasdi': '900.00' } }), line('W2', 1)];
    const run = stored(await store(ledger, lines, { batch: { certificates } }));
    expect(run).toMatchObject({ id: 1, status: 'draft', rows: 2, madeBy: 'tester' });
    const input = await loadInput(ledger, 1);
    expect('reading' in input && input.reading.batch).toEqual({ payLines: lines, certificates });
    expect((await verifyLedger(ledger)).faults).toEqual([]);
  });

  test('of the same input is recognised, and nothing is stored twice', async () => {
    const ledger = await open();
    stored(await store(ledger, [line('W1', 1)]));
    const again = await store(ledger, [line('W1', 1)]);
    expect(again).toMatchObject({ known: { id: 1 } });
    expect(await listRuns(ledger)).toHaveLength(1);
  });

  test('that fails leaves nothing', async () => {
    const ledger = await open();
    const outcome = {
      get refusedLines(): ReadonlySet<string> {
        throw new RangeError('broken');
      },
    };
    await expect(store(ledger, [line('W1', 1)], { outcome })).rejects.toThrow('broken');
    expect(await listRuns(ledger)).toEqual([]);
    expect(await ledger.store.all('SELECT * FROM identities')).toEqual([]);
  });

  test('no row can be changed or deleted', async () => {
    const ledger = await open();
    stored(await store(ledger, [line('W1', 1)]));
    for (const table of ['runs', 'contributions', 'records', 'run_records', 'lines', 'journal', 'texts']) {
      await expect(ledger.store.run(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
    }
    await expect(ledger.store.run("UPDATE contributions SET amount = '0'")).rejects.toThrow('append-only');
    await expect(ledger.store.run("UPDATE identities SET name = 'X'")).rejects.toThrow('append-only');
  });

  test('that somebody changed behind our back is found', async () => {
    const ledger = await open();
    stored(await store(ledger, [line('W1', 1)]));
    await ledger.store.run('DROP TRIGGER contributions_no_update');
    await ledger.store.run("UPDATE contributions SET amount = '61.00'");
    await ledger.store.run('DROP TRIGGER lines_no_update');
    await ledger.store.run("UPDATE lines SET gross = '1'");
    expect((await verifyLedger(ledger)).faults).toEqual([
      'Run 1 is not what the journal says.',
      'The contributions of run 1 are not those that were stored.',
      'The contributions of run 1 do not add up to its totals.',
    ]);
  });
});

describe('approval', () => {
  test('a line stands in one run only', async () => {
    const ledger = await open();
    stored(await store(ledger, [line('W1', 1)], { key: 'a' }));
    stored(await store(ledger, [line('W1', 1), line('W2', 1)], { key: 'b' }));
    expect(await approveRun(ledger, 1, 'Kim')).toMatchObject({ approved: { status: 'approved', approvedBy: 'Kim' } });
    expect(await approveRun(ledger, 1, 'Kim')).toEqual({ refused: expect.stringContaining('already') });
    expect(await approveRun(ledger, 2, 'Kim')).toEqual({ refused: expect.stringContaining('stand already') });
    expect(await approveRun(ledger, 3, 'Kim')).toEqual({ refused: expect.stringContaining('no run 3') });
    expect((await findRun(ledger, 2))?.status).toBe('draft');
    expect((await verifyLedger(ledger)).faults).toEqual([]);
  });

  test('a line that was refused does not stand and may be run again', async () => {
    const ledger = await open();
    stored(await store(ledger, [line('W1', 1)], { key: 'a', outcome: { refusedLines: new Set(['W1-1']) } }));
    stored(await store(ledger, [line('W1', 1)], { key: 'b' }));
    expect(await approveRun(ledger, 1, 'Kim')).toHaveProperty('approved');
    expect(await approveRun(ledger, 2, 'Kim')).toHaveProperty('approved');
    expect(await standingContributions(ledger, 'W1')).toMatchObject([{ runId: 2, lineId: 'W1-1', amount: '62.00' }]);
  });

  test('not with a reversal that takes nothing back', async () => {
    const ledger = await open();
    const exceptions = [{ severity: 'error', code: 'reversal-original-missing', count: 1 }];
    stored(await store(ledger, [line('W1', 1)], { outcome: { exceptions } }));
    expect(await approveRun(ledger, 1, 'Kim')).toEqual({ refused: expect.stringContaining('1 reversal') });
  });

  test('not before the run whose line it takes back', async () => {
    const ledger = await open();
    stored(await store(ledger, [line('W1', 1)]));
    stored(await store(ledger, [reversal]));
    expect(await findOriginals(ledger, [reversal])).toMatchObject([
      { runId: 1, approved: false, reversedIn: undefined },
    ]);
    expect(await approveRun(ledger, 2, 'Kim')).toEqual({ refused: expect.stringContaining('Approve that run first') });
    expect(await approveRun(ledger, 1, 'Kim')).toHaveProperty('approved');
    expect(await approveRun(ledger, 2, 'Kim')).toHaveProperty('approved');
    expect(await findOriginals(ledger, [reversal])).toMatchObject([{ reversedIn: undefined }]);
    const [original] = await findOriginals(ledger, [{ ...reversal, lineId: 'another' }]);
    expect(original).toMatchObject({ approved: true, reversedIn: 2, line: { lineId: 'W1-1' } });
    expect(original?.rows).toMatchObject([{ amount: '62.00', legalBasis: ['26 USC 3101(a)'] }]);
  });
});

describe('a line taken back', () => {
  test('is taken back once', async () => {
    const ledger = await open();
    stored(await store(ledger, [line('W1', 1)]));
    stored(await store(ledger, [reversal]));
    stored(await store(ledger, [{ ...reversal, lineId: 'again' }]));
    expect(await approveRun(ledger, 1, 'Kim')).toHaveProperty('approved');
    expect(await approveRun(ledger, 2, 'Kim')).toHaveProperty('approved');
    expect(await approveRun(ledger, 3, 'Kim')).toEqual({
      refused: expect.stringContaining('taken back by an approved'),
    });
  });

  test('is taken back as it stands, not as another draft had it', async () => {
    const ledger = await open();
    stored(await store(ledger, [line('W1', 1)], { key: 'draft' }));
    stored(await store(ledger, [reversal], { key: 'back' }));
    stored(await store(ledger, [line('W1', 1, { gross: '900.00' })], { key: 'other' }));
    expect(await approveRun(ledger, 3, 'Kim')).toHaveProperty('approved');
    expect(await approveRun(ledger, 2, 'Kim')).toEqual({ refused: expect.stringContaining('not the negatives') });
  });

  test('is stored with the run that takes it back', async () => {
    const ledger = await open();
    stored(await store(ledger, [line('W1', 1)]));
    const originals = await findOriginals(ledger, [reversal]);
    stored(await store(ledger, [reversal], { originals }));
    const input = await loadInput(ledger, 2);
    expect('originals' in input && input.originals).toMatchObject([
      { line: { lineId: 'W1-1' }, rows: [{ amount: '62.00' }] },
    ]);
    expect((await verifyLedger(ledger)).faults).toEqual([]);
  });
});

test('certificates keep their history', async () => {
  const ledger = await open();
  const certificate = { certificateId: 'C1', workerId: 'W1', applicableLegislation: 'US', exemptCountry: 'DE' };
  const versions = [
    { ...certificate, validFrom: '2026-01-01' },
    { ...certificate, validFrom: '2026-01-01' },
    { ...certificate, validFrom: '2026-01-01', status: 'withdrawn', withdrawnOn: '2026-03-01' },
  ];
  for (const [index, one] of versions.entries())
    stored(await store(ledger, [line('W1', index + 1)], { batch: { certificates: [one] } }));
  expect(await ledger.store.all('SELECT version, run_id, status FROM certificates')).toEqual([
    { version: 1, run_id: 1, status: 'issued' },
    { version: 2, run_id: 3, status: 'withdrawn' },
  ]);
});
