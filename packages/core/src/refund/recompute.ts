import type { Law } from '../legislation/compile.ts';
import { computeBatch } from '../payroll/calculate.ts';
import { Notices } from '../payroll/notices.ts';
import type { ComputedLine } from '../payroll/worker.ts';
import type { Employer } from '../records/employer.ts';
import type { Exception } from '../records/exception.ts';
import type { PayLine } from '../records/pay-line.ts';
import type { KnownBatch } from './standing.ts';

/** The lines of a batch with what is due for each, worker by worker. */
export interface Recomputed {
  readonly workers: ReadonlyMap<string, readonly ComputedLine[]>;
  readonly exceptions: readonly Exception[];
}

export const recompute = (reading: KnownBatch, law: Law): Recomputed => {
  const notices = new Notices();
  const workers = new Map<string, readonly ComputedLine[]>();
  const options = { originals: reading.ledger?.originals ?? [] };
  for (const { context, lines } of computeBatch(reading, law, notices, options))
    workers.set(context.dossier.workerId, lines);
  return { workers, exceptions: notices.all() };
};

/** The same batch for some workers only, with other lines or employers in place of theirs. */
export const readingFor = (
  reading: KnownBatch,
  workers: ReadonlySet<string>,
  change: { readonly line?: (line: PayLine) => PayLine; readonly employer?: (employer: Employer) => Employer },
): KnownBatch => {
  const { batch } = reading;
  const ours = ({ workerId }: { workerId: string }): boolean => workers.has(workerId);
  const payLines = batch.payLines.filter(ours);
  return {
    ...reading,
    batch: {
      ...batch,
      payLines: change.line === undefined ? payLines : payLines.map(change.line),
      ...(batch.balances === undefined ? {} : { balances: batch.balances.filter(ours) }),
      ...(batch.employers === undefined || change.employer === undefined
        ? {}
        : { employers: batch.employers.map(change.employer) }),
    },
  };
};
