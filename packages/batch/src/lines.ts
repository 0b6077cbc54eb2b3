import { closeSync, openSync, readSync } from 'node:fs';

const BLOCK = 1 << 16;

/** A value as a line of JSON. */
export const jsonLine = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** The lines of a file of JSON, one value each. */
export function* jsonLines<T>(path: string): Generator<T> {
  const file = openSync(path, 'r');
  let block = Buffer.allocUnsafe(BLOCK);
  try {
    for (let held = 0, read = -1; read !== 0; ) {
      if (held === block.length) block = Buffer.concat([block], held * 2);
      read = readSync(file, block, held, block.length - held, null);
      const filled = held + read;
      const end = block.subarray(0, filled).lastIndexOf(10) + 1;
      const lines = block.toString('utf8', 0, Math.max(0, end - 1));
      if (lines !== '') for (const line of lines.split('\n')) yield JSON.parse(line) as T;
      block.copyWithin(0, end, filled);
      held = filled - end;
    }
  } finally {
    closeSync(file);
  }
}
