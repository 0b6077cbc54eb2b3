import { approveRun, findRun, listRuns, type Run } from '@totalize/ledger';
import { usageError } from '../exit-code.ts';
import { jsonText } from '../terminal/json.ts';
import { plain, writeOut } from '../terminal/output.ts';
import { counted, grouped, table } from '../terminal/table.ts';
import { idOf, type LedgerOptions, withLedger } from './with-ledger.ts';

export interface ApproveOptions extends LedgerOptions {
  readonly by: string;
}

const errorsOf = ({ exceptions }: Run): number =>
  exceptions.filter(({ severity }) => severity === 'error').reduce((sum, { count }) => sum + count, 0);

const shortTime = (at: string): string => at.slice(0, 16).replace('T', ' ');

/** `totalize runs list` */
export const showRuns = async (options: LedgerOptions): Promise<void> => {
  const runs = await withLedger(options, listRuns);
  if (options.json === true) return await writeOut(jsonText(runs));
  if (runs.length === 0) return await writeOut(['The ledger has no runs.\n']);
  const rows = runs.map((run) => [
    `${run.id}`,
    shortTime(run.at),
    run.status,
    plain(run.approvedBy ?? ''),
    grouped(`${run.totals.lines.in}`),
    grouped(`${run.rows}`),
    `${errorsOf(run)}`,
    plain(run.inputs.map(({ name }) => name).join(' ')),
  ]);
  const head = ['run', 'made (UTC)', 'status', 'approved by', 'lines', 'rows', 'errors', 'inputs'];
  await writeOut(table([head, ...rows], [0, 4, 5, 6]).map((line) => `${line}\n`));
};

const details = (run: Run): string[] => {
  const { lines } = run.totals;
  const approved = run.approvedBy === undefined ? 'draft' : `approved by ${run.approvedBy}, ${run.approvedAt ?? ''}`;
  return [
    `Run ${run.id}, ${plain(approved)}`,
    `  made ${run.at}${run.madeBy === '' ? '' : ` by ${plain(run.madeBy)}`} with totalize ${run.engineVersion}, legislation ${run.legislationVersion}`,
    `  as of ${run.asOf ?? 'all that is known'}, compared with ${run.day}`,
    `  ${counted(lines.in, 'line')} in, ${lines.out} computed, ${lines.refused} refused; ${counted(run.rows, 'row')}; ${counted(errorsOf(run), 'error')}`,
    ...run.overrides.map((override) => `  override ${plain(JSON.stringify(override))}`),
    'Inputs',
    ...table(run.inputs.map(({ name, sha256 }) => [plain(name), sha256])),
    'Outputs',
    ...table(run.outputs.map(({ name, sha256 }) => [plain(name), sha256])),
    'Totals',
    ...table(
      run.totals.amounts.map(({ scheme, payer, status, amount, currency }) => [
        scheme,
        payer,
        status,
        grouped(amount),
        currency,
      ]),
      [3],
    ),
  ];
};

export const noRun = (id: number): Error =>
  usageError(`The ledger has no run ${id}; \`totalize runs list\` shows what it has.`);

/** `totalize runs show` */
export const showRun = async (text: string, options: LedgerOptions): Promise<void> => {
  const id = idOf('run', text);
  const run = await withLedger(options, async (ledger) => await findRun(ledger, id));
  if (run === undefined) throw noRun(id);
  await writeOut(options.json === true ? jsonText(run) : details(run).map((line) => `${line}\n`));
};

/** `totalize runs approve` */
export const approve = async (text: string, options: ApproveOptions): Promise<void> => {
  const id = idOf('run', text);
  const by = plain(options.by).trim();
  if (by === '') throw usageError('--by names nobody.');
  const answer = await withLedger(options, async (ledger) => await approveRun(ledger, id, by));
  if ('refused' in answer) throw usageError(plain(answer.refused));
  if (options.json === true) return await writeOut(jsonText(answer.approved));
  if (options.quiet !== true) await writeOut([`Run ${id} is approved; its lines stand.\n`]);
};
