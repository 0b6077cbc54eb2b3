/** `pnpm bench`: a year of pay lines through the engine, beside FICA written by hand. Takes minutes; not a test. */
import { relative } from 'node:path';
import { compare } from './compare.ts';
import { prepareInput } from './input.ts';
import type { Subject } from './options.ts';
import { readOptions } from './options.ts';
import { type Outcome, printComparison, printTable, writeResult } from './report.ts';
import { outputOf, runSubject, titles } from './subjects.ts';

const options = readOptions(process.argv.slice(2));
const input = await prepareInput(options.lines, options.fresh);
console.log(
  `${input.lines} pay lines of ${input.workers} workers, two thirds of them with a certificate, in ${input.folder}`,
);

const comparable = (subject: Subject): boolean => subject === 'run-us' || subject === 'run-both';
const outcomes: Outcome[] = [];
for (const subject of options.only) {
  console.error(`… ${titles[subject]}`);
  const measurement = await runSubject(input, subject, options);
  if (measurement.exitCode !== 0) {
    const after = `after ${measurement.wallSeconds.toFixed(0)} s`;
    console.log(`${titles[subject]} failed ${after}, exit code ${measurement.exitCode}.\n${measurement.stdout}`);
    process.exitCode = 1;
    continue;
  }
  const compared = comparable(subject) && outcomes.some((outcome) => outcome.subject === 'baseline');
  outcomes.push({
    subject,
    measurement,
    ...(compared
      ? { comparison: await compare(outputOf(input, 'baseline'), outputOf(input, subject), input.lines) }
      : {}),
  });
}

console.log(`\n${printTable(outcomes, input.lines)}\n`);
for (const outcome of outcomes.filter(({ comparison }) => comparison !== undefined)) {
  console.log(printComparison(outcome));
  if ((outcome.comparison?.different ?? 0) + (outcome.comparison?.missing ?? 0) > 0) process.exitCode = 1;
}
console.log(`Figures: ${relative(process.cwd(), writeResult(outcomes, input.lines))}`);
