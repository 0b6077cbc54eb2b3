import {
  type BatchReading,
  engineVersion,
  type Exception,
  type FromLedger,
  type Legislation,
  parseDay,
  type PlanOptions,
  planRefunds,
  readBatch,
  reconcile,
  type Reconciliation,
  type RefundPlan,
} from '@totalize/core';
import { exitCodeFor } from '../calculation.ts';
import { today } from '../command-line.ts';
import { type ExitCode, unreadable, usageError } from '../exit-code.ts';
import { type BatchOptions, batchPaths, readBatchInputs } from '../input/batch-options.ts';
import { checkPseudonymise } from '../input/pseudonymise-option.ts';
import { displayNames } from '../input/bytes.ts';
import { readJson } from '../input/json.ts';
import { earlierIn, fromLedger } from '../ledger/from-ledger.ts';
import { lawFor } from '../law.ts';
import { ResultFolder } from '../result/folder.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, note, plain, writeOut } from '../terminal/output.ts';
import { packOf, packSummary, type PackSummary } from './pack.ts';
import { diffPlans, planDiffReport, readPlan } from './plan-diff.ts';
import { packReport } from './report.ts';

export interface ReconcileOptions extends BatchOptions, CommonOptions {
  readonly ledger?: string;
  readonly out?: string;
  readonly diff?: string;
  readonly force?: boolean;
  readonly strict?: boolean;
  readonly employersThatCannot?: readonly string[];
}

type Reconciled = ReturnType<typeof planRefunds>;
type Hashes = NonNullable<PlanOptions['inputs']>;

const judgedOn = (day: string, { employersThatCannot }: ReconcileOptions, ledger: FromLedger | undefined) => ({
  asOf: parseDay(day) ?? 0,
  ...(ledger !== undefined && { ledger }),
  ...(employersThatCannot !== undefined && { employersThatCannot }),
});

const reconcileOne = (
  reading: BatchReading,
  law: Legislation,
  options: ReconcileOptions,
  ledger: FromLedger | undefined,
  inputs: Hashes,
): Reconciled => planRefunds(reading, law, { ...judgedOn(reading.batch.asOf ?? today(), options, ledger), inputs });

/** The answer in JSON, with what it was made from. */
const answer = ({ reconciliation, plan }: Reconciled) => {
  const { engineVersion, legislationVersion, inputs, asOf } = plan;
  return { ...reconciliation, provenance: { engineVersion, legislationVersion, inputs, asOf } };
};

const empty = (message: string): Reconciliation => ({
  refunds: [],
  balancesDue: [],
  exceptions: [{ severity: 'error', code: 'record-invalid', message }],
  totals: { lines: { in: 0, compared: 0 }, refunds: [], balancesDue: [], fractionsOfCents: [], lost: [] },
});

const withAsOf = (document: unknown, asOf: string | undefined): unknown =>
  asOf === undefined || typeof document !== 'object' || document === null ? document : { ...document, asOf };

/** One batch or an array of them, answered on stdout. */
const answerJson = async (path: string, options: ReconcileOptions): Promise<readonly Exception[]> => {
  const { asOf } = batchPaths(options, 'payroll');
  const name = displayNames([path]).get(path) ?? path;
  const { value, input } = await readJson(path, name);
  const several = Array.isArray(value);
  const readings = (several ? value : [value]).map((document) => readBatch(withAsOf(document, asOf)));
  const [only] = readings;
  if (!several && only !== undefined && 'unreadable' in only)
    throw unreadable(`${name} cannot be read. ${only.unreadable}`);
  const ledgers = await Promise.all(
    readings.map(async (reading) => ('batch' in reading ? await fromLedger(options, reading) : undefined)),
  );
  const batches = readings.flatMap((reading) => ('batch' in reading ? [reading.batch] : []));
  const law = lawFor(batches, ledgers.flatMap(earlierIn));
  const answers = readings.map((reading, index) => {
    if (!('batch' in reading)) return empty(reading.unreadable);
    const day = reading.batch.asOf ?? today();
    const provenance = { engineVersion, legislationVersion: law.version, inputs: [input], asOf: day };
    return { ...reconcile(reading, law, judgedOn(day, options, ledgers[index])), provenance };
  });
  const exceptions = answers.flatMap((one) => one.exceptions);
  process.exitCode = exitCodeFor(exceptions, options.strict === true);
  await writeOut(jsonText(several ? answers : answers[0]));
  return exceptions;
};

const write = async (
  out: string,
  { reconciliation, plan }: Reconciled,
  law: Legislation,
  options: ReconcileOptions,
): Promise<PackSummary> => {
  const files = packOf(reconciliation, plan, law.refunds ?? []);
  const folder = new ResultFolder(out, [...files.map(({ name }) => name), 'summary.json'], options.force === true);
  if (folder.prepare()) note(options, `Note: an interrupted run into ${plain(out)} was completed first.`);
  try {
    const written: PackSummary['files'][number][] = [];
    for (const { name, rows, parts } of files) {
      const { sha256 } = await folder.write(name, parts());
      written.push({ name, rows, sha256 });
    }
    const summary = packSummary(reconciliation, plan, written);
    await folder.write('summary.json', jsonText(summary));
    folder.commit();
    return summary;
  } finally {
    folder.discard();
  }
};

const tell = async (
  done: Reconciled,
  summary: PackSummary,
  other: RefundPlan | undefined,
  options: ReconcileOptions,
): Promise<void> => {
  const changes = other === undefined ? undefined : diffPlans(other, done.plan);
  if (options.json === true) {
    const said = options.out === undefined ? answer(done) : summary;
    return await writeOut(jsonText(changes === undefined ? said : { ...said, planChanges: changes }));
  }
  if (options.quiet === true) return;
  const where = options.out === undefined ? undefined : plain(options.out);
  await writeOut([packReport(summary, done.plan, where), ...(changes === undefined ? [] : [planDiffReport(changes)])]);
};

/** One reconciliation from its options to its exit code. */
export const runReconcile = async (options: ReconcileOptions): Promise<ExitCode> => {
  if (options.out === '') throw usageError('--out names no folder.');
  const { input, out, diff } = options;
  checkPseudonymise(options);
  if (
    options.pseudonymise !== true &&
    options.json === true &&
    out === undefined &&
    diff === undefined &&
    input !== undefined
  )
    return exitCodeFor(await answerJson(input, options), options.strict === true);
  const other = diff === undefined ? undefined : readPlan(diff);
  const { reading, hashes } = await readBatchInputs(options, 'payroll');
  const ledger = await fromLedger(options, reading);
  const law = lawFor([reading.batch], earlierIn(ledger));
  const done = reconcileOne(reading, law, options, ledger, [...hashes]);
  const summary =
    out === undefined ? packSummary(done.reconciliation, done.plan, []) : await write(out, done, law, options);
  const code = exitCodeFor(done.reconciliation.exceptions, options.strict === true);
  process.exitCode = code;
  await tell(done, summary, other, options);
  return code;
};
