import type { Batch } from '@totalize/core';
import { payrollFiles } from './command.ts';
import { exampleFolder } from './folder.ts';
import { readAll } from './results.ts';

/** The example year as one batch. */
export const exampleBatch = async (): Promise<Batch> => {
  const lines = await Promise.all(payrollFiles().map((name) => readAll('payLines', exampleFolder, name)));
  return {
    payLines: lines.flat(),
    workers: await readAll('workers', exampleFolder, 'workers.csv'),
    employers: await readAll('employers', exampleFolder, 'employers.csv'),
    assignments: await readAll('assignments', exampleFolder, 'assignments.csv'),
    certificates: await readAll('certificates', exampleFolder, 'certificates.csv'),
    balances: await readAll('balances', exampleFolder, 'balances.csv'),
    exchangeRates: await readAll('exchangeRates', exampleFolder, 'exchange-rates.csv'),
  };
};

/** What a batch says of one worker. */
export const batchOfWorker = (batch: Batch, workerId: string): Batch => {
  const own = <T extends { workerId: string }>(records: readonly T[] = []): T[] =>
    records.filter((record) => record.workerId === workerId);
  return {
    ...batch,
    payLines: own(batch.payLines),
    workers: own(batch.workers),
    assignments: own(batch.assignments),
    certificates: own(batch.certificates),
    balances: own(batch.balances),
  };
};
