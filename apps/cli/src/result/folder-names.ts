import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { usageError } from '../exit-code.ts';

/** Complete results on their way to their names; whoever finds it may finish the move. */
export const commitName = '.totalize-commit';
const inside = '.totalize-partial-';

const host =
  hostname()
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 40) || 'host';
const own = `${host}-${process.pid}`;

/** Unfinished results, within the folder that they are for. */
export const partialInside = (folder: string): string => join(folder, `${inside}${own}`);
/** Unfinished results beside a folder that does not exist yet. */
export const partialBeside = (folder: string): string => `${folder}.partial-${own}`;

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

const entriesOf = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

/** Removes what runs that were killed on this machine have left. */
export const removeStale = (folder: string): void => {
  const remove = (parent: string, prefix: string): void => {
    for (const name of entriesOf(parent)) {
      if (!name.startsWith(`${prefix}${host}-`)) continue;
      const rest = name.slice(prefix.length + host.length + 1);
      const pid = Number(rest);
      if (/^\d{1,10}$/.test(rest) && (pid === process.pid || !isRunning(pid))) {
        rmSync(join(parent, name), { recursive: true, force: true });
      }
    }
  };
  remove(folder, inside);
  remove(dirname(folder), `${basename(folder)}.partial-`);
};

/** Names the file that is moved last: where it is, everything is. */
const last = 'summary.json';

/** Moves complete results to their names. Only renames, and no pause between them. */
export const moveInto = (folder: string): void => {
  const from = join(folder, commitName);
  const names = readdirSync(from).toSorted((a, b) => Number(a === last) - Number(b === last));
  // Until the end there is no summary, so that old and new files are never taken for one result.
  if (names.includes(last)) rmSync(join(folder, last), { force: true });
  for (const name of names) renameSync(join(from, name), join(folder, name));
  rmdirSync(from);
};

/** A folder that is mounted, or whose parent may not be changed, stays what it is. */
export const canBeRenamed = (folder: string): boolean => {
  const parent = dirname(folder);
  const probe = `${folder}.partial-${own}`;
  try {
    accessSync(parent, constants.W_OK);
    if (statSync(folder).dev !== statSync(parent).dev) return false;
    // A mount of the same device shows only when something is moved onto it.
    mkdirSync(probe, { mode: 0o700 });
  } catch {
    return false;
  }
  try {
    renameSync(probe, folder);
    return true;
  } catch {
    rmdirSync(probe);
    return false;
  }
};

const ownerName = 'owner';

/** Makes a folder this process's own while it works in it; gives what ends that. */
export const claim = (folder: string): (() => void) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, ownerName);
  const owner = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const pid = Number(owner.slice(owner.lastIndexOf('-') + 1));
  if (owner.startsWith(`${host}-`) && pid !== process.pid && isRunning(pid))
    throw usageError('Another run into this folder is under way; wait for it, or choose another folder.');
  writeFileSync(path, own, { mode: 0o600 });
  return () => rmSync(path, { force: true });
};
