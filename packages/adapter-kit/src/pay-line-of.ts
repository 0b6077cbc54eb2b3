import { type Exception, payLine, type PayLine, type Payer } from '@totalize/core';
import { reason } from './cell.ts';
import { effectOn } from './code-class.ts';
import { DecimalSum } from './decimal-sum.ts';
import { snakeCase } from './field.ts';
import type { Mapping } from './mapping.ts';
import type { Payment, TaxLine } from './payment.ts';
import type { OpenBatch } from './record-table.ts';
import { type Place, type Report, shown } from './report.ts';
import { isSecret } from './secret.ts';
import { SourceControls } from './source-controls.ts';
import { StrayCodes } from './stray-codes.ts';
import { taxTarget } from './tax-target.ts';
import { codeOf, type Judged, wagesOf } from './wages.ts';

interface Withheld {
  readonly scheme: string;
  readonly payer: Payer;
  readonly sum: DecimalSum;
}

/** A rule that says nothing of one of these leaves schemes undecided. */
const everywhere = ['*', 'us.*'];

/** Turns the payments of one file into pay lines, by the codes of its profile. */
export class PayLines {
  readonly #mapping: Mapping;
  readonly #report: Report;
  readonly #stray: StrayCodes;
  readonly #controls: SourceControls;

  constructor(mapping: Mapping, report: Report) {
    this.#mapping = mapping;
    this.#report = report;
    this.#stray = new StrayCodes(report);
    this.#controls = new SourceControls(mapping, report);
  }

