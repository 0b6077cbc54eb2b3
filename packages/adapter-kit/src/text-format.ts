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
}

/** `undefined` where the date format cannot be understood. */
export const textFormat = ({
  dateFormat = 'YYYY-MM-DD',
  decimal = '.',
  thousands,
}: DeclaredFormat): TextFormat | undefined => {
  const date = dateReader(dateFormat);
  if (date === undefined) return undefined;
  return {
    dateFormat,
    date,
    decimal: decimalReader(thousands === undefined ? { decimal } : { decimal, thousands }),
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
