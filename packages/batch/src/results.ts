import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Gathered, type GatheredState } from './gathered.ts';
import { type Mark, OrderedFile } from './ordered-file.ts';
import type { Segments } from './segments.ts';
import type { SliceOutput } from './slice.ts';

const names = { contributions: 'contributions.csv', balances: 'balances.csv', said: 'said', told: 'told' } as const;
type Name = keyof typeof names;
const allNames = Object.keys(names) as Name[];

/** A line of the journal: what there was when a slice had been written. */
interface Entry {
  readonly slice: number;
  readonly marks: Readonly<Record<Name, Mark>>;
  readonly gathered: GatheredState;
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
  rows: 0,
});

const SYNCED_EVERY = 2000;

/** Entries that were written whole. */
const entriesIn = (path: string, fingerprint: string): { entries: Entry[]; length: number } => {
  if (!existsSync(path)) return { entries: [], length: 0 };
  const [first, ...rest] = readFileSync(path, 'utf8').split('\n');
  if (first !== fingerprint || rest.length === 0) return { entries: [], length: 0 };
  const whole = rest.slice(0, -1);
  const length = [first, ...whole].reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  return { entries: whole.map((line) => JSON.parse(line) as Entry), length };
};

/**
 * The results of a run on their way: files that grow slice by slice, and a journal by which a run that was killed goes
 * on behind the last slice that had been written.
 */
export class Results {
  readonly gathered: Gathered;
  /** Slices written already. */
  readonly done: number;
  readonly #files: Readonly<Record<Name, OrderedFile>>;
  readonly #journal: number;
  #end: number;
  #synced = performance.now();

  /** `fingerprint`: equal for runs that give the same results. */
  constructor(folder: string, fingerprint: string, begin: () => Beginning) {
    const path = join(folder, 'journal');
    const { entries, length } = entriesIn(path, fingerprint);
    const last = entries.at(-1);
    const open = (name: Name): OrderedFile => new OrderedFile(join(folder, names[name]), last?.marks[name]);
    this.#files = {
      contributions: open('contributions'),
      balances: open('balances'),
      said: open('said'),
      told: open('told'),
    };
    this.gathered = new Gathered(last?.gathered);
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

  /** Slices come in their order. */
  add(output: SliceOutput): void {
    for (const name of allNames) this.#files[name].append(output[name]);
    this.gathered.add(output);
    if (performance.now() - this.#synced > SYNCED_EVERY) {
      for (const name of allNames) this.#files[name].sync();
      fsyncSync(this.#journal);
      this.#synced = performance.now();
    }
    const marks = Object.fromEntries(allNames.map((name) => [name, this.#files[name].mark()]));
    this.#note(`${JSON.stringify({ slice: output.slice, marks, gathered: this.gathered.state() })}\n`);
  }

  #note(text: string): void {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#journal, bytes, at, bytes.length - at, this.#end + at);
    this.#end += bytes.length;
  }

  /** The path of each file, in order, and its SHA-256. */
  finish(): Readonly<Record<Name, { readonly path: string; readonly sha256: string }>> {
    closeSync(this.#journal);
    const of = (name: Name) => ({ path: this.#files[name].path, sha256: this.#files[name].finish() });
    return { contributions: of('contributions'), balances: of('balances'), said: of('said'), told: of('told') };
  }
}
