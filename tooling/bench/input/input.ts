import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeXlsx } from '@totalize/adapter-xlsx';
import { batchOf } from './batch.ts';
import { grossOf, lineId, MONTHS, monthOf, personOf } from './population.ts';

/** Changes with whatever changes the files. */
const version = '2';
const employer = 'E1';

/** Each worker's pay lines together, or month after month, which makes a large run sort them by worker first. */
export const orders = ['worker', 'month'] as const;
export type Order = (typeof orders)[number];

export interface Input {
  readonly folder: string;
  readonly order: Order;
  readonly workers: number;
  readonly lines: number;
  readonly files: Readonly<
    Record<'payroll' | 'workers' | 'employers' | 'assignments' | 'certificates' | 'exchangeRates', string>
  >;
}

const payLine = (worker: number, month: number): string => {
  const person = personOf(worker);
  const { start, end } = monthOf(month);
  const id = person.workerId;
  return `${lineId(id, month)},${id},${employer},${start},${end},${end},USD,${grossOf(person, month)}\n`;
};

function* payroll(workers: number, order: Order): Generator<string> {
  yield 'line_id,worker_id,employer_id,period_start,period_end,pay_date,currency,gross\n';
  if (order === 'worker') {
    for (let worker = 0; worker < workers; worker += 1)
      for (let month = 1; month <= MONTHS; month += 1) yield payLine(worker, month);
  } else {
    for (let month = 1; month <= MONTHS; month += 1)
      for (let worker = 0; worker < workers; worker += 1) yield payLine(worker, month);
  }
}

function* people(workers: number): Generator<string> {
  yield 'worker_id,birth_date,nationality,residence,attributes.de.children\n';
  for (let worker = 0; worker < workers; worker += 1) {
    const { workerId, birthYear, children } = personOf(worker);
    yield `${workerId},${birthYear}-06-15,US,US,${children}\n`;
  }
}

function* assignments(workers: number): Generator<string> {
  yield 'assignment_id,worker_id,employer_id,home_country,work_country,start,expected_end\n';
  for (let worker = 0; worker < workers; worker += 1) {
    const { workerId, country } = personOf(worker);
    yield `A-${workerId},${workerId},${employer},US,${country},2025-01-01,2028-12-31\n`;
  }
}

function* certificates(workers: number): Generator<string> {
  yield 'certificate_id,worker_id,applicable_legislation,exempt_country,valid_from,valid_to\n';
  for (let worker = 0; worker < workers; worker += 1) {
    const { workerId, country, certifiedFrom } = personOf(worker);
    if (certifiedFrom === 0) continue;
    yield `C-${workerId},${workerId},US,${country},2026-01-${certifiedFrom === 1 ? '01' : '16'},2028-12-31\n`;
  }
}

const employers = `employer_id,country,attributes.employees,rates.de.work-injury,rates.de.maternity-levy-u2
${employer},US,400,0.0086,0.0044
`;

const exchangeRates = (): string => {
  const rows = Array.from({ length: MONTHS }, (_, index) => {
    const { start, end } = monthOf(index + 1);
    return `${start},${end},USD,EUR,0.85${10 + index}\n${start},${end},USD,GBP,0.74${30 + index}\n`;
  });
  return `date,valid_to,from,to,rate\n${rows.join('')}`;
};

function* inBlocks(rows: Iterable<string>): Generator<string> {
  let block = '';
  for (const row of rows) {
    block += row;
    if (block.length > 1 << 16) {
      yield block;
      block = '';
    }
  }
  yield block;
}

const write = (file: string, rows: Iterable<string>): Promise<void> =>
  pipeline(Readable.from(inBlocks(rows)), createWriteStream(file));

/** The files of the bench, written once for a number of lines and an order. */
export const prepareInput = async (lines: number, order: Order, fresh: boolean): Promise<Input> => {
  const workers = Math.ceil(lines / MONTHS);
  const folder = join(tmpdir(), `totalize-bench-${workers * MONTHS}-${order}`);
  const file = (name: string): string => join(folder, `${name}.csv`);
  const files = {
    payroll: file('payroll'),
    workers: file('workers'),
    employers: file('employers'),
    assignments: file('assignments'),
    certificates: file('certificates'),
    exchangeRates: file('exchange-rates'),
  };
  const mark = join(folder, 'version');
  const ready = existsSync(mark) && readFileSync(mark, 'utf8') === version;
  if (!ready || fresh) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await write(files.payroll, payroll(workers, order));
    await write(files.workers, people(workers));
    await write(files.assignments, assignments(workers));
    await write(files.certificates, certificates(workers));
    writeFileSync(files.employers, employers);
    writeFileSync(files.exchangeRates, exchangeRates());
    writeFileSync(mark, version);
  }
  return { folder, order, workers, lines: workers * MONTHS, files };
};

const workersAtOnce = 1000;

function* payLineRecords(rows: number) {
  for (let first = 0; first * MONTHS < rows; first += workersAtOnce)
    yield* (batchOf(first, first + workersAtOnce).payLines ?? []).slice(0, rows - first * MONTHS);
}

/** A workbook of pay lines, written anew each time: the reader is measured on what the writer of today makes. */
export const prepareWorkbook = async (folder: string, rows: number): Promise<string> => {
  const workbook = join(folder, 'pay.xlsx');
  await pipeline(writeXlsx('payLines', payLineRecords(rows)), createWriteStream(workbook));
  return workbook;
};
