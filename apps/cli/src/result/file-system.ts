import { closeSync, fsync, fsyncSync, openSync } from 'node:fs';
import { promisify } from 'node:util';
import { usageError } from '../exit-code.ts';
import { plain } from '../terminal/output.ts';

const failures: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'it is read-only',
  ENOSPC: 'there is no space left',
  EDQUOT: 'there is no space left',
  ENOTDIR: 'part of its path is no folder',
  EEXIST: 'it is no folder',
  ENAMETOOLONG: 'its name is too long',
  ENOTEMPTY: 'it has got other files meanwhile; run again',
};

/** What the file system refuses is for the user to mend. */
export const attempt = <T>(folder: string, act: () => T): T => {
  try {
    return act();
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (code === undefined || syscall === undefined) throw error;
    throw usageError(`Nothing was written to ${plain(folder)}: ${failures[code] ?? `the file system says ${code}`}.`);
  }
};

export const sync = (path: string): void => {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } catch {
    // Some file systems cannot sync a folder.
  } finally {
    closeSync(handle);
  }
};

const synced = promisify(fsync);

/** The same while others go on, from this moment; what fails is for the caller. */
export const syncMeanwhile = async (path: string): Promise<void> => {
  const handle = openSync(path, 'r');
  try {
    await synced(handle);
  } finally {
    closeSync(handle);
  }
};
