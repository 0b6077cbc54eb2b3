import { negateInt } from '../money/integer.ts';
import type { WorkerContext } from './context.ts';
import type { PreparedLine } from './prepared-line.ts';

/** Why a reversal takes nothing back. */
export interface ReversalFault {
  readonly fault: 'reversal-original-missing' | 'reversal-mismatch';
  readonly message: string;
}

export type ReversalMatch = { readonly original: PreparedLine } | ReversalFault;

const missing = (id: string): ReversalFault => ({
  fault: 'reversal-original-missing',
  message: `The line ${id}, which this one reverses, is not in the batch. Name the line to be reversed.`,
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

/** The original of every reversal among a worker's lines, or why it has none. */
export const matchReversals = (lines: readonly PreparedLine[]): ReadonlyMap<string, ReversalMatch> => {
  const byId = new Map(lines.map((line) => [line.lineId, line]));
  const matches = new Map<string, ReversalMatch>();
  const taken = new Set<string>();
  for (const line of lines) {
    if (line.kind !== 'reversal') continue;
    const id = line.record.reverses ?? '';
    const original = byId.get(id);
    const found =
      original === undefined
        ? missing(id)
        : original.kind === 'reversal' || taken.has(id)
          ? mismatch(`The line ${id} is a reversal or is reversed already: it cannot be reversed again.`)
          : isNegative(line, original)
            ? { original }
            : mismatch(
                `The reversal is not the exact negative of line ${id}: employer, currency and amount must be the same, with the sign turned.`,
              );
    if ('original' in found) taken.add(id);
    matches.set(line.lineId, found);
  }
  return matches;
};

/** Reports a reversal that takes nothing back; what comes later in the worker's accumulators is provisional. */
export const refuseReversal = (context: WorkerContext, line: PreparedLine, { fault, message }: ReversalFault): void => {
  context.batch.notices.error(fault, message, { workerId: line.workerId, lineId: line.lineId });
  context.poison(line);
};
