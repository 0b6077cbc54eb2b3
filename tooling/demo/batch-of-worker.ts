import { payrollFiles } from './command.ts';
import { exampleFolder } from './folder.ts';
import { readAll } from './results.ts';

/** The records of one worker as a batch, for the commands that take JSON. */
export const batchOfWorker = async (workerId: string): Promise<object> => {
  const lines = await Promise.all(payrollFiles().map((name) => readAll('payLines', exampleFolder, name)));
  const own = <T extends { workerId: string }>(records: readonly T[]): T[] =>
    records.filter((record) => record.workerId === workerId);
  return {
    payLines: own(lines.flat()),
    workers: own(await readAll('workers', exampleFolder, 'workers.csv')),
    employers: await readAll('employers', exampleFolder, 'employers.csv'),
    assignments: own(await readAll('assignments', exampleFolder, 'assignments.csv')),
    certificates: own(await readAll('certificates', exampleFolder, 'certificates.csv')),
    balances: own(await readAll('balances', exampleFolder, 'balances.csv')),
    exchangeRates: await readAll('exchangeRates', exampleFolder, 'exchange-rates.csv'),
  };
};
