import { negateInt } from '../money/integer.ts';
import type { WorkerContext } from './context.ts';
import { earlierRows } from './earlier-line.ts';
import { inOrder, type PreparedLine, prepareLine } from './prepared-line.ts';
import type { Row } from './row.ts';

/** Why a reversal takes nothing back. */
export interface ReversalFault {
  readonly fault: 'reversal-original-missing' | 'reversal-mismatch';
  readonly message: string;
}

/** An original in the batch, or the rows that an earlier run made of one. */
export type ReversalMatch = { readonly original: PreparedLine } | { readonly earlier: readonly Row[] } | ReversalFault;

const missing = (id: string): ReversalFault => ({
  fault: 'reversal-original-missing',
  message: `The line ${id}, which this one reverses, is neither in the batch nor in a ledger that was given. Name the line to be reversed.`,
});

const mismatch = (message: string): ReversalFault => ({ fault: 'reversal-mismatch', message });

export const originalRefused = (original: PreparedLine): ReversalFault => ({
  fault: 'reversal-original-missing',
  message: `The line ${original.lineId}, which this one reverses, was refused, so there is nothing to take back. Correct that line first.`,
});

const isNegative = (reversal: PreparedLine, original: PreparedLine): boolean =>
  original.employerId === reversal.employerId &&
  original.record.currency === reversal.record.currency &&
  negateInt(original.gross) === reversal.gross;

const notExact = (id: string): ReversalFault =>
  mismatch(
    `The reversal is not the exact negative of line ${id}: employer, currency and amount must be the same, with the sign turned.`,
  );

const again = (id: string): ReversalFault =>
  mismatch(`The line ${id} is a reversal or is reversed already: it cannot be reversed again.`);

/** What a reversal takes back of an earlier run. */
const matchEarlier = (
  { batch, dossier }: WorkerContext,
  reversal: PreparedLine,
  lines: readonly PreparedLine[],
): ReversalMatch => {
  const id = reversal.record.reverses ?? '';
  const found = batch.originals.get(dossier.workerId)?.find(({ line }) => line.lineId === id);
  if (found === undefined) return missing(id);
  if (found.reversedIn !== undefined)
    return mismatch(`The line ${id} was reversed in run ${found.reversedIn} already: it cannot be reversed again.`);
  const prepared = prepareLine(found.line);
  // One-off pay is seen among the pay of its time, as it was when it was run.
  const original = inOrder([...lines, prepared]).find((line) => line.record === found.line) ?? prepared;
  if (original.kind === 'reversal') return again(id);
  if (!isNegative(reversal, original)) return notExact(id);
  const earlier = earlierRows(batch.law, batch.schemes, original, found.rows);
  return earlier === undefined
    ? mismatch(`The law data no longer have a scheme of line ${id}. Reverse it with the version that it was run with.`)
    : { earlier };
};

/** The original of every reversal among a worker's lines, or why it has none. */
export const matchReversals = (
  context: WorkerContext,
  lines: readonly PreparedLine[],
): ReadonlyMap<string, ReversalMatch> => {
  const byId = new Map(lines.map((line) => [line.lineId, line]));
  const matches = new Map<string, ReversalMatch>();
  const taken = new Set<string>();
  for (const line of lines) {
    if (line.kind !== 'reversal') continue;
    const id = line.record.reverses ?? '';
    const original = byId.get(id);
    const found = taken.has(id)
      ? again(id)
      : original === undefined
        ? matchEarlier(context, line, lines)
        : original.kind === 'reversal'
          ? again(id)
          : isNegative(line, original)
            ? { original }
            : notExact(id);
    if (!('fault' in found)) taken.add(id);
    matches.set(line.lineId, found);
  }
  return matches;
};

/** Reports a reversal that takes nothing back; what comes later in the worker's accumulators is provisional. */
export const refuseReversal = (context: WorkerContext, line: PreparedLine, { fault, message }: ReversalFault): void => {
  context.batch.notices.error(fault, message, { workerId: line.workerId, lineId: line.lineId });
  context.poison(line);
};
