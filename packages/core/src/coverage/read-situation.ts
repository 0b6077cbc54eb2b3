import { problemOf } from '../records/describe-issue.ts';
import type { Exception } from '../records/exception.ts';
import { type Problem, sortOf, valueAt } from '../records/problem.ts';
import { safeName, safeValue } from '../records/safe-value.ts';
import { type Situation, situation } from '../records/situation.ts';

export type SituationReading = { readonly situation: Situation } | { readonly exceptions: readonly Exception[] };

const mostProblems = 5;

const exceptionOf = (problem: Problem, input: unknown, row: number | undefined): Exception => {
  const column = problem.path.map((key) => safeName(String(key))).join('.');
  const value = safeValue(String(problem.path.at(-1) ?? ''), valueAt(input, problem.path));
  const subject = `${row === undefined ? 'The situation' : `Situation ${row}`}${column === '' ? '' : `: ${column}`}`;
  const quoted = value === undefined || problem.remedy.includes(value) ? '' : ` (found "${value}")`;
  return {
    severity: 'error',
    code: problem.code,
    message: `${subject} ${problem.fault}${quoted}: ${problem.remedy}.`,
    ...(row === undefined ? {} : { row }),
    ...(column === '' ? {} : { column }),
    ...(value === undefined ? {} : { value }),
  };
};

/** What no schema can say: an activity that ends before it begins. */
const disorder = ({ activities }: Situation): Problem[] =>
  activities.flatMap(({ start, expectedEnd, initialExpectedEnd, places }, index): Problem[] => {
    const at = (field: string, fault: string, remedy: string): Problem => ({
      code: 'record-invalid',
      path: ['activities', index, field],
      fault,
      remedy,
    });
    const early = (end: string | null | undefined): boolean =>
      start !== undefined && end !== undefined && end !== null && end < start;
    return [
      ...(early(expectedEnd) ? [at('expectedEnd', `lies before the start, ${start}`, 'correct one of them')] : []),
      ...(early(initialExpectedEnd)
        ? [at('initialExpectedEnd', `lies before the start, ${start}`, 'correct one of them')]
        : []),
      ...(places.length === 0 ? [at('places', 'is an empty list', 'say where the work is done')] : []),
    ];
  });

/**
 * Reads a situation as it came from outside. What is wrong with it is told with the place, `row` being its place in a
 * list.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { readSituation } from '@totalize/core';
 * const reading = readSituation({ date: '2026-06-01', activities: [{ kind: 'employee', places: [{ country: 'Atlantis' }] }] }, 3);
 * assert('exceptions' in reading);
 * assert.match(reading.exceptions[0]?.message ?? '', /^Situation 3: activities.0.places.0.country is not an ISO 3166-1/);
 * ```
 */
export const readSituation = (input: unknown, row?: number): SituationReading => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const fault = input === undefined ? 'is missing' : `is ${sortOf(input)}`;
    const problem: Problem = {
      code: 'record-invalid',
      path: [],
      fault,
      remedy: 'write an object such as { "date": …, "activities": [ … ] }',
    };
    return { exceptions: [exceptionOf(problem, input, row)] };
  }
  const parsed = situation.safeParse(input);
  const problems = parsed.success ? disorder(parsed.data) : parsed.error.issues.map((issue) => problemOf(issue, input));
  if (problems.length > 0)
    return { exceptions: problems.slice(0, mostProblems).map((problem) => exceptionOf(problem, input, row)) };
  return { situation: parsed.data as Situation };
};
