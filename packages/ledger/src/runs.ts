import { canonical, sha256 } from './canonical.ts';
import type { Ledger } from './ledger.ts';
import type { Run, RunFacts } from './run.ts';
import type { Cell, Row } from './store.ts';

const text = (value: Cell | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

const runIn = (row: Row): Run => {
  const json = (name: string): unknown => JSON.parse(String(row[name]));
  const approvedBy = text(row['approved_by']);
  return {
    id: Number(row['id']),
    at: String(row['at']),
    status: approvedBy === undefined ? 'draft' : 'approved',
    approvedBy,
    approvedAt: text(row['approved_at']),
    madeBy: String(row['made_by']),
    engineVersion: String(row['engine_version']),
    legislationVersion: String(row['legislation_version']),
    asOf: text(row['as_of']),
    day: String(row['day']),
    options: json('options') as Run['options'],
    overrides: json('overrides') as Run['overrides'],
    inputs: json('inputs') as Run['inputs'],
    outputs: json('outputs') as Run['outputs'],
    exceptions: json('exceptions') as Run['exceptions'],
    totals: json('totals') as Run['totals'],
    rows: Number(row['row_count']),
    rowHash: String(row['row_hash']),
  };
};

const selection = `SELECT runs.*, approved_by, approvals.at AS approved_at
  FROM runs LEFT JOIN approvals ON approvals.run_id = runs.id`;

/** All runs, oldest first. */
export const listRuns = async ({ store }: Ledger): Promise<readonly Run[]> =>
  (await store.all(`${selection} ORDER BY runs.id`)).map(runIn);

export const findRun = async ({ store }: Ledger, id: number): Promise<Run | undefined> => {
  const [row] = await store.all(`${selection} WHERE runs.id = ?`, [id]);
  return row === undefined ? undefined : runIn(row);
};

/** The same content of the files, options, law and engine give the same key; what the files are called does not matter. */
export const inputKey = (facts: RunFacts): string => {
  const { engineVersion, legislationVersion, asOf } = facts;
  // How the results are written changes nothing of them.
  const { columns: _columns, write: _write, ...options } = facts.options;
  const inputs = facts.inputs.map((input) => input.sha256);
  return sha256(canonical({ engineVersion, legislationVersion, asOf, options, inputs }));
};

/** The run that was made of the same input, if there is one. */
export const recogniseRun = async ({ store }: Ledger, facts: RunFacts): Promise<Run | undefined> => {
  const [row] = await store.all(`${selection} WHERE input_key = ?`, [inputKey(facts)]);
  return row === undefined ? undefined : runIn(row);
};

/** Binds all that was stored of a run in one hash; whether it is approved is no part of it. */
export const runDigest = (run: Run): string => {
  const { status: _status, approvedBy: _by, approvedAt: _at, ...stored } = run;
  return sha256(canonical(stored));
};
