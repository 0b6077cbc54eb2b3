import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Found, foundIn, Gathered } from './gathered.ts';
import { type Mark, OrderedFile, reaches, syncFile } from './ordered-file.ts';
import type { ResultName, Segments } from './segments.ts';
import type { SliceOutput } from './slice.ts';

const names = { contributions: 'contributions.csv', balances: 'balances.csv', said: 'said', told: 'told' } as const;
type Name = keyof typeof names;
const allNames = Object.keys(names) as Name[];

/** A line of the journal: how long the files were when a slice had been written, and what else there is to know of it. */
interface Entry {
  readonly slice: number;
  readonly marks: Readonly<Record<Name, Mark>>;
  readonly found: Found;
}

/** What the first slices of a run came to. */
export interface Beginning {
  readonly header: Readonly<Record<'contributions' | 'balances', string>>;
  /** What is told of the files before any slice. */
  readonly told: Segments;
}

const lineOf = (text: string): Segments => ({
  bytes: Buffer.from(text),
  index: Float64Array.of(-1, Buffer.byteLength(text)),
});

/** Milliseconds from one time to the next: what is not on disk when a run ends has to be waited for. */
const SYNCED_EVERY = 200;

/** Writes what a slice has left unwritten; its pieces are handed on in their order, and hold until the next. */
export type WriteRest = (handOn: (name: ResultName, pieces: Segments) => void) => void;

/** Entries that were written whole, up to the last whose results are there; and the bytes of the journal up to its end. */
const entriesIn = (folder: string, fingerprint: string): { entries: Entry[]; length: number } => {
  const path = join(folder, 'journal');
  const [first, ...rest] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const lines = first === fingerprint ? rest.slice(0, -1) : [];
  const all = lines.map((line) => JSON.parse(line) as Entry);
  const stands = ({ marks }: Entry): boolean =>
    allNames.every((name) => reaches(join(folder, names[name]), marks[name]));
  const count = all.findLastIndex(stands) + 1;
  const length = [fingerprint, ...lines.slice(0, count)].reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  return { entries: all.slice(0, count), length };
};

/**
 * The results of a run on their way: files that grow slice by slice, and a journal by which a run that was killed goes
 * on behind the last slice that had been written.
 */
export class Results {
  readonly gathered: Gathered = new Gathered();
  /** Slices written already. */
  readonly done: number;
  readonly #files: Readonly<Record<Name, OrderedFile>>;
  readonly #journal: number;
  #end: number;
  #synced = performance.now();
  #syncing: Promise<void> | undefined;

  /** `fingerprint`: equal for runs that give the same results. */
  constructor(folder: string, fingerprint: string, begin: () => Beginning) {
    const path = join(folder, 'journal');
    const { entries, length } = entriesIn(folder, fingerprint);
    const last = entries.at(-1);
    const open = (name: Name): OrderedFile => new OrderedFile(join(folder, names[name]), last?.marks[name]);
    this.#files = {
      contributions: open('contributions'),
      balances: open('balances'),
      said: open('said'),
      told: open('told'),
    };
    for (const { found } of entries) this.gathered.add(found);
    this.done = last === undefined ? 0 : last.slice + 1;
    this.#journal = openSync(path, last === undefined ? 'w' : 'r+', 0o600);
    ftruncateSync(this.#journal, last === undefined ? 0 : length);
    this.#end = last === undefined ? 0 : length;
    if (last !== undefined) return;
    const { header, told } = begin();
    this.#files.contributions.append(lineOf(header.contributions));
    this.#files.balances.append(lineOf(header.balances));
    this.#files.told.append(told);
    this.#note(`${fingerprint}\n`);
  }

  /** Slices come in their order; what they were written into is free afterwards. */
  add(output: SliceOutput, writeRest: WriteRest): void {
    const found = foundIn(output);
    for (const name of allNames) this.#files[name].append(output[name]);
    writeRest((name, pieces) => this.#files[name].append(pieces));
    this.gathered.add(found);
    const marks = Object.fromEntries(allNames.map((name) => [name, this.#files[name].mark()]));
    this.#note(`${JSON.stringify({ slice: output.slice, marks, found })}\n`);
    if (this.#syncing === undefined && performance.now() - this.#synced > SYNCED_EVERY) this.#beginSync();
  }

  /** Nobody waits for the disk before all is written. */
  #beginSync(): void {
    this.#syncing = this.#sync();
    // What fails is heard of by whoever waits for it in the end.
    this.#syncing.catch(() => {});
  }

  /** One file after the other: together they would keep from writing whoever goes on. */
  async #sync(): Promise<void> {
    for (const name of allNames) await this.#files[name].sync();
    await syncFile(this.#journal);
    this.#synced = performance.now();
    this.#syncing = undefined;
  }

  #note(text: string): void {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#journal, bytes, at, bytes.length - at, this.#end + at);
    this.#end += bytes.length;
  }

  /** The path of each file, in order, and its SHA-256. */
  async finish(): Promise<Readonly<Record<Name, { readonly path: string; readonly sha256: string }>>> {
    await this.#syncing;
    closeSync(this.#journal);
    const of = (name: Name) => ({ path: this.#files[name].path, sha256: this.#files[name].finish() });
    return { contributions: of('contributions'), balances: of('balances'), said: of('said'), told: of('told') };
  }
}
