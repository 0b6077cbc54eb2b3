import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import { usageError } from '../exit-code.ts';
import { plain } from '../terminal/output.ts';
import { attempt, sync } from './file-system.ts';
import { canBeRenamed, commitName, moveInto, partialBeside, partialInside, removeStale } from './folder-names.ts';

type Parts = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

export interface Written {
  readonly name: string;
  readonly sha256: string;
}

/**
 * A folder of results that appear all together: they are written into a folder of their own, for the owner only, and then
 * moved. A new folder comes into being by one rename. In a folder that has files, a rename marks the results as complete,
 * and from then on they are moved to their names, by the next run if this one is killed.
 */
export class ResultFolder {
  readonly #shown: string;
  readonly #folder: string;
  readonly #names: string[];
  readonly #force: boolean;
  #partial: string | undefined;
  readonly #discard = (): void => this.discard();
  readonly #onSignal = (signal: NodeJS.Signals): void => {
    this.discard();
    process.kill(process.pid, signal);
  };

  constructor(folder: string, names: readonly string[], force: boolean) {
    this.#shown = folder;
    this.#folder = existsSync(folder) ? realpathSync(folder) : resolve(folder);
    this.#names = [...names];
    this.#force = force;
  }

  /** What would be overwritten. */
  conflicts(): string[] {
    if (!existsSync(this.#folder)) return [];
    if (!attempt(this.#shown, () => statSync(this.#folder)).isDirectory())
      throw usageError(`${plain(this.#shown)} is a file; --out names a folder.`);
    const names = attempt(this.#shown, () => readdirSync(this.#folder));
    return names.includes(commitName) ? [...this.#names] : this.#names.filter((name) => names.includes(name));
  }

  /** Finishes and cleans up what killed runs have left; refuses to overwrite. True if results were finished. */
  prepare(): boolean {
    this.conflicts();
    const unfinished = existsSync(join(this.#folder, commitName));
    attempt(this.#shown, () => {
      removeStale(this.#folder);
      if (unfinished) moveInto(this.#folder);
    });
    this.#refuseConflicts();
    return unfinished;
  }

  #refuseConflicts(): void {
    const folders = this.conflicts().filter((name) =>
      statSync(join(this.#folder, name), { throwIfNoEntry: false })?.isDirectory(),
    );
    if (folders.length > 0)
      throw usageError(
        `${plain(this.#shown)} has a folder called ${folders.join(', ')}, where a file is to be written.`,
      );
    const [first, ...others] = this.#force ? [] : this.conflicts();
    if (first === undefined) return;
    const what =
      others.length === 0 ? first : `${[first, ...others.slice(0, -1)].join(', ')} and ${others.at(-1) ?? ''}`;
    throw usageError(
      `${plain(this.#shown)} already has ${what}: choose another folder, or overwrite with --force. Nothing was written.`,
    );
  }

  /** Whether the whole folder can come into being by one rename. */
  #isReplaceable(): boolean {
    if (!existsSync(this.#folder)) return true;
    // Whoever stands in a folder would be left in one that is gone.
    const fromHere = relative(this.#folder, process.cwd());
    const isHere = fromHere === '' || !(fromHere.startsWith('..') || resolve(fromHere) === fromHere);
    return !isHere && readdirSync(this.#folder).length === 0 && canBeRenamed(this.#folder);
  }

  #begin(): string {
    if (this.#partial !== undefined) return this.#partial;
    const partial = attempt(this.#shown, () => {
      const path = this.#isReplaceable() ? partialBeside(this.#folder) : partialInside(this.#folder);
      mkdirSync(join(path, '..'), { recursive: true });
      mkdirSync(path, { mode: 0o700 });
      return path;
    });
    this.#partial = partial;
    process.on('exit', this.#discard);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, this.#onSignal);
    return partial;
  }

  /** Where a file is until everything takes its place. */
  pathOf(name: string): string {
    return join(this.#begin(), name);
  }

  async write(name: string, parts: Parts): Promise<Written> {
    const path = this.pathOf(name);
    // A name that only the results decide may stand in the folder, too.
    if (!this.#names.includes(name)) this.#names.push(name);
    const hash = createHash('sha256');
    const handle = attempt(this.#shown, () => openSync(path, 'wx', 0o600));
    try {
      for await (const part of parts) {
        const bytes = Buffer.from(part);
        hash.update(bytes);
        attempt(this.#shown, () => {
          for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
        });
      }
      attempt(this.#shown, () => fsyncSync(handle));
    } finally {
      closeSync(handle);
    }
    return { name, sha256: hash.digest('hex') };
  }

  /** Takes over a file that was written elsewhere, beside the folder or in it. */
  adopt(name: string, path: string): void {
    attempt(this.#shown, () => {
      sync(path);
      renameSync(path, this.pathOf(name));
    });
  }

  /** Where a long run keeps what it goes on with if it is killed: on the file system of the results. */
  checkpoint(): string {
    return attempt(this.#shown, () =>
      this.#isReplaceable() ? `${this.#folder}.checkpoint` : join(this.#folder, '.totalize-checkpoint'),
    );
  }

  /** Everything written so far takes its place. */
  commit(): void {
    const partial = this.#begin();
    this.#refuseConflicts();
    attempt(this.#shown, () => {
      sync(partial);
      if (partial === partialBeside(this.#folder)) {
        // Fails if the folder has got files meanwhile.
        renameSync(partial, this.#folder);
        this.#finished();
        sync(join(this.#folder, '..'));
      } else {
        renameSync(partial, join(this.#folder, commitName));
        this.#finished();
        sync(this.#folder);
        moveInto(this.#folder);
        sync(this.#folder);
      }
    });
  }

  #finished(): void {
    this.#partial = undefined;
    process.off('exit', this.#discard);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, this.#onSignal);
  }

  /** Forgets what was written and not committed. */
  discard(): void {
    const partial = this.#partial;
    if (partial === undefined) return;
    this.#finished();
    rmSync(partial, { recursive: true, force: true });
  }
}
