import type { Contribution } from '@totalize/core';
import { canonical } from './canonical.ts';
import { Identities } from './identities.ts';
import { storeInput } from './store-input.ts';
import { note } from './journal.ts';
import type { Ledger } from './ledger.ts';
import type { RunSources } from './reading-records.ts';
import { RowBuffer } from './row-buffer.ts';
import { runContentHash } from './run-content.ts';
import type { Run, RunFacts, RunOutcome } from './run.ts';
import { findRun, inputKey, recogniseRun, runDigest } from './runs.ts';
import { storeLines } from './store-lines.ts';

/** Takes the contributions of a run as they come. */
export interface RunRecorder {
  /** Takes rows; they are kept in memory until `flush`. */
  readonly add: (row: Contribution) => void;
  readonly flush: () => Promise<void>;
}

export interface RunInput extends RunSources {
  readonly facts: RunFacts;
}

export type RecordedRun<T> =
  | { readonly stored: Run; readonly result: T }
  /** The ledger has it already; nothing was computed or stored. */
  | { readonly known: Run };

/**
 * Stores a run and everything it was made of, in one transaction around the work that computes it: if that fails, or the
 * process dies, nothing of it is there.
 */
export const recordRun = async <T extends RunOutcome>(
  ledger: Ledger,
  { facts, ...sources }: RunInput,
  work: (recorder: RunRecorder) => Promise<T>,
): Promise<RecordedRun<T>> => {
  const { store } = ledger;
  return await store.transaction(async () => {
    const known = await recogniseRun(ledger, facts);
    if (known !== undefined) return { known };
    const [last] = await store.all('SELECT coalesce(max(id), 0) AS id FROM runs');
    const id = Number(last?.['id']) + 1;
    const identities = new Identities(store);
    await storeInput(store, id, identities, sources);
    const buffer = new RowBuffer(store, id, identities);
    const result = await work({ add: (row) => buffer.add(row), flush: () => buffer.flush() });
    await buffer.flush();
    await storeLines(store, id, identities, sources.reading.batch.payLines, result.refusedLines);
    const { rows, hash } = buffer.sum();
    await store.run(
      `INSERT INTO runs (id, at, made_by, input_key, engine_version, legislation_version, as_of, day, options, overrides,
        inputs, outputs, exceptions, totals, row_count, row_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        ledger.now(),
        facts.madeBy,
        inputKey(facts),
        facts.engineVersion,
        facts.legislationVersion,
        facts.asOf ?? null,
        facts.day,
        canonical(facts.options),
        canonical(result.overrides),
        canonical(facts.inputs),
        canonical(result.outputs),
        canonical(result.exceptions),
        canonical(result.totals),
        rows,
        hash,
      ],
    );
    const stored = await findRun(ledger, id);
    if (stored === undefined) throw new Error('a run that was stored is not there');
    await note(ledger, 'run', { run: id, digest: runDigest(stored), content: await runContentHash(store, id) });
    return { stored, result };
  });
};
