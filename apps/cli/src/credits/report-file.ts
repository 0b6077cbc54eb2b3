import { existsSync, linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { usageError } from '../exit-code.ts';
import { attempt } from '../result/file-system.ts';
import { plain } from '../terminal/output.ts';

const exists = (path: string): Error =>
  usageError(`${plain(path)} exists, and was not overwritten: name another file, or give --force.`);

/** Before any work is done. */
export const checkReportPath = (path: string, force: boolean): void => {
  if (!force && existsSync(path)) throw exists(path);
};

/** The file appears whole or not at all: written beside, then named. */
export const writeReport = (path: string, text: string, force: boolean): void => {
  const beside = `${path}.${process.pid}.part`;
  attempt(path, () => writeFileSync(beside, text, { flag: 'wx' }));
  try {
    if (force) attempt(path, () => renameSync(beside, path));
    else linkSync(beside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw exists(path);
    if (error instanceof Error && error.name === 'CommandError') throw error;
    attempt(path, () => renameSync(beside, path));
  } finally {
    rmSync(beside, { force: true });
  }
};
