import type { z } from 'zod';
import { type Problem, sortOf, valueAt } from './problem.ts';

type Issue = z.core.$ZodIssue;

const wanted: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object of names and values',
};

const wording = (issue: Issue, value: unknown): Pick<Problem, 'fault' | 'remedy'> => {
  if (value === undefined) return { fault: 'is missing', remedy: 'add it' };
  switch (issue.code) {
    case 'invalid_type': {
      const remedy = `write ${wanted[issue.expected] ?? `a value of type ${issue.expected}`}`;
      return { fault: `is ${sortOf(value)}`, remedy };
    }
    case 'invalid_value':
      return { fault: 'is none of the values allowed', remedy: `use one of ${issue.values.join(', ')}` };
    case 'invalid_key':
      return { fault: `has a key that ${issue.issues[0]?.message ?? 'is not allowed'}`, remedy: 'correct the key' };
    case 'invalid_union':
      if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)) {
        return { fault: issue.message, remedy: `write "${value}"` };
      }
      return { fault: issue.message, remedy: 'correct it' };
    default:
      return { fault: issue.message, remedy: 'correct it' };
  }
};

// How near an alternative of a union came: deep inside the value, then by more than the sort of the value.
const nearness = (issue: Issue): number => issue.path.length * 2 + (issue.code === 'invalid_type' ? 0 : 1);

const closest = (issue: Issue): Issue => {
  if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input') return issue;
  const candidates = issue.errors.flatMap((alternative) => alternative.slice(0, 1));
  const best = candidates.toSorted((a, b) => nearness(b) - nearness(a))[0];
  return best === undefined ? issue : closest({ ...best, path: [...issue.path, ...best.path] });
};

/** What a schema found wrong, in plain words. */
export const problemOf = (found: Issue, record: unknown): Problem => {
  const issue = closest(found);
  const value = valueAt(record, issue.path);
  const path = issue.code === 'invalid_key' ? issue.path.slice(0, -1) : issue.path;
  return { code: 'record-invalid', path, ...wording(issue, value) };
};
