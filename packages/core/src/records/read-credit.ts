import { creditProblems } from './credit-checks.ts';
import { type CreditRecord, creditRecord } from './credit-record.ts';
import { problemOf } from './describe-issue.ts';
import type { Exception } from './exception.ts';
import { type Problem, sortOf, valueAt } from './problem.ts';
import { isJsonObject, type JsonObject } from './read-record.ts';
import { safeName, safeValue } from './safe-value.ts';
import { UnknownFields } from './unknown-fields.ts';

const mostProblems = 10;
const lists = ['usQuarters', 'usEarnings', 'foreignPeriods'] as const;

export interface CreditReading {
  /** Absent where there is an error among the exceptions. */
  readonly record?: CreditRecord;
  readonly exceptions: readonly Exception[];
}

/** Without its nulls: programs write a field that has no value so. */
const withoutNulls = (given: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      if (value === null) return [];
      const isList = Array.isArray(value) && (lists as readonly string[]).includes(name);
      const items: unknown = isList ? value.map((item) => (isJsonObject(item) ? withoutNulls(item) : item)) : value;
      return [[name, items]];
    }),
  );

/** `foreignPeriods 3 months`: items of a list are counted from 1. */
const nameOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => (typeof key === 'number' ? `${key + 1}` : safeName(String(key)))).join(' ');

const exceptionOf = ({ code, path, fault, remedy }: Problem, given: unknown, row: number | undefined): Exception => {
  const value = safeValue(String(path.at(-1) ?? ''), valueAt(given, path));
  const column = path.map((key) => safeName(String(key))).join('.');
  const subject = [row === undefined ? 'record' : `record ${row}`, nameOf(path)].filter(Boolean).join(': ');
  return {
    severity: 'error',
    code,
    message: `${subject} ${fault}${value === undefined ? '' : ` (found "${value}")`}: ${remedy}.`,
    ...(row !== undefined && { row }),
    ...(column !== '' && { column }),
    ...(value !== undefined && { value }),
  };
};

const unknownIn = (given: JsonObject): Exception[] => {
  const own = new UnknownFields(Object.keys(creditRecord.shape));
  own.look(given);
  const { usQuarters, usEarnings, foreignPeriods } = creditRecord.shape;
  const fieldsOf = { usQuarters: usQuarters.unwrap(), usEarnings: usEarnings.unwrap(), foreignPeriods };
  return [
    ...own.warnings('record'),
    ...lists.flatMap((list) => {
      const unknown = new UnknownFields(Object.keys(fieldsOf[list].element.shape));
      const items = given[list];
      if (Array.isArray(items)) for (const item of items) if (isJsonObject(item)) unknown.look(item);
      return unknown.warnings(list);
    }),
  ];
};

/**
 * Reads a worker's record for `credits` and `benefit`.
 *
 * @param input the record as it was handed in
 * @param home the country whose quarters are counted
 * @param row its place in a list of records, from 1
 */
export const readCreditRecord = (input: unknown, home: string, row?: number): CreditReading => {
  if (!isJsonObject(input)) {
    const fault = `is ${input === undefined ? 'missing' : sortOf(input)}`;
    const remedy = 'write an object with birthDate and foreignPeriods';
    return { exceptions: [exceptionOf({ code: 'record-invalid', path: [], fault, remedy }, input, row)] };
  }
  const given = withoutNulls(input);
  const parsed = creditRecord.safeParse(given);
  const problems = parsed.success
    ? creditProblems(parsed.data, home)
    : parsed.error.issues.map((issue) => problemOf(issue, given));
  const errors = problems.slice(0, mostProblems).map((problem) => exceptionOf(problem, given, row));
  const exceptions = [...errors, ...unknownIn(given)];
  return parsed.success && errors.length === 0 ? { record: parsed.data, exceptions } : { exceptions };
};
