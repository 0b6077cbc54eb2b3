import type { Payer } from '@totalize/core';
import { entryOf } from './entry-of.ts';
import type { Mapping } from './mapping.ts';
import type { CodedAmount, Group, TaxLine } from './payment.ts';
import { groups } from './payment.ts';
import { groupKey } from './profile.ts';
import type { LinePart } from './role.ts';

interface Into {
  readonly amounts: CodedAmount[];
  readonly taxes: TaxLine[];
}

const payerWords: Readonly<Record<string, Payer>> = {
  employee: 'employee',
  ee: 'employee',
  employer: 'employer',
  er: 'employer',
};

const suffixes: readonly (readonly [RegExp, Payer])[] = [
  [/[\s_-](?:EE|EMPLOYEE)$/i, 'employee'],
  [/[\s_-](?:ER|EMPLOYER)$/i, 'employer'],
];

/** One line of a report with codes in a column of their own: the parts of it, until the row is complete. */
export class LongLine {
  readonly #mapping: Mapping;
  readonly #parts: Partial<Record<LinePart, string>> = {};

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
  }

  set(part: LinePart, text: string): void {
    this.#parts[part] = text;
  }

  /** Puts the line where it belongs; what is wrong with it, as the end of a sentence. */
  into(payment: Into): string | undefined {
    const { code, amount, section } = this.#parts;
    const { employeeAmount, employerAmount, taxableAmount, amountToDate, taxableAmountToDate } = this.#parts;
    if (code === undefined) {
      const given = [amount, employeeAmount, employerAmount].find((text) => text !== undefined);
      return given === undefined ? undefined : `has an amount of ${given} and no code that says what it is`;
    }
    const as = section === undefined ? undefined : entryOf(this.#mapping.sections, section);
    const [group = this.#groupOf(code), sectionPayer] = (as ?? '').split(':') as [string?, string?];
    const kind = as === undefined ? this.#groupOf(code) : group;
    if (kind === 'ignore' || kind === 'total') return undefined;
    if (kind === 'tax' || kind === 'taxable') {
      const payer = this.#payer(code) ?? (sectionPayer as Payer | undefined);
      const more = {
        ...(taxableAmount !== undefined && { taxable: taxableAmount }),
        ...(amountToDate !== undefined && { amountToDate }),
        ...(taxableAmountToDate !== undefined && { taxableToDate: taxableAmountToDate }),
      };
      if (kind === 'taxable') payment.taxes.push({ code, ...(amount !== undefined && { taxable: amount }) });
      else if (amount !== undefined)
        payment.taxes.push({ code, ...(payer !== undefined && { payer }), amount, ...more });
      if (employeeAmount !== undefined)
        payment.taxes.push({ code, payer: 'employee', amount: employeeAmount, ...more });
      if (employerAmount !== undefined)
        payment.taxes.push({ code, payer: 'employer', amount: employerAmount, ...more });
      return undefined;
    }
    const paid = amount ?? employeeAmount;
    if (paid !== undefined && /[1-9]/.test(paid)) payment.amounts.push({ group: kind as Group, code, amount: paid });
    return undefined;
  }

  /** A code in no table is taken for an earning, and as such it is unknown: an error with its total. */
  #groupOf(code: string): string {
    if (Object.hasOwn(this.#mapping.taxes ?? {}, code)) return 'tax';
    for (const group of groups) if (Object.hasOwn(this.#mapping.codes?.[groupKey(group)] ?? {}, code)) return group;
    return 'earning';
  }

  #payer(code: string): Payer | undefined {
    const said = this.#parts.payer;
    if (said !== undefined) {
      return entryOf(this.#mapping.payers, said) ?? entryOf(payerWords, said.toLowerCase());
    }
    return suffixes.find(([pattern]) => pattern.test(code))?.[1];
  }
}
