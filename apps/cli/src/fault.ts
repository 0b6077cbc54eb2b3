import { writeSync } from 'node:fs';
import type { WriteStream } from 'node:tty';
import { exitCode } from './exit-code.ts';
import { version } from './version.ts';

const mostFrames = 8;

/** A place in the code without the folders of the machine: `apps/cli/dist/program.js:12:3`. */
const place = (line: string): string | undefined => {
  const match = /^\s+at (?:(?:async )?([\w.#$<>]+) \()?(?:file:\/\/)?(.*?):(\d+):(\d+)\)?$/.exec(line);
  if (match === null) return undefined;
  const [, name = '', path = '', row, column] = match;
  const file = path.startsWith('node:') ? path : path.split(/[/\\]/).slice(-4).join('/');
  return `${file}:${row}:${column}${name === '' ? '' : ` ${name}`}`;
};

/**
 * What can be told of a fault without telling data: an error's message may quote a record, so its class and the places in
 * the code have to do.
 */
export const faultReport = (error: unknown): string => {
  const isError = error instanceof Error;
  const code = isError && 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const stack = isError ? (error.stack ?? '').replace(error.message, '').split('\n') : [];
  const places = stack.flatMap((line) => place(line) ?? []).slice(0, mostFrames);
  return [
    'totalize stopped because of a fault of its own; nothing is wrong with your input as far as it knows.',
    'Please report these lines, which hold none of your data:',
    `  ${isError ? error.constructor.name : typeof error}${code}`,
    ...places.map((line) => `  at ${line}`),
    `  totalize ${version}, Node.js ${process.versions.node}, ${process.platform} ${process.arch}`,
    '',
  ].join('\n');
};

/** Ends the process. */
export const reportFault = (error: unknown): never => {
  try {
    writeSync(2, faultReport(error));
  } catch {
    // Nobody reads the report.
  }
  process.exit(exitCode.fault);
};

/** `totalize … | head` has seen enough: that is no fault. */
export const endQuietlyOnClosedPipe = (...streams: readonly (WriteStream & { fd: number })[]): void => {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit();
      try {
        writeSync(2, `The output could not be written (${error.code ?? 'unknown cause'}).\n`);
      } catch {
        // Nor can this be told.
      }
      process.exit(exitCode.usage);
    });
  }
};
