/** The data check: one line for each thing that is wrong with the law's data. */
import { fileURLToPath } from 'node:url';
import { assemble } from './law/assemble.ts';
import { check } from './law/check.ts';
import { readFolder } from './law/read.ts';
import { printRefusal } from './law/refusal.ts';

const folder = fileURLToPath(new URL('../data', import.meta.url));
const { law, refusals: unshaped } = assemble(readFolder(folder));
const refusals = unshaped.length > 0 ? unshaped : check(law);

for (const refusal of refusals) console.error(`packages/legislation/data/${printRefusal(refusal)}`);
if (refusals.length > 0) process.exitCode = 1;
else console.log(`The law of ${law.countries.length} countries and ${law.instruments.length} instruments is in order.`);
