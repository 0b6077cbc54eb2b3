import type { BatchList, BatchReading, Exception, RefusedLine } from '@totalize/core';

/** A row of a file that gave no record. */
export interface RefusedRow {
  readonly list: BatchList;
  /** The first error of the row. */
  readonly exception: Exception;
}

const refusedLine = (exception: Exception): RefusedLine => ({
  exception,
  ...(exception.lineId !== undefined && { lineId: exception.lineId }),
  ...(exception.workerId !== undefined && { workerId: exception.workerId }),
});

// Rows of these lists say nothing of one worker.
const untied: ReadonlySet<BatchList> = new Set(['payLines', 'employers', 'exchangeRates']);

type Employers = Map<string, Exception>;

/**
 * Whose row it was cannot be told: that of an employer of the batch who has no other, else of one whose rows hold for a
 * time only.
 */
const taintEmployers = (employers: Employers, { batch }: BatchReading, exception: Exception): void => {
  const records = batch.employers ?? [];
  const known = new Set(records.map(({ employerId }) => employerId));
  const unknown = batch.payLines.map(({ employerId }) => employerId).filter((employerId) => !known.has(employerId));
  const dated = records.filter(({ validFrom, validTo }) => validFrom !== undefined || validTo !== undefined);
  const possible = unknown.length > 0 ? unknown : dated.map(({ employerId }) => employerId);
  for (const employerId of possible) if (!employers.has(employerId)) employers.set(employerId, exception);
};

/**
 * A row that could not be read from its file counts like a record that the batch's own reading refuses: a worker with a
 * refused certificate is not computed as if there were none. An override of nobody knows what stops every line.
 */
export const withRefusedRows = (reading: BatchReading, rows: readonly RefusedRow[]): BatchReading => {
  const workers = new Map(reading.tainted.workers);
  const employers = new Map(reading.tainted.employers);
  let { all } = reading.tainted;
  for (const { list, exception } of rows) {
    const { workerId } = exception;
    if (list === 'employers') taintEmployers(employers, reading, exception);
    if (untied.has(list)) continue;
    if (workerId !== undefined && !workers.has(workerId)) workers.set(workerId, exception);
    if (workerId === undefined && list === 'overrides') all ??= exception;
  }
  const lines = rows.filter(({ list }) => list === 'payLines').map(({ exception }) => refusedLine(exception));
  return {
    ...reading,
    refused: [...reading.refused, ...lines],
    tainted: { ...reading.tainted, workers, employers, ...(all !== undefined && { all }) },
  };
};
