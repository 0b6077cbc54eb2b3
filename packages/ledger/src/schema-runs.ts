import { appendOnly } from './append-only.ts';

/**
 * Version 1: runs and what they were made of. Money is decimal text. Workers, and texts that may name somebody, stand under
 * surrogate keys; `identities` alone says who they are, and holds the secret without which the sealed texts cannot be read.
 */
export const runTables: readonly string[] = [
  `CREATE TABLE identities (
    ref INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('worker', 'run')),
    name TEXT NOT NULL,
    secret BLOB NOT NULL,
    UNIQUE (kind, name)
  ) STRICT`,
  `CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    input_key TEXT NOT NULL UNIQUE,
    engine_version TEXT NOT NULL,
    legislation_version TEXT NOT NULL,
    as_of TEXT,
    day TEXT NOT NULL,
    options TEXT NOT NULL,
    overrides TEXT NOT NULL,
    inputs TEXT NOT NULL,
    outputs TEXT NOT NULL,
    exceptions TEXT NOT NULL,
    totals TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    row_hash TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE approvals (
    run_id INTEGER PRIMARY KEY REFERENCES runs,
    approved_by TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE records (
    hash TEXT PRIMARY KEY,
    owner_ref INTEGER,
    body BLOB NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE run_records (
    run_id INTEGER NOT NULL REFERENCES runs DEFERRABLE INITIALLY DEFERRED,
    list TEXT NOT NULL,
    position INTEGER NOT NULL,
    record_hash TEXT NOT NULL REFERENCES records,
    PRIMARY KEY (run_id, list, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE lines (
    run_id INTEGER NOT NULL REFERENCES runs DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    worker_ref INTEGER NOT NULL,
    line_tag TEXT NOT NULL,
    reverses_tag TEXT,
    employer_id TEXT NOT NULL,
    pay_date TEXT NOT NULL,
    currency TEXT NOT NULL,
    gross TEXT NOT NULL,
    kind TEXT NOT NULL,
    refused INTEGER NOT NULL CHECK (refused IN (0, 1)),
    PRIMARY KEY (run_id, position)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX lines_by_tag ON lines (line_tag, run_id)',
  'CREATE INDEX lines_by_worker ON lines (worker_ref)',
  `CREATE TABLE standing_lines (
    line_tag TEXT PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE texts (
    ref INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  ) STRICT`,
  `CREATE TABLE contributions (
    run_id INTEGER NOT NULL REFERENCES runs DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL,
    worker_ref INTEGER NOT NULL,
    line_tag TEXT NOT NULL,
    employer_id TEXT NOT NULL,
    period_start TEXT NOT NULL,
    period_end TEXT NOT NULL,
    pay_date TEXT NOT NULL,
    country TEXT NOT NULL,
    scheme TEXT NOT NULL,
    payer TEXT NOT NULL,
    currency TEXT NOT NULL,
    exchange_rate TEXT,
    wages TEXT NOT NULL,
    base TEXT NOT NULL,
    rate TEXT NOT NULL,
    amount TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    certificate_tag TEXT,
    legal_basis INTEGER NOT NULL REFERENCES texts,
    PRIMARY KEY (run_id, seq)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX contributions_by_line ON contributions (line_tag, run_id)',
  `CREATE TABLE certificates (
    certificate_tag TEXT NOT NULL,
    version INTEGER NOT NULL,
    run_id INTEGER NOT NULL REFERENCES runs DEFERRABLE INITIALLY DEFERRED,
    worker_ref INTEGER NOT NULL,
    record_hash TEXT NOT NULL REFERENCES records,
    status TEXT NOT NULL,
    applicable_legislation TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    known_from TEXT,
    PRIMARY KEY (certificate_tag, version)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE acceptances (
    run_id INTEGER NOT NULL REFERENCES runs DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    worker_ref INTEGER,
    scheme TEXT,
    accepted_by TEXT NOT NULL,
    on_day TEXT NOT NULL,
    until_day TEXT,
    PRIMARY KEY (run_id, position)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    event TEXT NOT NULL,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT`,
  ...appendOnly(
    'runs',
    'approvals',
    'records',
    'run_records',
    'lines',
    'standing_lines',
    'texts',
    'contributions',
    'certificates',
    'acceptances',
    'journal',
  ),
  // Who somebody is can be deleted, never changed.
  `CREATE TRIGGER identities_no_update BEFORE UPDATE ON identities BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: identities'); END`,
];
