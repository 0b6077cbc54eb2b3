/**
 * The engine alone, both sides: batches are made in memory, nothing is read or written. Tells apart the check of the
 * records and the calculation. Argument: number of workers.
 */
import { type BatchReading, calculate, readBatch } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { batchOf } from './batch.ts';

const workersAtOnce = 1000;
const workers = Number(process.argv[2]);
const legislation = loadLegislation();

let checking = 0;
let calculating = 0;
let rows = 0;
for (let first = 0; first < workers; first += workersAtOnce) {
  const batch = batchOf(first, Math.min(first + workersAtOnce, workers));
  const begun = performance.now();
  const reading = readBatch(batch);
  const read = performance.now();
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  const result = calculate(reading satisfies BatchReading, legislation);
  calculating += performance.now() - read;
  checking += read - begun;
  rows += result.contributions.length;
  const error = result.exceptions.find((exception) => exception.severity === 'error');
  if (error !== undefined) throw new Error(error.message);
}
console.log(JSON.stringify({ checkingSeconds: checking / 1000, calculatingSeconds: calculating / 1000, rows }));
