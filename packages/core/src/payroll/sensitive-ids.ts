import type { Law } from '../legislation/compile.ts';
import type { Batch, BatchList } from '../records/batch.ts';
import type { Exception } from '../records/exception.ts';
import type { CountedFinding } from './finding.ts';

/** Without what may stand between the characters of an identifier. */
const closeUp = (ids: string): string => ids.replaceAll(/[\s./-]/g, '').toUpperCase();

/** Whether some id, none of which has a comma, looks like a national identifier: to ask of all at once takes a tenth as long. */
export const isIdentifierAmong = (
  ids: readonly string[],
  { identifiers, someIdentifier }: Pick<Law, 'identifiers' | 'someIdentifier'>,
): boolean => identifiers.length > 0 && someIdentifier.test(closeUp(ids.join(',')));

/** The name of the national identifier that an id looks like, if it does. */
export const identifierLike = (
  id: string,
  { identifiers, anyIdentifier }: Pick<Law, 'identifiers' | 'anyIdentifier'>,
): string | undefined => {
  const plain = closeUp(id);
  if (!anyIdentifier.test(plain)) return undefined;
  return identifiers.find(({ shape }) => shape.test(plain))?.name;
};

/** Says of one worker id what it looks like, never the id. */
export const sensitiveId = (name: string): Exception & { count: number } => ({
  severity: 'warning',
  code: 'worker-id-sensitive',
  message: `A worker id looks like ${name}, and worker ids stand in every file that is written. Use an id of the payroll in its place.`,
  column: 'workerId',
  count: 1,
});

/** Worker ids that look like a national identifier: which one, and how many. */
export const sensitiveIds = (batch: Batch, law: Law): CountedFinding[] => {
  if (law.identifiers.length === 0) return [];
  const found = new Map<string, CountedFinding & { exception: { count: number } }>();
  const seen = new Set<string>();
  const look = (list: BatchList, index: number, workerId: string): void => {
    if (seen.has(workerId)) return;
    seen.add(workerId);
    const name = identifierLike(workerId, law);
    if (name === undefined) return;
    const known = found.get(name);
    if (known !== undefined) known.exception.count += 1;
    else {
      const exception = sensitiveId(name);
      found.set(name, { part: 'ids', list, index, exception });
    }
  };
  for (const [index, { workerId }] of batch.payLines.entries()) look('payLines', index, workerId);
  for (const [index, { workerId }] of (batch.workers ?? []).entries()) look('workers', index, workerId);
  return [...found.values()];
};
