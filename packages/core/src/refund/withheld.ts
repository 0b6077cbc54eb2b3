import type { CompiledScheme, Law } from '../legislation/compile.ts';
import { parseAmount } from '../money/amount.ts';
import type { Int } from '../money/integer.ts';
import type { PreparedLine } from '../payroll/prepared-line.ts';
import type { ComputedLine } from '../payroll/worker.ts';
import type { Exception } from '../records/exception.ts';
import type { Payer } from '../records/primitives.ts';

/** An amount that a payroll withheld or paid. */
export interface WithheldItem {
  readonly scheme: CompiledScheme;
  readonly payer: Payer;
  readonly amount: Int;
  readonly borneBy: 'employee' | 'employer';
}

/** What was withheld, by line. */
export type WithheldOf = ReadonlyMap<string, readonly WithheldItem[]>;

const fault = (line: PreparedLine, code: Exception['code'], message: string, country: string): Exception => ({
  severity: 'error',
  code,
  message,
  workerId: line.workerId,
  lineId: line.lineId,
  country,
});

const itemsOf = (law: Law, line: PreparedLine, exceptions: Exception[]): readonly WithheldItem[] =>
  (line.record.withheld ?? []).flatMap(({ scheme: id, payer, amount: text, borneBy }) => {
    const country = id.slice(0, 2).toUpperCase();
    const scheme = law.schemes.get(id);
    if (scheme === undefined) {
      const known = law.countries.has(country);
      const what = known ? `There is no scheme ${id}` : `The law of ${country} is not in the data`;
      const message = `${what}: what was withheld for ${id} was not compared. Correct the scheme's name.`;
      exceptions.push(fault(line, known ? 'scheme-unknown' : 'country-law-missing', message, country));
      return [];
    }
    const { currency } = scheme.country.law;
    const amount = parseAmount(text, currency);
    if (amount === undefined) {
      const message = `What was withheld for ${id} is finer than the smallest unit of ${currency}. Round it.`;
      exceptions.push(fault(line, 'record-invalid', message, country));
      return [];
    }
    return [{ scheme, payer, amount, borneBy: borneBy ?? 'employee' }];
  });

const isSamePay = (shadow: PreparedLine, { line, rows }: ComputedLine): boolean =>
  rows !== undefined &&
  line.record.delivery !== 'shadow' &&
  line.periodStart === shadow.periodStart &&
  line.periodEnd === shadow.periodEnd &&
  line.kind === shadow.kind;

/**
 * What was withheld from a worker's lines. A shadow copy has no rows: what its payroll withheld counts for the line of
 * the same period that it copies.
 */
export const withheldOf = (law: Law, lines: readonly ComputedLine[], exceptions: Exception[]): WithheldOf => {
  const found = new Map<string, readonly WithheldItem[]>();
  const put = (lineId: string, items: readonly WithheldItem[]): void => {
    if (items.length > 0) found.set(lineId, [...(found.get(lineId) ?? []), ...items]);
  };
  for (const { line } of lines) {
    const items = itemsOf(law, line, exceptions);
    if (line.record.delivery !== 'shadow') put(line.lineId, items);
    else if (items.length > 0) {
      const original =
        lines.find((one) => isSamePay(line, one) && one.line.employerId === line.employerId) ??
        lines.find((one) => isSamePay(line, one));
      if (original !== undefined) put(original.line.lineId, items);
      else {
        const message = `The line is a shadow copy and no line of the same period is in the batch: what it withheld was not compared. Add the line that it copies.`;
        exceptions.push({
          severity: 'warning',
          code: 'withheld-not-compared',
          message,
          workerId: line.workerId,
          lineId: line.lineId,
        });
      }
    }
  }
  return found;
};
