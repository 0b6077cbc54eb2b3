import {
  Decoder,
  type Detection,
  fieldsOf,
  isWorkbook,
  nouns,
  recordKinds,
  type RecordKind,
  targetOf,
  textOf,
} from '@totalize/adapter-kit';
import { detectDelimiter, firstLine } from './delimiter.ts';
import { RowSplitter } from './rows.ts';

const EXAMINED = 64 * 1024;

interface Fit {
  readonly kind: RecordKind;
  readonly names: number;
  readonly known: number;
  readonly complete: boolean;
}

const fitOf = (kind: RecordKind, line: string): Fit => {
  const known = (name: string) => targetOf(kind, name) !== undefined;
  const delimiter = detectDelimiter(line, known);
  const [row] = new RowSplitter(delimiter).push(line, true);
  const names = Array.isArray(row) ? row.map(textOf).filter((name) => name.trim() !== '') : [];
  const found = new Set(names.map((name) => targetOf(kind, name)?.field.name));
  const complete = fieldsOf(kind).every((field) => !field.required || found.has(field.name));
  return { kind, names: names.length, known: names.filter(known).length, complete };
};

/** Says from the first bytes of a file whether it is CSV, and which kind of record its header fits best. */
export const detectCsv = (bytes: Uint8Array): Detection<RecordKind> => {
  if (bytes.length === 0) return { confidence: 0, reason: 'The file is empty.' };
  if (isWorkbook(bytes)) return { confidence: 0, reason: 'The file is an Excel workbook.' };
  const text = new Decoder().decode(bytes.subarray(0, EXAMINED), false).replace(/^(?:sep=.)?[\r\n]+/i, '');
  const line = firstLine(text) ?? text;
  if (line.includes('\0')) return { confidence: 0, reason: 'The file is not text.' };
  if (/^\s*[<{[]/.test(line)) return { confidence: 0, reason: 'The file begins like XML or JSON.' };
  const [best] = recordKinds
    .map((kind) => fitOf(kind, line))
    .toSorted((a, b) => Number(b.complete) - Number(a.complete) || b.known - a.known);
  if (best === undefined || best.known === 0) {
    return { confidence: 0.1, reason: 'The header has no column that is known; a mapping file is needed.' };
  }
  const reason = `${best.known} of ${best.names} columns are those of ${nouns[best.kind]}${best.complete ? '' : ', but required ones are missing'}.`;
  const share = best.known / best.names;
  return { confidence: best.complete ? 0.6 + 0.4 * share : 0.1 + 0.4 * share, reason, kind: best.kind };
};
