import type { PayLine } from '../records/pay-line.ts';
import { negateInt } from '../money/integer.ts';
import type { BatchContext } from './context.ts';
import { WorkerContext } from './context.ts';
import type { Dossier } from './dossier.ts';
import { lineRows } from './line-rows.ts';
import { openBalances } from './opening.ts';
import { byPayDate, type PreparedLine, prepareLine } from './prepared-line.ts';
import { reversedRows, type Row } from './row.ts';
import { tellOfShadowCopies } from './shadow.ts';
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

const refuse = (
  context: WorkerContext,
  line: PreparedLine,
  code: 'reversal-original-missing' | 'reversal-mismatch',
  message: string,
): undefined => {
  context.batch.notices.error(code, message, { workerId: line.workerId, lineId: line.lineId });
  context.poison(line);
  return undefined;
};

/** The rows of a reversal, from those of the line that it takes back. */
const reversalRows = (
  context: WorkerContext,
  reversal: PreparedLine,
  originals: ReadonlyMap<string, ComputedLine>,
  taken: Set<string>,
): readonly Row[] | undefined => {
  const id = reversal.record.reverses ?? '';
  const original = originals.get(id);
  if (original === undefined) {
    return refuse(
      context,
      reversal,
      'reversal-original-missing',
      `The line ${id}, which this one reverses, is not in the batch. Name the line to be reversed.`,
    );
  }
  const { line, rows } = original;
  if (line.kind === 'reversal' || taken.has(id)) {
    return refuse(
      context,
      reversal,
      'reversal-mismatch',
      `The line ${id} is a reversal or is reversed already: it cannot be reversed again.`,
    );
  }
  if (
    line.employerId !== reversal.employerId ||
    line.record.currency !== reversal.record.currency ||
    negateInt(line.gross) !== reversal.gross
  ) {
    return refuse(
      context,
      reversal,
      'reversal-mismatch',
      `The reversal is not the exact negative of line ${id}: employer, currency and amount must be the same, with the sign turned.`,
    );
  }
  taken.add(id);
  if (rows === undefined) {
    return refuse(
      context,
      reversal,
      'reversal-original-missing',
      `The line ${id}, which this one reverses, was refused, so there is nothing to take back. Correct that line first.`,
    );
  }
  return reversedRows(rows, reversal);
};

/** Computes one worker's lines in the order of pay date and line id, across employers. */
export const computeWorker = (
  batch: BatchContext,
  dossier: Dossier,
  isRefused: (record: PayLine) => boolean,
): ComputedWorker => {
  const context = new WorkerContext(batch, dossier);
  openBalances(context);
  const lines = dossier.lines.map((record) => prepareLine(record)).toSorted(byPayDate);
  for (const line of lines) context.lineIds.set(line.lineId, line.payDate);
  const reversed = new Set(lines.flatMap((line) => (line.kind === 'reversal' ? [line.record.reverses ?? ''] : [])));
  const computed = new Map<string, ComputedLine>();
  tellOfShadowCopies(context, lines);
  for (const line of lines) {
    if (line.kind === 'reversal') continue;
    if (isRefused(line.record) || context.isCountedAlready(line)) {
      context.poison(line);
      computed.set(line.lineId, { line, rows: undefined });
      continue;
    }
    if (line.record.delivery === 'shadow') {
      computed.set(line.lineId, { line, rows: [] });
      continue;
    }
    const rows = lineRows(context, line, !reversed.has(line.lineId));
    if (rows !== undefined && !reversed.has(line.lineId)) tellOfYearToDate(context, line, rows);
    computed.set(line.lineId, { line, rows });
  }
  const taken = new Set<string>();
  return {
    context,
    lines: lines.map((line) =>
      line.kind === 'reversal'
        ? { line, rows: isRefused(line.record) ? undefined : reversalRows(context, line, computed, taken) }
        : (computed.get(line.lineId) ?? { line, rows: undefined }),
    ),
  };
};
