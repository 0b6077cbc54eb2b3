import { createHash } from 'node:crypto';
import { createReadStream, fstatSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { unreadable } from '../exit-code.ts';
import { plain } from '../terminal/output.ts';

const stdinName = 'stdin';

/** How a file is called in exceptions and in the provenance: without its folders, unless two would be called the same. */
export const displayNames = (paths: readonly string[]): Map<string, string> => {
  const short = (path: string): string => (path === '-' ? stdinName : basename(path));
  const distinct = [...new Set(paths)];
  return new Map(
    distinct.map((path) => {
      const alone = distinct.filter((other) => short(other) === short(path)).length === 1;
      return [path, plain(alone ? short(path) : path)];
    }),
  );
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of its path is no folder',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ENAMETOOLONG: 'its name is too long',
};

const cause = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return reasons[code] ?? `reading it failed${code === '' ? '' : ` (${code})`}`;
};

/** The bytes of a file, or of stdin for `-`; counts and hashes them on their way. */
export class InputBytes implements AsyncIterable<Uint8Array> {
  readonly name: string;
  readonly #path: string;
  readonly #hash = createHash('sha256');
  readonly #onBytes: ((count: number) => void) | undefined;

  constructor(path: string, name: string, onBytes?: (count: number) => void) {
    this.#path = path;
    this.name = name;
    this.#onBytes = onBytes;
  }

  /** Size in bytes where it can be told beforehand, else 0. */
  get size(): number {
    try {
      const stat = this.#path === '-' ? fstatSync(0) : statSync(this.#path);
      return stat.isFile() ? stat.size : 0;
    } catch {
      return 0;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      const stream = this.#path === '-' ? process.stdin : createReadStream(this.#path, { highWaterMark: 256 * 1024 });
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        this.#hash.update(chunk);
        this.#onBytes?.(chunk.length);
        yield chunk;
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      throw unreadable(`${plain(this.name)} cannot be read: ${cause(error)}.`);
    }
  }

  /** Once everything has been read. */
  sha256(): string {
    return this.#hash.copy().digest('hex');
  }
}
