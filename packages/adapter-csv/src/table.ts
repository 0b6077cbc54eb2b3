import {
  ColumnRoles,
  emptyBatch,
  forbiddenIn,
  isPaymentProfile,
  type Mapping,
  normalName,
  type OpenBatch,
  type RecordKind,
  type Row,
  type TableReader,
  targetOf,
} from '@totalize/adapter-kit';
import { detectDelimiter, firstLine } from './delimiter.ts';
import { RowSplitter } from './rows.ts';

/** Excel's way to name the delimiter; it is no row of the sheet. */
const separatorLine = /^sep=(.)(?:\r\n|\n|\r)/i;
/** A header longer than this is none. */
const MAX_HEADER = 1024 * 1024;

/** Says of a header whether it is known. */
export type KnownName = (name: string) => boolean;

export const knownNames = (kind: RecordKind, mapping: Mapping): KnownName => {
  const mapped = new Set(Object.keys(mapping.columns).map(normalName));
  const roles = isPaymentProfile(mapping) ? new ColumnRoles(mapping) : undefined;
  return (name) => mapped.has(normalName(name)) || targetOf(kind, name) !== undefined || roles?.of(name) !== undefined;
};

/** Takes the text of one file apart into rows, chunk by chunk, and hands them to the reader of the table. */
export class Table {
  readonly #reader: TableReader;
  readonly #known: KnownName;
  readonly #declared: string | undefined;
  #beginning = '';
  #splitter: RowSplitter | undefined;
  /** Stands between the cells, once the header has shown it. */
  delimiter: string | undefined;
  #row = 0;
  #forbidden: RegExp | undefined;

  constructor(reader: TableReader, known: KnownName, delimiter?: string) {
    this.#reader = reader;
    this.#known = known;
    this.#declared = delimiter;
  }

  get failed(): boolean {
    return this.#reader.failed;
  }

  push(text: string, end: boolean, lossy: boolean): OpenBatch {
    const out = emptyBatch();
    this.#forbidden = forbiddenIn(text, lossy) ?? this.#forbidden;
    for (const row of this.#split(text, end)) {
      this.#row += 1;
      this.#reader.row(row, this.#row, out, this.#forbidden);
      if (this.failed) break;
    }
    if (end) this.#reader.end(out);
    return out;
  }

  /** Nothing can be taken apart before the header has shown the delimiter. */
  #split(text: string, end: boolean): Row[] {
    if (this.#splitter !== undefined) return this.#splitter.push(text, end);
    this.#beginning += text;
    const complete = firstLine(this.#beginning.trimStart()) !== undefined;
    if (!complete && !end && this.#beginning.length < MAX_HEADER) return [];
    const separator = separatorLine.exec(this.#beginning);
    const content = separator === null ? this.#beginning : this.#beginning.slice(separator[0].length);
    this.#beginning = '';
    this.delimiter = this.#declared ?? separator?.[1] ?? detectDelimiter(headerIn(content, this.#known), this.#known);
    this.#splitter = new RowSplitter(this.delimiter);
    return this.#splitter.push(content, end);
  }
}

const SEARCHED = 20;

/** As much of a text as shows its header and its delimiter. */
export const showingHeader = (text: string): string =>
  text.includes('"') ? text : (new RegExp(`^[\\r\\n]*(?:[^\\r\\n]+[\\r\\n]+){${SEARCHED}}`).exec(text)?.[0] ?? text);

/** The line among the first ones that has most of the known names: titles may stand above it. */
const headerIn = (content: string, known: KnownName): string => {
  let rest = content.replace(/^[\r\n]+/, '').slice(0, MAX_HEADER);
  let best = { line: firstLine(rest) ?? rest, count: -1 };
  for (let at = 0; at < SEARCHED && rest !== ''; at += 1) {
    const line = firstLine(rest) ?? rest;
    const count = line.length > 20_000 && at > 0 ? 0 : countKnown(line, known);
    if (count > best.count) best = { line, count };
    rest = rest.slice(line.length).replace(/^[\r\n]+/, '');
  }
  return best.line;
};

const countKnown = (line: string, known: KnownName): number =>
  line.split(/[,;\t|]/).filter((name) => name !== '' && known(name.replaceAll('"', ''))).length;
