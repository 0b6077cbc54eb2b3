/** Reads and checks every pay line by the CSV adapter and does nothing with it. Argument: payroll file. */
import { createReadStream } from 'node:fs';
import { readCsv } from '@totalize/adapter-csv';

const [, , payroll = ''] = process.argv;
let lines = 0;
for await (const { records, exceptions } of readCsv('payLines', createReadStream(payroll), { file: 'payroll.csv' })) {
  lines += records.length;
  if (exceptions[0] !== undefined) throw new Error(`Row ${exceptions[0].row}: ${exceptions[0].message}`);
}
console.log(JSON.stringify({ rows: lines }));
