/** Writes contributions, computed beforehand, as a workbook. Arguments: number of rows, workbook to write. */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { writeXlsx } from '@totalize/adapter-xlsx';
import { calculate, readBatch } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { batchOf } from '../input/batch.ts';
import { MONTHS } from '../input/population.ts';
import { stopwatch } from './timed.ts';

const [, , count = '', workbook = ''] = process.argv;
const rowsALine = 5;
const reading = readBatch(batchOf(0, Math.ceil(Number(count) / MONTHS / rowsALine)));
if ('unreadable' in reading) throw new Error(reading.unreadable);
const { contributions } = calculate(reading, loadLegislation(['US', 'DE', 'GB']), { schemes: ['us.*'] });
const rows = contributions.slice(0, Number(count));
if (rows.length < Number(count)) throw new Error(`only ${rows.length} rows to write`);

const watch = stopwatch();
watch.start();
await pipeline(writeXlsx('contributions', rows), createWriteStream(workbook));
watch.stop();
console.log(JSON.stringify({ ...watch.timed(), rows: rows.length }));
