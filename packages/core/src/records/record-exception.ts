import type { BatchList } from './batch.ts';
import type { Exception } from './exception.ts';
import { type Problem, valueAt } from './problem.ts';
import { printable, safeName, safeValue } from './safe-value.ts';
import { readableId } from './refusal.ts';

/** Where a record stands for whoever corrects it. */
export type Place = Pick<Exception, 'file' | 'sheet' | 'row'>;

const ownId: Readonly<Partial<Record<BatchList, readonly [word: string, field: string]>>> = {
  payLines: ['line', 'lineId'],
  assignments: ['assignment', 'assignmentId'],
  certificates: ['certificate', 'certificateId'],
};

const nameOf = (list: BatchList, place: Place, record: unknown): string => {
  const file = place.file === undefined ? undefined : `${place.file} row`;
  const own = ownId[list];
  const id = own && readableId(record, own[1]);
  return `${file ?? list} ${place.row ?? '?'}${own && id !== undefined ? ` (${own[0]} ${id})` : ''}`;
};

const columnOf = (path: readonly PropertyKey[]): string => path.map((key) => safeName(String(key))).join('.');

const fieldOf = (path: readonly PropertyKey[]): string => {
  const [first] = path;
  if (first === 'withheld') return String(path[2] ?? '');
  return first === 'situation' || first === 'attributes' ? '' : String(first ?? '');
};

/** The exception that tells a problem of a record, with the place and whatever identifies the record. */
export const exceptionOf = (
  found: Problem,
  list: BatchList,
  place: Place,
  record: unknown,
  lineId?: string,
): Exception => {
  const column = columnOf(found.path);
  const field = fieldOf(found.path);
  const value = safeValue(field, valueAt(record, found.path));
  const quoted = value === undefined || found.remedy.includes(value) ? '' : ` (found "${value}")`;
  const subject = `${printable(nameOf(list, place, record), 300)}${column === '' ? '' : `: ${column}`}`;
  const workerId = readableId(record, 'workerId');
  const line = list === 'payLines' ? (lineId ?? readableId(record, 'lineId')) : undefined;
  return {
    severity: 'error',
    code: found.code,
    message: `${subject} ${found.fault}${quoted}: ${found.remedy}.`,
    ...place,
    ...(column !== '' && { column }),
    ...(value !== undefined && { value }),
    ...(workerId !== undefined && { workerId }),
    ...(line !== undefined && { lineId: line }),
  };
};
