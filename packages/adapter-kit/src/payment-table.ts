import { ControlSums } from './control-sums.ts';
import type { Mapping } from './mapping.ts';
import { PayLines } from './pay-line-of.ts';
import { PaymentHeader } from './payment-header.ts';
import { type DraftPayment, PaymentRow } from './payment-row.ts';
import type { OpenBatch, TableReader } from './record-table.ts';
import { type Report, shown } from './report.ts';
import { isEmpty, type Row, textOf, Unreadable } from './row.ts';
import { contractFormat, textFormat } from './text-format.ts';
import { UnmappedMoney } from './unmapped-money.ts';

interface Body {
  readonly header: PaymentHeader;
  readonly rows: PaymentRow;
  readonly unmapped: UnmappedMoney;
  readonly control: ControlSums;
}

const SEARCHED = 20;
const totalRow = /^\s*(?:grand\s+|sub\s*-?|report\s+|company\s+)?totals?\b/i;

/**
 * Reads a payroll report: some rows for each payment, one column for each earning, deduction and tax, or one for codes.
 * Rows of one payment are added up. Totals are no data; they are compared.
 */
export class PaymentTable implements TableReader {
  readonly #mapping: Mapping;
  readonly #report: Report;
  readonly #lines: PayLines;
  readonly #payments = new Map<string, DraftPayment>();
  #waiting: { row: Row; number: number }[] = [];
  #body: Body | undefined;
  failed = false;

  constructor(mapping: Mapping, report: Report) {
    this.#mapping = mapping;
    this.#report = report;
    this.#lines = new PayLines(mapping, report);
  }

  row(row: Row, number: number, out: OpenBatch, forbidden?: RegExp): void {
    if (isEmpty(row) || this.failed) return;
    if (this.#body !== undefined) {
      this.#record(row, number, this.#body, out, forbidden);
      return;
    }
    this.#waiting.push({ row, number });
    if (this.#quality(row) > 0 || this.#waiting.length >= SEARCHED) this.#begin(out, forbidden);
  }

  end(out: OpenBatch): void {
    if (this.failed) return;
    if (this.#body === undefined) this.#begin(out, undefined);
    if (this.#body === undefined) return;
    for (const payment of this.#payments.values()) {
      if (payment.refused) out.refused += 1;
      else this.#lines.into(payment, out);
    }
    for (const exception of [...this.#body.unmapped.found(), ...this.#lines.end()]) out.exceptions.push(exception);
  }

  #quality(row: Row): number {
    return row instanceof Unreadable ? 0 : PaymentHeader.quality(row.map(textOf), this.#mapping);
  }

  #begin(out: OpenBatch, forbidden: RegExp | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    const at = waiting.findIndex(({ row }) => this.#quality(row) > 0);
    const found = waiting[at];
    if (found === undefined || found.row instanceof Unreadable) {
      this.failed = true;
      const message =
        waiting.length === 0
          ? 'The file is empty; it needs a header row and rows below it.'
          : `None of the first ${SEARCHED} rows names a worker and something that was paid; name the columns in a profile (\`totalize map\` proposes one).`;
      out.exceptions.push(this.#report('error', 'file-unreadable', message));
      return;
    }
    const header = new PaymentHeader(found.row.map(textOf), this.#mapping);
    const format = textFormat(this.#mapping) ?? contractFormat;
    for (const { name } of header.unused.filter(({ name }) => name !== '')) {
      const message = `Column "${shown(name)}" is not in the profile and was not used.`;
      out.exceptions.push(
        this.#report('warning', 'field-unknown', message, { row: found.number, column: shown(name) }),
      );
    }
    this.#body = {
      header,
      rows: new PaymentRow(header, this.#mapping, format, this.#report),
      unmapped: new UnmappedMoney(header.unused, format, this.#report, true),
      control: new ControlSums(header, format, this.#report),
    };
    for (const { row, number } of waiting.slice(at + 1)) this.row(row, number, out, forbidden);
  }

  #record(row: Row, number: number, body: Body, out: OpenBatch, forbidden: RegExp | undefined): void {
    const { header, rows, unmapped, control } = body;
    if (row instanceof Unreadable) {
      out.exceptions.push(this.#report('error', 'file-unreadable', `Row ${number} ${row.why}.`, { row: number }));
      out.refused += 1;
      return;
    }
    if (forbidden !== undefined && row.some((cell) => forbidden.test(textOf(cell)))) {
      const message = `Row ${number} has a control character or bytes that are no letters; remove them.`;
      out.exceptions.push(this.#report('error', 'file-unreadable', message, { row: number }));
      out.refused += 1;
      return;
    }
    if (header.isRepeated(row)) return;
    if (totalRow.test(textOf(row.find((cell) => textOf(cell).trim() !== '')))) {
      for (const exception of control.compare(row, number)) out.exceptions.push(exception);
      return;
    }
    unmapped.add(row, number);
    control.add(row);
    const key = rows.keyOf(row, number);
    const draft = this.#payments.get(key);
    const next = rows.read(row, number, draft, out.exceptions);
    this.#payments.set(key, next);
  }
}
