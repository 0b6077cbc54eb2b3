import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { usageError } from '../exit-code.ts';
import { attempt } from '../result/file-system.ts';
import { plain } from '../terminal/output.ts';

/** Writes a file that appears whole or not at all. */
export const writeWhole = (path: string, text: string, force: boolean): void => {
  if (existsSync(path) && !force) {
    throw usageError(
      `${plain(path)} exists already: choose another name, or overwrite with --force. Nothing was written.`,
    );
  }
  const partial = `${path}.partial-${process.pid}`;
  attempt(path, () => {
    try {
      writeFileSync(partial, text, { mode: 0o600 });
      renameSync(partial, path);
    } finally {
      rmSync(partial, { force: true });
    }
  });
};
