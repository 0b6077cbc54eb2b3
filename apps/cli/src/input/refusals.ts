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

/**
 * A row that could not be read from its file counts like a record that the batch's own reading refuses: a worker with a
 * refused certificate is not computed as if there were none.
 */
export const withRefusedRows = (
  reading: BatchReading,
  rows: readonly RefusedRow[],
  told: readonly Exception[],
): BatchReading => {
  const workers = new Map(reading.tainted.workers);
  for (const { list, exception } of rows) {
    const { workerId } = exception;
    if (workerId !== undefined && !untied.has(list) && !workers.has(workerId)) workers.set(workerId, exception);
  }
  const lines = rows.filter(({ list }) => list === 'payLines').map(({ exception }) => refusedLine(exception));
  return {
    ...reading,
    exceptions: [...told, ...reading.exceptions],
    refused: [...reading.refused, ...lines],
    tainted: { ...reading.tainted, workers },
  };
};
