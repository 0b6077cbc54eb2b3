import type { Assignment } from './assignment.ts';
import type { Certificate } from './certificate.ts';
import type { Problem } from './problem.ts';
import type { Conflict, Steps } from './read-list.ts';
import type { Place } from './record-exception.ts';
import type { Taints } from './refusal.ts';
import { exceptionOf } from './record-exception.ts';

/** How one record refers to another of its list. */
export const placeInWords = (place: Place): string =>
  place.file === undefined ? `place ${place.row ?? '?'}` : `${place.file} row ${place.row ?? '?'}`;

interface Seen<R> {
  readonly record: R;
  readonly place: Place;
}

// A record has few levels; deeper ones are in unknown fields, and too deep ones would exhaust the stack.
const deepest = 20;

const same = (a: unknown, b: unknown, depth = 0): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > deepest) return false;
  const [one, other] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    one.length === other.size && one.every(([key, value]) => other.has(key) && same(value, other.get(key), depth + 1))
  );
};

const uniqueBy = <R extends object>(
  idOf: (record: R) => string,
  field: string,
  contradicts: (first: Seen<R>, problem: Problem) => void,
): ((record: R, place: Place) => Conflict | undefined) => {
  const seen = new Map<string, Seen<R>>();
  return (record, place) => {
    const first = seen.get(idOf(record));
    if (first === undefined) {
      seen.set(idOf(record), { record, place });
      return undefined;
    }
    const harmless = same(first.record, record);
    const problem: Problem = {
      code: 'record-invalid',
      path: [field],
      fault: `stands already at ${placeInWords(first.place)}, with ${harmless ? 'the same' : 'other'} content`,
      remedy: harmless ? 'remove one of the two' : 'give each record its own id, or remove the one that is wrong',
    };
    if (!harmless) contradicts(first, problem);
    return { problem, harmless };
  };
};

/** Of two assignments with one id, the first is read; where they differ, neither worker is computed. */
export const uniqueAssignments = (taints: Taints): Steps<'assignments'> => ({
  conflict: uniqueBy<Assignment>(
    (record) => record.assignmentId,
    'assignmentId',
    ({ record, place }, problem) =>
      taints.add('assignments', record, exceptionOf(problem, 'assignments', place, record)),
  ),
});

/** Of two certificates with one id, the first is read; where they differ, neither worker is computed. */
export const uniqueCertificates = (taints: Taints): Steps<'certificates'> => ({
  conflict: uniqueBy<Certificate>(
    (record) => record.certificateId,
    'certificateId',
    ({ record, place }, problem) =>
      taints.add('certificates', record, exceptionOf(problem, 'certificates', place, record)),
  ),
});
