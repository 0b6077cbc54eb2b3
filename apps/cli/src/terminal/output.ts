import { once } from 'node:events';

const chunkSize = 64 * 1024;

/** Writes to stdout as fast as its reader takes it. */
export const writeOut = async (parts: Iterable<string>): Promise<void> => {
  let waiting = '';
  const send = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
  };
  for (const part of parts) {
    waiting += part;
    if (waiting.length >= chunkSize) await send();
  }
  await send();
};

/** What every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** A note for whoever is watching; never part of the result. */
export const note = (options: CommonOptions, text: string): void => {
  if (options.quiet !== true) process.stderr.write(`${text}\n`);
};

/** Text from outside on a terminal: without what a terminal would obey. */
export const plain = (text: string): string =>
  text
    .slice(0, 400)
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '\uFFFD')
    .slice(0, 200);
