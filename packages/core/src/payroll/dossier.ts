import { type ValidCertificate, validCertificates } from '../certificate/validity.ts';
import type { Assignment } from '../records/assignment.ts';
import type { Balance } from '../records/balance.ts';
import type { Batch } from '../records/batch.ts';
import type { Employer } from '../records/employer.ts';
import type { Override } from '../records/override.ts';
import type { PayLine } from '../records/pay-line.ts';
import type { Worker } from '../records/worker.ts';
import { type Day, dayOr, firstDay, lastDay, parseDay } from '../time/date.ts';
import { contains, type Interval } from '../time/interval.ts';

/** A record that holds on some days. */
export interface Dated<T> extends Interval {
  readonly record: T;
}

/** Everything that a batch says of one worker. */
export interface Dossier {
  readonly workerId: string;
  readonly lines: readonly PayLine[];
  readonly rows: readonly Dated<Worker>[];
  readonly assignments: readonly Dated<Assignment>[];
  readonly certificates: readonly ValidCertificate[];
  readonly balances: readonly Balance[];
  readonly overrides: readonly Dated<Override>[];
}

export const dated = <T extends { validFrom?: string | undefined; validTo?: string | undefined }>(
  record: T,
): Dated<T> => ({
  record,
  from: dayOr(record.validFrom, firstDay),
  to: dayOr(record.validTo, lastDay),
});

export const recordOn = <T>(rows: readonly Dated<T>[], day: Day): T | undefined =>
  rows.find((row) => contains(row, day))?.record;

const groupBy = <T>(records: readonly T[], keyOf: (record: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return groups;
};

type Employers = ReadonlyMap<string, readonly Dated<Employer>[]>;

/** Many batches may have the same employers. */
const known = new WeakMap<readonly Employer[], Employers>();

/** The employers of a batch, each with its rows in the order given. */
export const employersOf = ({ employers = [] }: Batch): Employers => {
  const found = known.get(employers);
  if (found !== undefined) return found;
  const made = new Map(
    [...groupBy(employers, (record) => record.employerId)].map(([id, rows]) => [id, rows.map(dated)]),
  );
  known.set(employers, made);
  return made;
};

type Own = Pick<Batch, 'payLines' | 'workers' | 'assignments' | 'certificates' | 'balances'>;

/** What records of one worker, and overrides of anybody, come to. */
const dossierFrom = (workerId: string, own: Own, overrides: Dossier['overrides'], asOf: Day | undefined): Dossier => ({
  workerId,
  lines: own.payLines,
  rows: (own.workers ?? []).map(dated),
  assignments: (own.assignments ?? []).map((record) => ({
    record,
    from: dayOr(record.start, firstDay),
    to: dayOr(record.actualEnd, lastDay),
  })),
  certificates: validCertificates(own.certificates ?? [], asOf),
  balances: own.balances ?? [],
  overrides: overrides.filter(({ record }) => record.workerId === undefined || record.workerId === workerId),
});

const overridesIn = ({ overrides = [] }: Batch): Dossier['overrides'] =>
  overrides.map((record) => ({ record, from: dayOr(record.from, firstDay), to: dayOr(record.to, lastDay) }));

/** The dossier of the only worker of a batch. */
export const dossierOf = (batch: Batch, workerId: string): Dossier =>
  dossierFrom(workerId, batch, overridesIn(batch), batch.asOf === undefined ? undefined : parseDay(batch.asOf));

/** One dossier a worker with pay lines or balances, in the order in which the workers first appear. */
export const dossiersOf = (batch: Batch, asOf: Day | undefined): readonly Dossier[] => {
  const lines = groupBy(batch.payLines, (line) => line.workerId);
  const workers = groupBy(batch.workers ?? [], (record) => record.workerId);
  const assignments = groupBy(batch.assignments ?? [], (record) => record.workerId);
  const certificates = groupBy(batch.certificates ?? [], (record) => record.workerId);
  const balances = groupBy(batch.balances ?? [], (record) => record.workerId);
  const overrides = overridesIn(batch);
  return [...new Set([...lines.keys(), ...balances.keys()])].map((workerId) =>
    dossierFrom(
      workerId,
      {
        payLines: lines.get(workerId) ?? [],
        workers: workers.get(workerId),
        assignments: assignments.get(workerId),
        certificates: certificates.get(workerId),
        balances: balances.get(workerId),
      },
      overrides,
      asOf,
    ),
  );
};
