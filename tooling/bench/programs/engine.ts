/**
 * The engine alone, on one core: batches are made in memory, nothing is read or written. What counts is the check of the
 * records and the calculation. Arguments: number of workers, schemes to compute (left out: all).
 */
import { calculate, readBatch } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { batchOf } from '../input/batch.ts';
import { stopwatch } from './timed.ts';

const workersAtOnce = 1000;
const [, , count = '', schemes] = process.argv;
const workers = Number(count);
const legislation = loadLegislation();
const options = schemes === undefined ? {} : { schemes: [schemes] };

const checking = stopwatch();
const both = stopwatch();
let rows = 0;
for (let first = 0; first < workers; first += workersAtOnce) {
  const batch = batchOf(first, Math.min(first + workersAtOnce, workers));
  both.start();
  checking.start();
  const reading = readBatch(batch);
  checking.stop();
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  const result = calculate(reading, legislation, options);
  both.stop();
  rows += result.contributions.length;
  const error = result.exceptions.find((exception) => exception.severity === 'error');
  if (error !== undefined) throw new Error(error.message);
}
console.log(JSON.stringify({ ...both.timed(), checkingSeconds: checking.timed().wallSeconds, rows }));
