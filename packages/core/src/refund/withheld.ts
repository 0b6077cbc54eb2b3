import type { CompiledScheme, Law } from '../legislation/compile.ts';
import { parseAmount } from '../money/amount.ts';
import type { Int } from '../money/integer.ts';
import type { PreparedLine } from '../payroll/prepared-line.ts';
import type { ComputedLine } from '../payroll/worker.ts';
import type { Exception } from '../records/exception.ts';
import type { PayLine } from '../records/pay-line.ts';
import type { Payer } from '../records/primitives.ts';
import type { StandingLine } from './standing.ts';

/** An amount that a payroll withheld or paid. */
export interface WithheldItem {
  readonly scheme: CompiledScheme;
  readonly payer: Payer;
  readonly amount: Int;
  readonly borneBy: 'employee' | 'employer';
}

/** What is known to have been withheld from a line. */
interface Withheld {
  readonly items: readonly WithheldItem[];
  /**
   * The patterns of the schemes that an earlier run computed, where the items are its rows: then what it has no row of was
   * not withheld. `undefined`: only what the items' countries and payers have is known.
   */
  readonly computed: readonly string[] | undefined;
}

/** What was withheld, by line. */
export type WithheldOf = ReadonlyMap<string, Withheld>;

const fault = (line: PreparedLine, code: Exception['code'], message: string, country: string): Exception => ({
  severity: 'error',
  code,
  message,
  workerId: line.workerId,
  lineId: line.lineId,
  country,
});

const hasOwn = ({ record }: PreparedLine): boolean => (record.withheld ?? []).length > 0;

const readItems = (
  law: Law,
  line: PreparedLine,
  items: NonNullable<PayLine['withheld']>,
  exceptions: Exception[],
): readonly WithheldItem[] =>
  items.flatMap(({ scheme: id, payer, amount: text, borneBy }) => {
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

const pairOf = ({ scheme, payer }: WithheldItem): string => `${scheme.country.code} ${payer}`;

/** What an approved run has of a line, for the countries and payers of which the line itself says nothing. */
const standingItems = (
  law: Law,
  line: PreparedLine,
  { rows, corrected }: StandingLine,
  stated: readonly WithheldItem[],
  exceptions: Exception[],
): readonly WithheldItem[] => {
  const known = new Set(stated.map(pairOf));
  const nothing = corrected.map(({ scheme, payer }) => ({ scheme, payer, amount: '0' }));
  const items = [...rows.map(({ scheme, payer, amount }) => ({ scheme, payer, amount })), ...nothing];
  return readItems(law, line, items, exceptions).filter((item) => !known.has(pairOf(item)));
};

/**
 * What was withheld from a worker's lines: what they say, else what their approved runs came to. A shadow copy has no rows: what its payroll withheld counts for the line of
 * the same period that it copies.
 */
export const withheldOf = (
  law: Law,
  lines: readonly ComputedLine[],
  standing: (line: Pick<PayLine, 'workerId' | 'lineId'>) => StandingLine | undefined,
  exceptions: Exception[],
): WithheldOf => {
  const found = new Map<string, Withheld>();
  const put = (lineId: string, more: readonly WithheldItem[], computed?: readonly string[]): void => {
    const before = found.get(lineId);
    if (more.length > 0 || computed !== undefined)
      found.set(lineId, { items: [...(before?.items ?? []), ...more], computed: computed ?? before?.computed });
  };
  for (const { line } of lines) {
    const items = readItems(law, line, line.record.withheld ?? [], exceptions);
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
  for (const { line } of lines) {
    const stands = line.record.delivery === 'shadow' || hasOwn(line) ? undefined : standing(line);
    if (stands === undefined) continue;
    const stated = found.get(line.lineId)?.items ?? [];
    put(line.lineId, standingItems(law, line, stands, stated, exceptions), stands.run.schemes);
  }
  return found;
};
