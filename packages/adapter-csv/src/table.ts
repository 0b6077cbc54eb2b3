import type { Exception } from '@totalize/core';
import type { ReadBatch } from './adapter.ts';
import { detectDelimiter, firstLine } from './delimiter.ts';
import { readHeader } from './header.ts';
import type { RecordKind } from './kinds.ts';
import type { Mapping } from './mapping.ts';
import { RecordReader } from './record-reader.ts';
import { Unreadable } from './recover.ts';
import type { Report } from './report.ts';
import { forbiddenIn, isEmpty, RowCheck } from './row-check.ts';
import { type Row, RowSplitter } from './rows.ts';
import { normalName, targetOf } from './target.ts';
import { contractFormat, textFormat } from './text-format.ts';

/** Excel's way to name the delimiter; it is no row of the sheet. */
const separatorLine = /^sep=(.)(?:\r\n|\n|\r)/i;
/** A header longer than this is none. */
const MAX_HEADER = 1024 * 1024;

type Batch = ReadBatch<Record<string, unknown>>;

interface Body {
  readonly check: RowCheck;
  readonly reader: RecordReader;
}

/** Reads the text of one file, chunk by chunk. */
export class Table {
  readonly #kind: RecordKind;
  readonly #mapping: Mapping;
  readonly #report: Report;
  #beginning = '';
  #splitter: RowSplitter | undefined;
  #body: Body | undefined;
  #row = 0;
  #forbidden: RegExp | undefined;
  /** The file cannot be read, and it has been said why. */
  failed = false;

  constructor(kind: RecordKind, mapping: Mapping, report: Report) {
    this.#kind = kind;
    this.#mapping = mapping;
    this.#report = report;
  }

  push(text: string, end: boolean, lossy: boolean): Batch {
    const records: Record<string, unknown>[] = [];
    const rows: number[] = [];
    const exceptions: Exception[] = [];
    let refused = 0;
    this.#forbidden = forbiddenIn(text, lossy) ?? this.#forbidden;
    for (const row of this.#split(text, end)) {
      this.#row += 1;
      if (isEmpty(row)) continue;
      if (this.#body === undefined) this.#body = this.#begin(row, exceptions);
      else {
        const record = this.#record(row, this.#body, exceptions);
        if (record === undefined) refused += 1;
        else {
          records.push(record);
          rows.push(this.#row);
        }
      }
      if (this.failed) break;
    }
    if (end && this.#body === undefined && !this.failed) {
      this.#fail('The file is empty; it needs a header row and rows below it.', exceptions);
    }
    return { records, rows, exceptions, refused };
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
    this.#splitter = new RowSplitter(this.#mapping.delimiter ?? separator?.[1] ?? this.#delimiter(content));
    return this.#splitter.push(content, end);
  }

  #delimiter(content: string): string {
    const mapped = new Set(Object.keys(this.#mapping.columns).map(normalName));
    const text = content.replace(/^[\r\n]+/, '').slice(0, MAX_HEADER);
    return detectDelimiter(
      firstLine(text) ?? text,
      (name) => mapped.has(normalName(name)) || targetOf(this.#kind, name) !== undefined,
    );
  }

  #begin(row: Row, exceptions: Exception[]): Body | undefined {
    if (row instanceof Unreadable) {
      this.#fail(`The header ${row.why}.`, exceptions);
      return undefined;
    }
    const header = readHeader(this.#kind, row, this.#row, this.#mapping, this.#report);
    for (const exception of header.exceptions) exceptions.push(exception);
    this.failed = header.failed;
    const format = textFormat(this.#mapping) ?? contractFormat;
    return {
      check: new RowCheck(header, this.#report),
      reader: new RecordReader(this.#kind, header, format, this.#report),
    };
  }

  #record(row: Row, { check, reader }: Body, exceptions: Exception[]): Record<string, unknown> | undefined {
    const fault = check.fault(row, this.#row, this.#forbidden);
    if (fault !== undefined) exceptions.push(fault);
    if (fault !== undefined || row instanceof Unreadable) return undefined;
    for (const exception of check.unnamed(row, this.#row)) exceptions.push(exception);
    return reader.read(row, this.#row, exceptions);
  }

  #fail(message: string, exceptions: Exception[]): void {
    this.failed = true;
    exceptions.push(this.#report('error', 'file-unreadable', message));
  }
}
