import type { PayLine } from '../records/pay-line.ts';
import type { BatchReading } from '../records/read-batch.ts';

/** Fields that say nothing but whose pay it is, when it was earned and paid, and how much it is. */
const plain: ReadonlySet<string> = new Set<keyof PayLine>([
  'lineId',
  'workerId',
  'employerId',
  'periodStart',
  'periodEnd',
  'payDate',
  'currency',
  'gross',
  'earnedFrom',
  'earnedTo',
  'workCountry',
  'payFrequency',
  'hours',
]);

const isPlain = (line: PayLine): boolean =>
  Object.entries(line).every(([name, value]) => value === undefined || plain.has(name) || isRegular(name, value));

const isRegular = (name: string, value: unknown): boolean =>
  (name === 'kind' && value === 'regular') || (name === 'delivery' && value === 'cash');

/**
 * Whether what the records of one worker lead to can be told without the amounts. One-off pay may reach back into a year
 * that it fits into; a reversal asks for its original's amount; like amounts of two payrolls are told as a copy. A
 * certificate that replaces another names it by its id, which is not the same for two workers.
 */
export const fitsCourse = ({ batch, refused }: BatchReading): boolean => {
  const [first] = batch.payLines;
  return (
    first !== undefined &&
    refused.length === 0 &&
    (batch.balances ?? []).length === 0 &&
    (batch.certificates ?? []).every(({ replaces }) => replaces === undefined) &&
    batch.payLines.every(
      (line) =>
        isPlain(line) &&
        line.lineId !== undefined &&
        line.workerId === first.workerId &&
        line.employerId === first.employerId &&
        line.currency === first.currency,
    )
  );
};
