import type { PayLine } from '../records/pay-line.ts';
import type { BatchContext } from './context.ts';
import { WorkerContext } from './context.ts';
import type { Dossier } from './dossier.ts';
import { chargeLine } from './charge-line.ts';
import { enterLine } from './enter-line.ts';
import type { SchemeLine } from './scheme-line.ts';
import { openBalances } from './opening.ts';
import { inOrder, type PreparedLine, prepareLine } from './prepared-line.ts';
import { matchReversals, originalRefused, refuseReversal } from './reversal.ts';
import { reversedRows, type Row } from './row.ts';
import { tellOfShadowCopies } from './shadow.ts';
import { takeBack } from './take-back.ts';
import { tellOfYearToDate } from './year-to-date.ts';

/** A line with its rows; `rows` is `undefined` where the line was refused. */
export interface ComputedLine {
  readonly line: PreparedLine;
  readonly rows: readonly Row[] | undefined;
}

export interface ComputedWorker {
  readonly context: WorkerContext;
  readonly lines: readonly ComputedLine[];
}

/** A line whose one-off pay is charged when the other pay of its day has been. */
interface Postponed {
  readonly line: PreparedLine;
  readonly rows: readonly Row[];
  readonly later: readonly SchemeLine[];
}

/** Computes one worker's lines in the order of pay date and line id, across employers. */
export const computeWorker = (
  batch: BatchContext,
  dossier: Dossier,
  isRefused: (record: PayLine) => boolean,
): ComputedWorker => {
  const context = new WorkerContext(batch, dossier);
  openBalances(context);
  const lines = inOrder(dossier.lines.map((record) => prepareLine(record)));
  for (const line of lines) context.lineIds.set(line.lineId, line);
  const reversals = matchReversals(context, lines);
  const reversed = new Set(
    [...reversals.values()].flatMap((match) => ('original' in match ? [match.original.lineId] : [])),
  );
  tellOfShadowCopies(context, lines);
  const computed = new Map<string, readonly Row[]>();
  const refused = new Set<string>();
  const refuse = (line: PreparedLine): boolean => {
    if (!isRefused(line.record) && !context.isCountedAlready(line)) return false;
    refused.add(line.lineId);
    context.poison(line);
    return true;
  };
  for (const line of lines) {
    const match = reversals.get(line.lineId);
    if (match !== undefined && 'earlier' in match && !refuse(line)) takeBack(context, match.earlier);
  }
  let postponed: Postponed[] = [];
  const charge = (entries: readonly SchemeLine[]): readonly Row[] => {
    const rows = chargeLine(context, entries);
    context.journal.restore();
    return rows;
  };
  const catchUp = (): void => {
    for (const { line, rows, later } of postponed) computed.set(line.lineId, [...rows, ...charge(later)]);
    postponed = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.payDate !== lines[index - 1]?.payDate) catchUp();
    const match = reversals.get(line.lineId);
    if (match !== undefined && 'earlier' in match) continue;
    if (refuse(line)) continue;
    if (match !== undefined) {
      if ('fault' in match) refuseReversal(context, line, match);
      continue;
    }
    if (line.record.delivery === 'shadow') {
      computed.set(line.lineId, []);
      continue;
    }
    const entered = enterLine(context, line, !reversed.has(line.lineId));
    if (entered === undefined) continue;
    if (!reversed.has(line.lineId)) tellOfYearToDate(context, line, [...entered.now, ...entered.later]);
    const rows = charge(entered.now);
    if (entered.later.length > 0) postponed.push({ line, rows, later: entered.later });
    computed.set(line.lineId, rows);
  }
  catchUp();
  const rowsOf = (line: PreparedLine): readonly Row[] | undefined => {
    const match = reversals.get(line.lineId);
    if (match === undefined || 'fault' in match) return computed.get(line.lineId);
    if (refused.has(line.lineId)) return undefined;
    if ('earlier' in match) return reversedRows(match.earlier, line);
    const rows = computed.get(match.original.lineId);
    if (rows === undefined) refuseReversal(context, line, originalRefused(match.original));
    return rows === undefined ? undefined : reversedRows(rows, line);
  };
  return { context, lines: lines.map((line) => ({ line, rows: rowsOf(line) })) };
};
