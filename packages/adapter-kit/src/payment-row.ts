import type { Exception, Payer } from '@totalize/core';
import { Fault } from './cell.ts';
import { DecimalSum } from './decimal-sum.ts';
import { fieldsOf } from './field.ts';
import { unguard } from './guard.ts';
import { LongLine } from './long-line.ts';
import type { Mapping } from './mapping.ts';
import { readAmount, readDay } from './pay-text.ts';
import type { CodedAmount, Payment, TaxLine } from './payment.ts';
import type { PaymentHeader, RoleColumn } from './payment-header.ts';
import { type Report, shown } from './report.ts';
import { isSecret } from './secret.ts';
import { type AnyCell, BadCell, idTextOf, textOf } from './row.ts';
import type { TextFormat } from './text-format.ts';

export interface DraftPayment extends Payment {
  readonly fields: Record<string, string>;
  readonly amounts: CodedAmount[];
  readonly taxes: TaxLine[];
  gross?: string;
  net?: string;
  refused: boolean;
}

/** Rows that agree in these are one payment. */
const keyFields = ['workerId', 'employerId', 'periodStart', 'periodEnd', 'payDate', 'currency', 'lineId', 'kind'];
const types = new Map(fieldsOf('payLines').map(({ name, type }) => [name, type]));

/** Reads the rows of a payroll report into payments. */
export class PaymentRow {
  readonly #columns: readonly RoleColumn[];
  readonly #mapping: Mapping;
  readonly #format: TextFormat;
  readonly #report: Report;
  readonly #key: readonly RoleColumn[];

  constructor(header: Pick<PaymentHeader, 'columns'>, mapping: Mapping, format: TextFormat, report: Report) {
    this.#columns = header.columns;
    this.#mapping = mapping;
    this.#format = format;
    this.#report = report;
    this.#key = header.columns.filter(
      ({ role }) => role.is === 'payment' || (role.is === 'field' && keyFields.includes(role.name)),
    );
  }

  keyOf(row: readonly AnyCell[], number: number): string {
    const parts = this.#key.flatMap(({ index, role }) => {
      const text = textOf(row[index]).trim();
      return text === '' ? [] : [`${role.is === 'field' ? role.name : role.is}=${text}`];
    });
    return parts.length === 0 ? `row ${number}` : parts.toSorted().join('\u{1f}');
  }

  read(
    row: readonly AnyCell[],
    number: number,
    before: DraftPayment | undefined,
    exceptions: Exception[],
  ): DraftPayment {
    const draft: DraftPayment = before ?? {
      place: { row: number },
      fields: {},
      amounts: [],
      taxes: [],
      refused: false,
    };
    const line = new LongLine(this.#mapping);
    for (const column of this.#columns) {
      const fault = this.#take(column, row[column.index], draft, line);
      if (fault === undefined) continue;
      draft.refused = true;
      const text = textOf(row[column.index]);
      const secret = isSecret(column.name, text);
      const message = `${shown(column.name)}${secret ? '' : ` "${shown(text)}"`} ${fault.why}.`;
      const { workerId } = draft.fields;
      const who = workerId === undefined || isSecret('', workerId) ? {} : { workerId };
      exceptions.push(
        this.#report('error', 'record-invalid', message, {
          row: number,
          column: shown(column.name),
          value: text,
          ...who,
        }),
      );
    }
    const fault = line.into(draft);
    if (fault !== undefined) {
      draft.refused = true;
      exceptions.push(this.#report('error', 'code-unknown', `Row ${number} ${fault}.`, { row: number }));
    }
    return draft;
  }

  #take({ role }: RoleColumn, cell: AnyCell | undefined, draft: DraftPayment, line: LongLine): Fault | undefined {
    if (
      cell === undefined ||
      textOf(cell).trim() === '' ||
      role.is === 'ignore' ||
      role.is === 'secret' ||
      role.is === 'total'
    )
      return undefined;
    if (role.is === 'payment') return undefined;
    if (role.is === 'field' && role.name !== 'gross') return this.#field(role.name, cell, draft);
    if (role.is === 'line' && (role.part === 'code' || role.part === 'section' || role.part === 'payer')) {
      line.set(role.part, textOf(cell).trim());
      return undefined;
    }
    const currency = draft.fields['currency'] ?? this.#mapping.constants['currency'];
    const amount = readAmount(cell, this.#format, currency);
    if (amount === undefined || amount instanceof Fault) return amount;
    switch (role.is) {
      case 'field':
        draft.gross = sum(draft.gross, amount);
        return undefined;
      case 'net':
        draft.net = sum(draft.net, amount);
        return undefined;
      case 'amount':
        if (!new DecimalSum(amount).isZero) draft.amounts.push({ group: role.group, code: role.code, amount });
        return undefined;
      case 'tax':
        draft.taxes.push(taxLine(role.code, role.part, amount, role.payer));
        return undefined;
      case 'line':
        line.set(role.part, amount);
        return undefined;
    }
  }

  #field(name: string, cell: AnyCell, draft: DraftPayment): Fault | undefined {
    const type = types.get(name);
    const value =
      type === 'date'
        ? readDay(cell, this.#format)
        : type === 'decimal'
          ? readAmount(cell, this.#format)
          : this.#text(name, cell);
    if (value instanceof Fault) return value;
    if (value === undefined) return undefined;
    const known = draft.fields[name];
    if (name === 'hours') draft.fields[name] = sum(known, value);
    else if (known === undefined) draft.fields[name] = value;
    else if (known !== value) return new Fault(`is not the ${shown(known)} of the same payment's other rows`);
    return undefined;
  }

  #text(name: string, cell: AnyCell): string | Fault {
    const text = typeof cell === 'string' ? unguard(cell).trim() : idTextOf(cell).trim();
    if (cell instanceof BadCell) return new Fault(cell.why);
    if (typeof cell === 'object' && 'type' in cell && cell.type === 'date')
      return new Fault('is a date where an id is expected');
    if (/^\d(?:[.,]\d+)?E\+\d{2,3}$/.test(text) && types.get(name) === 'id')
      return new Fault('was turned into a number by a spreadsheet and its digits are lost; export it again as text');
    return text;
  }
}

const sum = (a: string | undefined, b: string): string => (a === undefined ? b : new DecimalSum(a, b).text);

const taxLine = (
  code: string,
  part: 'tax' | 'taxable' | 'taxToDate' | 'taxableToDate',
  amount: string,
  payer: Payer | undefined,
): TaxLine => ({
  code,
  ...(payer !== undefined && { payer }),
  ...(part === 'tax' && { amount }),
  ...(part === 'taxable' && { taxable: amount }),
  ...(part === 'taxToDate' && { amountToDate: amount }),
  ...(part === 'taxableToDate' && { taxableToDate: amount }),
});
