import { date as dateSchema } from '@totalize/core';
import { Fault } from './cell.ts';
import { unguard } from './guard.ts';
import { type AnyCell, BadCell, textOf } from './row.ts';
import type { TextFormat } from './text-format.ts';

const marks: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '¥': 'JPY' };
const leading = /^([-(]?)\s*([$€£¥]|[A-Z]{3}\b)\s*(.*)$/su;
const trailing = /^(.*?)\s*([$€£¥]|[A-Z]{3})(\)?)$/su;

interface Marked {
  readonly digits: string;
  readonly currency: string | undefined;
}

const withoutMark = (text: string): Marked => {
  const before = leading.exec(text);
  if (before !== null) return { digits: `${before[1]}${before[3]}`, currency: marks[before[2] ?? ''] ?? before[2] };
  const after = trailing.exec(text);
  if (after !== null) return { digits: `${after[1]}${after[3]}`, currency: marks[after[2] ?? ''] ?? after[2] };
  return { digits: text, currency: undefined };
};

/** An amount as payroll reports write it: with a currency sign, in parentheses, `-` for nothing. */
export const readAmount = (
  cell: AnyCell | undefined,
  format: TextFormat,
  currency?: string,
): string | Fault | undefined => {
  if (cell instanceof BadCell) return new Fault(cell.why);
  const text = typeof cell === 'string' ? unguard(cell).trim() : textOf(cell).trim();
  if (text === '' || text === '-') return undefined;
  const typed = typeof cell === 'object' && cell.type !== 'text' ? cell.type : undefined;
  if (typed !== undefined && typed !== 'number') return new Fault(`is a ${typed} where an amount is expected`);
  if (text.length > 60) return new Fault('is too long for an amount');
  if (typed === 'number') return text;
  const marked = withoutMark(text);
  if (marked.currency !== undefined && currency !== undefined && marked.currency !== currency) {
    return new Fault(`is in ${marked.currency}, but the payment is in ${currency}`);
  }
  return (
    format.decimal(marked.digits) ??
    new Fault(
      `is not an amount written ${format.marks}; say in the profile how numbers are written (decimal, thousands)`,
    )
  );
};

/** A day; one in another form than the profile names is asked about, never guessed. */
export const readDay = (cell: AnyCell, format: TextFormat): string | Fault => {
  if (cell instanceof BadCell) return new Fault(cell.why);
  const text = textOf(cell).trim();
  const day = typeof cell === 'object' && cell.type !== 'text' ? text : format.date(text);
  if (dateSchema.safeParse(day).success) return day;
  return new Fault(
    `is not a day of the calendar written ${format.dateFormat}; say in the profile how dates are written (dateFormat)`,
  );
};
