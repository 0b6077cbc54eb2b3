import type { Mapping, RecordKind } from '@totalize/adapter-kit';
import { adapterFor, formatsFor, type InputAdapter } from './adapters.ts';

export interface Recognised {
  readonly adapter: InputAdapter;
  readonly confidence: number;
  readonly reason: string;
}

/** How many rows of a table show what it is. */
const EXAMINED_ROWS = 20;

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const isMarkup = (bytes: Uint8Array): boolean =>
  /^(?:\u{feff}|\u{ef}\u{bb}\u{bf})?\s*[<{[]/u.test(Buffer.from(bytes.subarray(0, 256)).toString('latin1'));

/** The first rows of each table in a file: a text file is one table, a workbook one for each sheet. */
const tablesOf = async (bytes: Uint8Array): Promise<string[][][]> => {
  if (!isZip(bytes)) return [(await import('./csv-adapter.ts')).previewCsv(bytes, EXAMINED_ROWS)];
  try {
    const { previewXlsx } = await import('@totalize/adapter-xlsx');
    const { textOf } = await import('@totalize/adapter-kit');
    const sheets = await previewXlsx(bytes, EXAMINED_ROWS);
    return sheets.map(({ rows }) => rows.map((row) => row.map(textOf)));
  } catch {
    // What is wrong with it is told when it is read.
    return [];
  }
};

/** Every format that a file may have, the likeliest first. `bytes`: its beginning, of a workbook all of it. */
export const candidatesFor = async (bytes: Uint8Array, kind: RecordKind): Promise<Recognised[]> => {
  const container = isZip(bytes) || bytes[0] === 0xd0 ? 'xlsx' : 'csv';
  const tables = isMarkup(bytes) ? undefined : await tablesOf(bytes);
  const found: Recognised[] = [];
  for (const format of formatsFor(kind)) {
    if ((format === 'csv' || format === 'xlsx') && format !== container) continue;
    const adapter = await adapterFor(format);
    const seen =
      tables === undefined || tables.length === 0 || adapter.detectTable === undefined
        ? [adapter.detect(bytes)]
        : tables.map((rows) => adapter.detectTable?.(rows));
    const [best] = seen.flatMap((one) => one ?? []).toSorted((a, b) => b.confidence - a.confidence);
    if (best !== undefined && best.confidence > 0) found.push({ adapter, ...best });
  }
  return found.toSorted((a, b) => b.confidence - a.confidence);
};

/** The format of a file: as the options or the profile say, or as it looks. */
export const recognise = async (
  bytes: Uint8Array,
  kind: RecordKind,
  format: string,
  mapping: Mapping | undefined,
): Promise<Recognised> => {
  const container = isZip(bytes) || bytes[0] === 0xd0 ? 'xlsx' : 'csv';
  const asked = format === 'auto' ? mapping?.profile?.replace(/\/.*$/, '') : format;
  const known = formatsFor(kind);
  if (asked !== undefined && known.includes(asked)) {
    return { adapter: await adapterFor(asked), confidence: 1, reason: 'it was asked for' };
  }
  const plain = async (reason: string): Promise<Recognised> => ({
    adapter: await adapterFor(container),
    confidence: 0.1,
    reason,
  });
  if (kind !== 'payLines') return await plain('of its first bytes');
  const [best] = await candidatesFor(bytes, kind);
  // A mapping speaks of a table's own columns, or of what a known format leaves open.
  const isKnown = best !== undefined && best.adapter.format !== container && best.confidence > 0.6;
  if (mapping !== undefined && !isMarkup(bytes) && !isKnown) return await plain('the mapping names its columns');
  return best !== undefined && best.confidence > 0.3 ? best : await plain('nothing else fits');
};
