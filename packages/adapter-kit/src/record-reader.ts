import type { Exception } from '@totalize/core';
import { setterOf, type Setter } from './builder.ts';
import { Fault, reason } from './cell.ts';
import { type Field, fieldsOf, snakeCase } from './field.ts';
import { unguard } from './guard.ts';
import type { Column, Header } from './header.ts';
import { type RecordKind, wholeRecord } from './kinds.ts';
import { type Place, type Report, shown } from './report.ts';
import { isSecret } from './secret.ts';
import { type AnyCell, BadCell, idTextOf, textOf, type TypedCell } from './row.ts';
import { contractFormat, type TextFormat } from './text-format.ts';

interface Step {
  readonly column: Column;
  readonly set: Setter;
  /** For cells whose type the format knows. */
  readonly setTyped: Setter;
}

interface Required {
  readonly field: Field;
  readonly header: string;
  /** What an empty cell stands for, where the schema takes an empty text or list. */
  readonly empty: unknown;
}

/** Who bore an amount can only be read once the amount is there. */
const inOrder = (columns: readonly Column[]): Column[] =>
  columns.toSorted((a, b) => Number(a.target.part === 'borneBy') - Number(b.target.part === 'borneBy'));

const requiredOf = (kind: RecordKind, columns: readonly Column[]): Required[] =>
  fieldsOf(kind)
    .filter((field) => field.required)
    .map((field) => {
      const empty = field.layout === 'list' ? [] : '';
      const header = columns.find((column) => column.target.field === field)?.header ?? field.column;
      return { field, header, empty: field.schema.safeParse(empty).success ? empty : undefined };
    });

const fromTyped = (
  { column, set, setTyped }: Step,
  record: Record<string, unknown>,
  cell: TypedCell | BadCell,
): Fault | undefined => {
  if (cell instanceof BadCell) return new Fault(cell.why);
  if (cell.type === 'text') return set(record, cell.text);
  const { type } = column.target.field;
  if (cell.type === 'date' && type === 'id') {
    return new Fault('was turned into a date by a spreadsheet; format the column as text and enter the id again');
  }
  if (cell.type === 'date' && type === 'decimal') return new Fault('is a date where a number is expected');
  if (cell.type === 'number' && type === 'date') return new Fault('is a number where a date is expected');
  const text = type === 'id' ? idTextOf(cell) : cell.text;
  if (type === 'id' && cell.type === 'number' && /^\d{16,}$/.test(text)) {
    return new Fault(
      'was entered as a number of more than 15 digits, of which a spreadsheet keeps 15; enter it as text',
    );
  }
  return setTyped(record, text);
};

/** Turns the cells of a row into a record, or says of each cell that cannot be read why. */
export class RecordReader {
  readonly #kind: RecordKind;
  readonly #steps: readonly Step[];
  readonly #required: readonly Required[];
  readonly #report: Report;

  constructor(kind: RecordKind, header: Header, format: TextFormat, report: Report) {
    this.#kind = kind;
    this.#report = report;
    this.#steps = inOrder(header.columns).map((column) => ({
      column,
      set: setterOf(column, column.constant === undefined ? format : contractFormat),
      setTyped: setterOf(column, contractFormat),
    }));
    this.#required = requiredOf(kind, header.columns);
  }

  /** Adds what is wrong to `exceptions`; then there is no record. */
  read(cells: readonly AnyCell[], row: number, exceptions: Exception[]): Record<string, unknown> | undefined {
    const record: Record<string, unknown> = {};
    let faults: { header: string; text: string; why: string }[] | undefined;
    for (const step of this.#steps) {
      const { column } = step;
      const cell = column.constant ?? cells[column.index];
      const text = textOf(cell);
      if (cell === undefined || text === '') continue;
      const fault = typeof cell === 'string' ? step.set(record, unguard(cell)) : fromTyped(step, record, cell);
      if (fault !== undefined) (faults ??= []).push({ header: column.header, text, why: fault.why });
    }
    for (const { field, header, empty } of this.#required) {
      if (record[field.name] !== undefined) continue;
      if (empty !== undefined) record[field.name] = Array.isArray(empty) ? [] : empty;
      else if (faults?.some((fault) => fault.header === header) !== true)
        (faults ??= []).push({ header, text: '', why: 'is missing' });
    }
    if (faults === undefined) return this.#whole(record, row, exceptions);
    const who = this.#who(record);
    for (const { header, text, why } of faults) {
      const found = text === '' || isSecret(header, text) ? '' : ` "${shown(text)}"`;
      const place: Place = { row, column: shown(header), ...who, ...(text === '' ? {} : { value: text }) };
      exceptions.push(this.#report('error', 'record-invalid', `${shown(header)}${found} ${why}.${lines(text)}`, place));
    }
    return undefined;
  }

  #whole(record: Record<string, unknown>, row: number, exceptions: Exception[]): Record<string, unknown> | undefined {
    const result = wholeRecord[this.#kind]?.safeParse(record);
    if (result === undefined || result.success) return record;
    const [issue] = result.error.issues;
    const path = (issue?.path ?? []).map((name) => snakeCase(String(name)));
    const subject = path.length === 0 ? 'The row' : path.join('.');
    const why = reason(issue?.message, '');
    const place = { row, ...(path.length === 0 ? {} : { column: shown(path.join('.')) }), ...this.#who(record) };
    exceptions.push(this.#report('error', 'record-invalid', `${shown(subject)} ${why}.`, place));
    return undefined;
  }

  /** The person and line concerned, unless their column holds a national identifier. */
  #who(record: Readonly<Record<string, unknown>>): Place {
    const place: { workerId?: string; lineId?: string } = {};
    for (const name of ['workerId', 'lineId'] as const) {
      const value = record[name];
      const header = this.#steps.find(({ column }) => column.target.field.name === name)?.column.header;
      if (typeof value === 'string' && !isSecret(header ?? '', value)) place[name] = value;
    }
    return place;
  }
}

const lines = (text: string): string =>
  /[\r\n]/.test(text) ? ' The cell goes over several lines: is a quotation mark missing?' : '';