  /** What was found over the whole file. */
  end(): Exception[] {
    return [...this.#controls.end(), ...this.#stray.exceptions()];
  }

  /** Adds the line of a payment to what was read, or what is wrong with it. */
  into(payment: Payment, out: OpenBatch): void {
    const line = this.#of(payment, out.exceptions);
    if (line === undefined) out.refused += 1;
    else {
      out.records.push(line);
      out.rows.push(payment.place.row ?? 0);
    }
  }

  /** Adds what is wrong to `exceptions`; then there is no line. */
  #of(payment: Payment, exceptions: Exception[]): PayLine | undefined {
    const fields: Record<string, string> = { ...this.#mapping.constants, ...payment.fields };
    const place = this.#placeOf(payment, fields);
    const amounts = this.#judge(payment, place, exceptions);
    const withheld = this.#withheld(payment.taxes, place, exceptions);
    if (amounts === undefined || withheld === undefined) return undefined;
    const { gross, wages } = amounts.length > 0 ? wagesOf(amounts) : { gross: payment.gross, wages: {} };
    if (gross !== undefined) exceptions.push(...this.#controls.payment(payment, { gross, wages }, fields, place));
    const record: Record<string, unknown> = {
      ...fields,
      ...(fields['kind'] === undefined && this.#kindOf(amounts, gross, fields)),
      ...(gross !== undefined && { gross }),
      ...(Object.keys(wages).length > 0 && { wages }),
      ...(withheld.length > 0 && { withheld }),
    };
    return this.#checked(record, place, exceptions);
  }

  #placeOf(payment: Payment, fields: Readonly<Record<string, string>>): Place {
    const { workerId, lineId } = fields;
    return {
      ...payment.place,
      ...(workerId !== undefined && !isSecret('', workerId) && { workerId }),
      ...(lineId !== undefined && { lineId }),
    };
  }

  /** A code that is unknown or left open refuses the payment: its wages cannot be told. */
  #judge({ amounts }: Payment, place: Place, exceptions: Exception[]): Judged[] | undefined {
    const judged: Judged[] = [];
    const refused = new Set<string>();
    for (const item of amounts) {
      const what = `${item.group[0]?.toUpperCase()}${item.group.slice(1)} code "${shown(item.code)}"${item.label === undefined ? '' : ` (${shown(item.label)})`}`;
      const known = codeOf(this.#mapping, item);
      if (known === undefined) {
        const advice = 'is in no table of the profile; say under codes what it is.';
        this.#stray.add({ severity: 'error', code: 'code-unknown', what, advice }, item.amount, place);
        refused.add(item.code);
        continue;
      }
      if (Object.values(known.rule).includes('ask')) {
        const advice =
          'is left open by the profile; say under codes, for each scheme, whether it is in or out of the wages.';
        this.#stray.add({ severity: 'error', code: 'code-undecided', what, advice }, item.amount, place);
        refused.add(item.code);
        continue;
      }
      if (everywhere.some((key) => effectOn(known.rule, key) === undefined)) {
        const advice = `is decided for ${Object.keys(known.rule).join(', ')} only; the wages of other schemes are the gross with it. If others apply, say under codes what it is for them.`;
        this.#stray.add({ severity: 'warning', code: 'code-undecided', what, advice }, item.amount, place);
      }
      judged.push({ ...item, known });
    }
    if (refused.size === 0) return judged;
    const codes = [...refused].slice(0, 5).map(shown).join(', ');
    const message = `The payment was refused: its wages depend on ${refused.size === 1 ? 'the code' : 'the codes'} ${codes}.`;
    exceptions.push(this.#report('error', 'record-refused', message, place));
    return undefined;
  }

  #withheld(taxes: readonly TaxLine[], place: Place, exceptions: Exception[]): Record<string, string>[] | undefined {
    const sums = new Map<string, Withheld>();
    const unknown = new Set<string>();
    for (const tax of taxes) {
      const fault = (code: 'code-unknown' | 'code-undecided', advice: string): void => {
        const what = `Tax code "${shown(tax.code)}"`;
        this.#stray.add({ severity: 'error', code, what, advice }, tax.amount ?? '0', place);
        unknown.add(tax.code);
      };
      const target = taxTarget(this.#mapping, tax);
      if (target === undefined) {
        if (new DecimalSum(tax.amount ?? '0').isZero && new DecimalSum(tax.taxable ?? '0').isZero) continue;
        fault('code-unknown', 'is in no table of the profile; say under taxes which scheme it is, or other.');
        continue;
      }
      const { scheme, payer } = target;
      if (scheme === 'other' || tax.amount === undefined) continue;
      if (payer === undefined) {
        fault('code-undecided', 'does not say who pays; say under taxes, such as us.oasdi.employee.');
        continue;
      }
      const key = `${scheme} ${payer}`;
      const found = sums.get(key) ?? { scheme, payer, sum: new DecimalSum() };
      found.sum.add(tax.amount);
      sums.set(key, found);
    }
    if (unknown.size > 0) {
      const message = `The payment was refused: nothing says what its taxes ${[...unknown].slice(0, 5).map(shown).join(', ')} are.`;
      exceptions.push(this.#report('error', 'record-refused', message, place));
      return undefined;
    }
    return [...sums.values()].map(({ scheme, payer, sum }) => ({ scheme, payer, amount: sum.text }));
  }

  /** Only adjustments and reversals are negative; pay of one-off codes alone is a one-off payment. */
  #kindOf(
    amounts: readonly Judged[],
    gross: string | undefined,
    fields: Readonly<Record<string, string>>,
  ): Record<string, string> {
    if (gross !== undefined && gross.startsWith('-')) {
      return {
        kind: 'adjustment',
        ...(fields['periodStart'] !== undefined && fields['for'] === undefined && { for: fields['periodStart'] }),
      };
    }
    const earnings = amounts.filter(({ group }) => group === 'earning');
    return earnings.length > 0 && earnings.every(({ known }) => known.oneOff) ? { kind: 'one-off' } : {};
  }

  #checked(record: Record<string, unknown>, place: Place, exceptions: Exception[]): PayLine | undefined {
    const result = payLine.safeParse(record);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const path = issue.path.map((part) => snakeCase(String(part))).join('.');
      const value = record[String(issue.path[0])];
      const text = typeof value === 'string' ? value : '';
      const missing = value === undefined;
      const found = text === '' || isSecret(path, text) ? '' : ` "${shown(text)}"`;
      const why = missing
        ? 'is missing; the file does not say it: give it under constants or columns in a mapping file'
        : reason(issue.message, text);
      const at = { ...place, column: path, ...(text !== '' && { value: text }) };
      exceptions.push(this.#report('error', 'record-invalid', `${path}${found} ${why}.`, at));
    }
    return undefined;
  }
}
