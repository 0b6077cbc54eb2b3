import {
  benefit,
  type BenefitResult,
  type CreditResult,
  credits,
  type RefusedRecord,
  type TotalizationLaw,
} from '@totalize/core';
import { loadBenefitLaw, loadLegislation } from '@totalize/legislation';
import { exitCodeFor } from '../calculation.ts';
import { type ExitCode, unreadable } from '../exit-code.ts';
import { displayNames } from '../input/bytes.ts';
import { readJson } from '../input/json.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, note, writeOut } from '../terminal/output.ts';
import { checkReportPath, writeReport } from './report-file.ts';
import { reportPage, type Section } from './report-page.ts';

export interface AnswerOptions extends CommonOptions {
  readonly input: string;
  readonly html?: string;
  readonly force?: boolean;
}

type Answer = { readonly exceptions: CreditResult['exceptions'] };
type Ask<A extends Answer> = (record: unknown, law: TotalizationLaw, row?: number) => A;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const answerAll = async <A extends Answer>(
  options: AnswerOptions,
  ask: Ask<A>,
  sectionOf: (answer: A, record: unknown, law: TotalizationLaw) => Section,
): Promise<ExitCode> => {
  if (options.html !== undefined) checkReportPath(options.html, options.force === true);
  const name = displayNames([options.input]).get(options.input) ?? options.input;
  const { value } = await readJson(options.input, name);
  const several = Array.isArray(value);
  const records: readonly unknown[] = several ? value : [value];
  if (!several && !isObject(value)) {
    throw unreadable(`${name} cannot be read. A record is an object with birthDate and foreignPeriods.`);
  }
  const law: TotalizationLaw = { benefits: loadBenefitLaw(), instruments: loadLegislation([]).instruments };
  const answers = records.map((record, index) => ask(record, law, several ? index + 1 : undefined));
  if (options.html !== undefined) {
    const sections = answers.map((answer, index) => sectionOf(answer, records[index], law));
    writeReport(options.html, reportPage(sections), options.force === true);
    note(options, `The report is in ${options.html}.`);
  }
  const code = exitCodeFor(
    answers.flatMap(({ exceptions }) => exceptions),
    false,
  );
  process.exitCode = code;
  await writeOut(jsonText(several ? answers : answers[0]));
  return code;
};

export const answerCredits = (options: AnswerOptions): Promise<ExitCode> =>
  answerAll<CreditResult | RefusedRecord>(options, credits, (answer, record) => ({ record, credits: answer }));

export const answerBenefit = (options: AnswerOptions): Promise<ExitCode> =>
  answerAll<BenefitResult | RefusedRecord>(options, benefit, (answer, record, law) => ({
    record,
    credits: credits(record, law),
    benefit: answer,
  }));
