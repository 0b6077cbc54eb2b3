import { dateReader, type ToIsoDate } from './date-format.ts';
import { decimalReader, type ToDecimal } from './number-format.ts';

/** How a file writes dates and numbers. It is declared, never guessed. */
export interface TextFormat {
  readonly dateFormat: string;
  readonly date: ToIsoDate;
  readonly decimal: ToDecimal;
  /** An example of a number in this form. */
  readonly marks: string;
}

export interface DeclaredFormat {
  readonly dateFormat?: string;
  readonly decimal?: '.' | ',';
  readonly thousands?: string;
  /** Columns of another system, whose habits are not known. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** `1.234` is a thousand to some and one to others; `0.234` and `1234.567` are the same to all. */
const ambiguous = /^[-−+(]?[1-9]\d{0,2}\.\d{3}[-−)]?$/u;

/** `undefined` where the date format cannot be understood. */
export const textFormat = ({
  dateFormat = 'YYYY-MM-DD',
  decimal: declared,
  thousands,
  columns = {},
}: DeclaredFormat): TextFormat | undefined => {
  const date = dateReader(dateFormat);
  if (date === undefined) return undefined;
  const decimal = declared ?? '.';
  const read = decimalReader(thousands === undefined ? { decimal } : { decimal, thousands });
  const isAsked = declared === undefined && thousands === undefined && Object.keys(columns).length > 0;
  return {
    dateFormat,
    date,
    decimal: isAsked ? (text) => (ambiguous.test(text) ? undefined : read(text)) : read,
    marks: `16${thousands ?? ''}666${decimal}67`,
  };
};

/** The form of our own files. */
export const contractFormat: TextFormat = {
  dateFormat: 'YYYY-MM-DD',
  date: dateReader('YYYY-MM-DD') ?? ((text) => text),
  decimal: decimalReader({ decimal: '.' }),
  marks: '16666.67',
};
