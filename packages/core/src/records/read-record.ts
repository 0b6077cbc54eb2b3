import type { ZodType } from 'zod';
import { type BatchList, batchLists } from './batch.ts';
import { problemOf } from './describe-issue.ts';
import { type Problem, sortOf } from './problem.ts';
import { plainPayLine } from './plain-pay-line.ts';
import { recordChecks } from './record-checks.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type RecordOf<L extends BatchList> = ReturnType<(typeof batchLists)[L]['parse']>;

const mostProblems = 5;
const maps = ['wages', 'rates', 'attributes'] as const;

/** The fields of a list's records. */
export const knownFields = (list: BatchList): readonly string[] => Object.keys(batchLists[list].shape);

const nullable = new Map<string, boolean>();

/** Whether a field may be null. Asking the schema is slow, so it is asked of fields that are null, and once. */
const mayBeNull = (list: BatchList, name: string): boolean => {
  const shape: Readonly<Record<string, ZodType>> = batchLists[list].shape;
  if (!Object.hasOwn(shape, name)) return true;
  const key = `${list} ${name}`;
  const may = nullable.get(key) ?? shape[name]?.safeParse(null).success ?? true;
  nullable.set(key, may);
  return may;
};

/** Without its nulls: programs write a field that has no value so. */
const withoutNulls = (list: BatchList, record: JsonObject): JsonObject => {
  const absent = (name: string): boolean => record[name] === null && !mayBeNull(list, name);
  const names = Object.keys(record);
  if (!names.some(absent)) return record;
  return Object.fromEntries(names.filter((name) => !absent(name)).map((name) => [name, record[name]]));
};

/** The schema leaves such a key out without a word, since it cannot be set on an ordinary object. */
const prototypeKeys = (record: JsonObject): Problem[] =>
  maps
    .filter((name) => Object.hasOwn(record, name) && isJsonObject(record[name]))
    .filter((name) => Object.hasOwn(record[name] as object, '__proto__'))
    .map((name) => ({ code: 'record-invalid', path: [name], fault: 'has the key "__proto__"', remedy: 'remove it' }));

/** One issue a field, as many as are told. */
const firstOfEach = <I extends { readonly path: readonly PropertyKey[] }>(issues: readonly I[]): I[] => {
  const byField = new Map<string, I>();
  for (const issue of issues) {
    const field = issue.path.join('\n');
    if (!byField.has(field)) byField.set(field, issue);
    if (byField.size === mostProblems) break;
  }
  return [...byField.values()];
};

export interface Reading<L extends BatchList> {
  /** Absent where there is a problem. */
  readonly record?: RecordOf<L>;
  readonly problems: readonly Problem[];
}

/** Reads one record by its schema and by what must hold between its fields. */
export const readRecord = <L extends BatchList>(list: L, input: unknown): Reading<L> => {
  if (!isJsonObject(input)) {
    const fault = input === undefined ? 'is missing' : `is ${sortOf(input)}`;
    return {
      problems: [{ code: 'record-invalid', path: [], fault, remedy: 'write an object with the fields of the record' }],
    };
  }
  const plain = list === 'payLines' ? plainPayLine(input) : undefined;
  if (plain !== undefined) return { record: plain as RecordOf<L>, problems: [] };
  const given = withoutNulls(list, input);
  const parsed = batchLists[list].safeParse(given);
  const problems = prototypeKeys(given);
  if (parsed.success) {
    const check = recordChecks[list] as (record: unknown) => Problem[];
    problems.push(...check(parsed.data));
  } else {
    problems.push(...firstOfEach(parsed.error.issues).map((issue) => problemOf(issue, given)));
  }
  if (problems.length > 0) return { problems: problems.slice(0, mostProblems) };
  return { record: parsed.data as RecordOf<L>, problems };
};
