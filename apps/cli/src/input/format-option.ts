import { usageError } from '../exit-code.ts';
import { plain } from '../terminal/output.ts';
import { didYouMean } from '../terminal/suggest.ts';
import { inputFormats } from './adapters.ts';

const later: ReadonlySet<string> = new Set(['workday-picof', 'workday-peci', 'workday-payroll-input']);

export const checkFormat = (option: string, format: string, known: readonly string[]): void => {
  if (known.includes(format)) return;
  if (later.has(format))
    throw usageError(`${option} ${format} is not supported yet; this version has ${known.join(', ')}.`);
  throw usageError(
    `${option} "${plain(format)}" is no format; there are ${known.join(', ')}.${didYouMean(format, known)}`,
  );
};

/** Of pay files. */
export const checkInputFormat = (format: string): void => checkFormat('--format', format, ['auto', ...inputFormats]);
