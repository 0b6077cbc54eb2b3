import type { BatchReading } from '@totalize/core';
import { findOriginals, type Ledger, type OriginalLine } from '@totalize/ledger';

/** The lines in a ledger that the reversals of a batch name, where the batch has them not itself. */
export const originalsFor = async (
  ledger: Ledger,
  { batch: { payLines } }: BatchReading,
): Promise<readonly OriginalLine[]> => {
  const reversals = payLines.filter(({ kind }) => kind === 'reversal');
  if (reversals.length === 0) return [];
  const own = new Set(payLines.map(({ workerId, lineId }) => JSON.stringify([workerId, lineId])));
  return await findOriginals(
    ledger,
    reversals.filter(({ workerId, reverses }) => !own.has(JSON.stringify([workerId, reverses]))),
  );
};
