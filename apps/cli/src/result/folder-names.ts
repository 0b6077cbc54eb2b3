import { readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

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
