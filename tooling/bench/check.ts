/**
 * `pnpm bench:check LABEL [LATER]`: measures what a kept result has measured again, or takes a later result, and ends with 1
 * where a ratio has grown by more than 15 %, with 2 where the machine was too busy to tell. See README.md.
 */
import { parseArgs } from 'node:util';
import { START } from './options.ts';
import { readResult, writeResult } from './result/file.ts';
import { printFindings, printTable } from './result/print.ts';
import { regressionsBetween, TOLERANCE, verdictOf } from './result/regression.ts';
import type { Result } from './result/result.ts';
import { runBench } from './run-bench.ts';

const measureAgain = async ({ lines, order, repeat, subjects, start }: Result): Promise<Result> => {
  const only = [...subjects.map(({ subject }) => subject), ...(start === undefined ? [] : ([START] as const))];
  const { result, faults } = await runBench({ lines, order, repeat, only, fresh: false });
  if (faults.length > 0) throw new Error(faults.join('\n'));
  writeResult(result, undefined);
  console.log(`\n${printTable(result)}\n`);
  return result;
};

const { positionals } = parseArgs({ allowPositionals: true });
const [label, later] = positionals;
if (label === undefined) {
  console.error('pnpm bench:check LABEL [LATER]: labels or files of results');
  process.exit(1);
}
const earlier = readResult(label);
const findings = regressionsBetween(earlier, later === undefined ? await measureAgain(earlier) : readResult(later));
console.log(printFindings(findings));
const percent = `${Math.round((TOLERANCE - 1) * 100)} %`;
const endings = {
  passed: { code: 0, text: `Nothing has grown by more than ${percent}.` },
  failed: { code: 1, text: `FAILED: more than ${percent} over ${label}, or missing.` },
  busy: { code: 2, text: 'NOT JUDGED: other processes took too much of the machine.' },
};
const { code, text } = endings[verdictOf(findings)];
console.log(`\n${text}`);
process.exitCode = code;
