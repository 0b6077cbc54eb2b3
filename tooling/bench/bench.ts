/** `pnpm bench`: a year of pay lines through the engine, beside two baselines. Takes minutes; not a test. See README.md. */
import { relative } from 'node:path';
import { readOptions } from './options.ts';
import { writeResult } from './result/file.ts';
import { printEquality, printScaling, printStart, printTable } from './result/print.ts';
import { runBench } from './run-bench.ts';

const { keep, ...options } = readOptions(process.argv.slice(2));
const { result, faults } = await runBench(options);
const parts = [
  printTable(result),
  printScaling(result),
  printStart(result),
  result.subjects
    .map(printEquality)
    .filter((line) => line !== '')
    .join('\n'),
];
console.log(`\n${result.lines} pay lines, ordered by ${result.order}\n`);
console.log(parts.filter((part) => part !== '').join('\n\n'));
// A result with a fault is no measure of anything, so it is not kept.
console.log(`\nFigures: ${relative(process.cwd(), writeResult(result, faults.length > 0 ? undefined : keep))}`);
if (faults.length > 0) {
  console.error(`\nFAILED\n${faults.join('\n')}`);
  process.exitCode = 1;
}
