import type { Exception } from '@totalize/core';
import type { ReadBatch } from './adapter.ts';
import { type Header, readHeader } from './header.ts';
import type { RecordKind } from './kinds.ts';
import type { Mapping } from './mapping.ts';
import { RecordReader } from './record-reader.ts';
import type { Report } from './report.ts';
import { type AnyCell, isEmpty, type Row, textOf, Unreadable } from './row.ts';
import { RowCheck } from './row-check.ts';
import { contractFormat, textFormat } from './text-format.ts';
import { completeHeader } from './title-rows.ts';
import { UnmappedMoney } from './unmapped-money.ts';

export type AnyBatch = ReadBatch<Record<string, unknown>>;

export const emptyBatch = (): AnyBatch & { refused: number } => ({ records: [], rows: [], exceptions: [], refused: 0 });
export type OpenBatch = ReturnType<typeof emptyBatch>;

/** Takes the rows of one table in their order. */
export interface TableReader {
  /** The table cannot be read, and it has been said why. */
  readonly failed: boolean;
  /** `forbidden`: characters that the file has somewhere and no cell may have. */
  row(row: Row, number: number, out: OpenBatch, forbidden?: RegExp): void;
  end(out: OpenBatch): void;
}

interface Waiting {
  readonly row: Row;
  readonly number: number;
}

interface Body {
  readonly layout: Header;
  readonly row: number;
  readonly check: RowCheck;
  readonly reader: RecordReader;
  readonly unmapped: UnmappedMoney | undefined;
  readonly header: string;
}

/** What a table is read for: its records, what there is to say of the table as a whole, or both. */
export type TableParts = 'all' | 'records' | 'table';

/** Title rows above a header are at most this many. */
const SEARCHED = 20;

const lineOf = (row: Row): string =>
  row instanceof Unreadable
    ? ''
    : row
        .map((cell) => textOf(cell).trim())
        .join('\n')
        .replace(/\n+$/, '');

/** Reads a table with one record in each row, below a header of the record's fields or of names that a mapping knows. */
export class RecordTable implements TableReader {
  readonly #kind: RecordKind;
  readonly #mapping: Mapping;
  readonly #report: Report;
  readonly #parts: TableParts;
  #waiting: Waiting[] = [];
  #body: Body | undefined;
  failed = false;

  constructor(kind: RecordKind, mapping: Mapping, report: Report, parts: TableParts = 'all') {
    this.#kind = kind;
    this.#mapping = mapping;
    this.#report = report;
    this.#parts = parts;
  }

  /** The header and its row, once it has been found. */
  get header(): { readonly layout: Header; readonly row: number } | undefined {
    return this.#body;
  }

  row(row: Row, number: number, out: OpenBatch, forbidden?: RegExp): void {
    if (isEmpty(row) || this.failed) return;
    if (this.#body !== undefined) {
      this.#record(row, number, this.#body, out, forbidden);
      return;
    }
    this.#waiting.push({ row, number });
    if (this.#isHeader(row) || this.#waiting.length >= SEARCHED) this.#begin(out, forbidden);
  }

  end(out: OpenBatch): void {
    if (this.failed) return;
    if (this.#body === undefined) this.#begin(out, undefined);
    for (const exception of this.#body?.unmapped?.found() ?? []) out.exceptions.push(exception);
  }

  #isHeader(row: Row): boolean {
    return !(row instanceof Unreadable) && completeHeader(this.#kind, row.map(textOf), this.#mapping);
  }

  /** The first row is the header, unless a later one has what the first lacks. */
  #begin(out: OpenBatch, forbidden: RegExp | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const at = Math.max(
      0,
      waiting.findIndex(({ row }) => this.#isHeader(row)),
    );
    const header = waiting[at];
    if (header === undefined) {
      this.#fail('The file is empty; it needs a header row and rows below it.', out.exceptions);
      return;
    }
    if (header.row instanceof Unreadable) {
      this.#fail(`The header ${header.row.why}.`, out.exceptions);
      return;
    }
    this.#body = this.#bodyOf(header.row, header.number, out.exceptions);
    for (const { row, number } of waiting.slice(at + 1)) this.row(row, number, out, forbidden);
  }

  #bodyOf(cells: readonly AnyCell[], number: number, exceptions: Exception[]): Body {
    const header = readHeader(this.#kind, cells.map(textOf), number, this.#mapping, this.#report);
    if (this.#parts !== 'records') for (const exception of header.exceptions) exceptions.push(exception);
    this.failed = header.failed;
    const format = textFormat(this.#mapping) ?? contractFormat;
    return {
      layout: header,
      row: number,
      check: new RowCheck(header, this.#report),
      reader: new RecordReader(this.#kind, header, format, this.#report),
      unmapped:
        this.#kind === 'payLines' && this.#parts !== 'records'
          ? new UnmappedMoney(header.unused, format, this.#report)
          : undefined,
      header: lineOf([...cells]),
    };
  }

  #record(row: Row, number: number, body: Body, out: OpenBatch, forbidden: RegExp | undefined): void {
    const { check, reader, unmapped, header } = body;
    const fault = check.fault(row, number, forbidden);
    if (fault !== undefined && this.#parts !== 'table') out.exceptions.push(fault);
    if (fault !== undefined || row instanceof Unreadable) {
      out.refused += 1;
      return;
    }
    // Printed on every page of a report; it holds no data.
    if (header.startsWith(textOf(row[0]).trim()) && lineOf(row) === header) return;
    if (this.#parts !== 'records') for (const exception of check.unnamed(row, number)) out.exceptions.push(exception);
    unmapped?.add(row, number);
    if (this.#parts === 'table') return;
    const record = reader.read(row, number, out.exceptions);
    if (record === undefined) out.refused += 1;
    else {
      out.records.push(record);
      out.rows.push(number);
    }
  }

  #fail(message: string, exceptions: Exception[]): void {
    this.failed = true;
    exceptions.push(this.#report('error', 'file-unreadable', message));
  }
}
