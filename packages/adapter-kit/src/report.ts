import type { Exception, ExceptionCode } from '@totalize/core';

/** Where something was found. */
export interface Place {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  readonly workerId?: string;
  readonly lineId?: string;
}

export type Report = (
  severity: Exception['severity'],
  code: ExceptionCode,
  message: string,
  place?: Place,
) => Exception;

const SHOWN = 40;

const secretColumns =
  /ssn|social.?sec|socsec|\bsin\b|nino|national.?(?:id|ins)|tax.?(?:id|no|num)|tin\b|steuer|svnr|insee|\bnir\b|bsn|pesel|cpf|cnpj|codice.?fiscale|passport|iban|\bbic\b|account|acct|konto|bank|routing|sort.?code|\bnif\b|\bdni\b|aadhaar|my.?number/i;
const secretValues =
  /^\s*(?:\d{3}-\d{2}-\d{4}|[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?|[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D])\s*$/;

/** National identifiers and bank accounts are never repeated. */
export const isSecret = (column: string, value: string): boolean =>
  secretColumns.test(column.replaceAll('_', ' ')) || secretValues.test(value);

/** What may be shown of a cell: cut, on one line, without what a terminal would obey. */
export const shown = (value: string): string => {
  const cut = value.length > SHOWN ? `${value.slice(0, SHOWN - 1).replace(/[\u{d800}-\u{dbff}]$/u, '')}…` : value;
  return cut.replace(/[\p{Cc}\p{Zl}\p{Zp}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu, '\u{fffd}');
};

/** Names the file in everything that is reported about it. */
export const reporter = (file: string | undefined, sheet?: string): Report => {
  const where = { ...(file !== undefined && { file }), ...(sheet !== undefined && { sheet }) };
  return (severity, code, message, place = {}) => {
    const { value, ...rest } = place;
    const secret = value === undefined || isSecret(place.column ?? '', value);
    return { severity, code, message, ...where, ...rest, ...(secret ? {} : { value: shown(value) }) };
  };
};
