import { checkAssignments, type CheckResult } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { exitCodeFor } from '../calculation.ts';
import { today } from '../command-line.ts';
import { type ExitCode, exitCode, usageError } from '../exit-code.ts';
import { type BatchOptions, readBatchInputs } from '../input/batch-options.ts';
import { tellErrors } from '../result/tell-errors.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, note, plain, writeOut } from '../terminal/output.ts';
import { alertCsv } from './csv.ts';
import { calendar } from './calendar.ts';
import { alertReport } from './report.ts';
import { writeWhole } from './write-whole.ts';

export interface CheckOptions extends BatchOptions, CommonOptions {
  readonly csv?: boolean;
  readonly ics?: string;
  readonly force?: boolean;
  readonly strict?: boolean;
}

const show = async (result: CheckResult, options: CheckOptions): Promise<void> => {
  if (options.json === true) return await writeOut(jsonText(result));
  if (options.csv === true) return await writeOut(alertCsv(result.alerts));
  await writeOut([alertReport(result)]);
};

/** Checks the assignments of a batch, from its options to its exit code. */
export const runCheck = async (options: CheckOptions): Promise<ExitCode> => {
  if (options.json === true && options.csv === true) throw usageError('--json and --csv exclude each other.');
  const { reading } = await readBatchInputs(options, 'assignments');
  const result = checkAssignments(reading, loadLegislation(), reading.batch.asOf ?? today());
  if (options.ics !== undefined) {
    writeWhole(options.ics, calendar(result), options.force === true);
    note(options, `The deadlines are in ${plain(options.ics)}.`);
  }
  tellErrors(result.exceptions, options);
  const isUrgent = options.strict === true && result.alerts.some(({ severity }) => severity === 'high');
  const code = isUrgent ? exitCode.exceptions : exitCodeFor(result.exceptions, false);
  process.exitCode = code;
  await show(result, options);
  return code;
};
