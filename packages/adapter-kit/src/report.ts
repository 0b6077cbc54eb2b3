import type { Exception, ExceptionCode } from '@totalize/core';
import { isSecret } from './secret.ts';

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
