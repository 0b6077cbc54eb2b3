/** Reads and checks every pay line of a workbook and does nothing with it. Argument: workbook. */
import { createReadStream } from 'node:fs';
import { readXlsx } from '@totalize/adapter-xlsx';

const [, , workbook = ''] = process.argv;
let lines = 0;
for await (const { records, exceptions } of readXlsx('payLines', createReadStream(workbook))) {
  lines += records.length;
  if (exceptions[0] !== undefined) throw new Error(`Row ${exceptions[0].row}: ${exceptions[0].message}`);
}
console.log(JSON.stringify({ rows: lines }));
