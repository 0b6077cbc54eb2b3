import { type ValidCertificate, validCertificates } from '../certificate/validity.ts';
import type { Assignment } from '../records/assignment.ts';
import type { Balance } from '../records/balance.ts';
import type { Batch } from '../records/batch.ts';
import type { Employer } from '../records/employer.ts';
import type { Override } from '../records/override.ts';
import type { PayLine } from '../records/pay-line.ts';
import type { Worker } from '../records/worker.ts';
import { type Day, firstDay, lastDay, dayOr } from '../time/date.ts';
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

/** The employers of a batch, each with its rows in the order given. */
export const employersOf = (batch: Batch): ReadonlyMap<string, readonly Dated<Employer>[]> =>
  new Map(
    [...groupBy(batch.employers ?? [], (record) => record.employerId)].map(([id, rows]) => [id, rows.map(dated)]),
  );

/** One dossier a worker with pay lines or balances, in the order in which the workers first appear. */
export const dossiersOf = (batch: Batch, asOf: Day | undefined): readonly Dossier[] => {
  const lines = groupBy(batch.payLines, (line) => line.workerId);
  const workers = groupBy(batch.workers ?? [], (record) => record.workerId);
  const assignments = groupBy(batch.assignments ?? [], (record) => record.workerId);
  const certificates = groupBy(batch.certificates ?? [], (record) => record.workerId);
  const balances = groupBy(batch.balances ?? [], (record) => record.workerId);
  const overrides = (batch.overrides ?? []).map((record) => ({
    record,
    from: dayOr(record.from, firstDay),
    to: dayOr(record.to, lastDay),
  }));
  return [...new Set([...lines.keys(), ...balances.keys()])].map((workerId) => ({
    workerId,
    lines: lines.get(workerId) ?? [],
    rows: (workers.get(workerId) ?? []).map(dated),
    assignments: (assignments.get(workerId) ?? []).map((record) => ({
      record,
      from: dayOr(record.start, firstDay),
      to: dayOr(record.actualEnd, lastDay),
    })),
    certificates: validCertificates(certificates.get(workerId) ?? [], asOf),
    balances: balances.get(workerId) ?? [],
    overrides: overrides.filter(({ record }) => record.workerId === undefined || record.workerId === workerId),
  }));
};
