import { answerSituation, compileLaw, type SituationAnswer } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { exitCodeFor } from '../calculation.ts';
import { type ExitCode, unreadable, usageError } from '../exit-code.ts';
import { displayNames } from '../input/bytes.ts';
import { readJson } from '../input/json.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, writeOut } from '../terminal/output.ts';
import { decisionText } from './text.ts';

export interface CoverageOptions extends CommonOptions {
  readonly input: string;
  readonly text?: boolean;
}

/** One situation or an array of them, answered on stdout. */
export const answerSituations = async (options: CoverageOptions): Promise<ExitCode> => {
  if (options.text === true && options.json === true) throw usageError('--text and --json exclude each other.');
  const name = displayNames([options.input]).get(options.input) ?? options.input;
  const { value } = await readJson(options.input, name);
  const several = Array.isArray(value);
  if (!several && (typeof value !== 'object' || value === null)) {
    throw unreadable(`${name} cannot be read. A situation is an object such as { "date": …, "activities": [ … ] }.`);
  }
  const law = compileLaw(loadLegislation());
  const given: readonly unknown[] = several ? value : [value];
  const answers = given.map(
    (one, index): SituationAnswer => answerSituation(law, one, several ? index + 1 : undefined),
  );
  const exitCode = exitCodeFor(
    answers.flatMap(({ exceptions }) => exceptions ?? []),
    false,
  );
  process.exitCode = exitCode;
  await writeOut(options.text === true ? answers.map(decisionText) : jsonText(several ? answers : answers[0]));
  return exitCode;
};
