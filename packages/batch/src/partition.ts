import { join } from 'node:path';
import type { BatchList, Exception } from '@totalize/core';
import { NONE } from './hash.ts';
import { IdWatch } from './id-watch.ts';
import { ChangedFileError, InputFile, stampOf } from './input-file.ts';
import { Kernel } from './kernel/kernel.ts';
import type { FilePlace } from './keys.ts';
import type { PlainSettings } from './plain-row-reader.ts';
import { type Placing, PlainRows } from './plain-rows.ts';
import type { PlainStart } from './plain-start.ts';
import { SEPARATOR } from './row-marks.ts';
import type { RowForm } from './row-text.ts';
import type { FileHeader, WorkerFile } from './scanner.ts';
import { SliceRows } from './slice-rows.ts';
import { type Extents, Spool } from './spool.ts';
import { Survey } from './survey.ts';

/** A row that belongs to another slice and has an id that rows of several workers have. */
export interface ForeignRow {
  readonly file: number;
  readonly slice: number;
  /** With its number, in the form of the file's rows. */
  readonly text: string;
}

/** A file taken apart into slices. */
export interface SlicedFile extends WorkerFile, RowForm {
  readonly header: FileHeader;
  /** Of the file in which its rows stand. */
  readonly path: string;
  /** Where its rows stand in the file itself, the stamp that it must keep. */
  readonly stamp: string | undefined;
  /** Of each slice. */
  readonly extents: readonly Extents[];
}

/** The rows of a run, so taken apart that every worker's stand in one slice. */
export interface Partition {
  readonly files: readonly SlicedFile[];
  /** Pay lines of each slice. */
  readonly lines: readonly number[];
  readonly foreign: readonly ForeignRow[];
  /** What there is to say of the files as such. */
  readonly told: readonly (FilePlace & { readonly exception: Exception })[];
}

/** Why a run cannot be taken apart: it is computed as a whole. */
export type Whole = 'format' | 'twins' | 'ids' | 'files';

export class NotGroupedError extends Error {}

export interface PartitionSettings {
  readonly folder: string;
  readonly linesOfSlice: number;
  /** The caller says that every worker's pay lines stand together. */
  readonly grouped: boolean;
  /** Bytes of a file that are read at a time. */
  readonly block?: number;
  /** Pieces of a file that are read where they stand, even if they are small. */
  readonly pieces?: number;
}

/** A file by its path. */
export interface PathFile extends WorkerFile {
  readonly path: string;
}

/** A file to be taken apart. */
export interface PartFile extends PathFile {
  /** Unless every row has to be read by the adapter. */
  readonly plain: PlainStart | undefined;
}

interface Part {
  readonly file: PartFile;
  readonly input: InputFile;
  readonly form: RowForm;
  rows: SliceRows;
  header: FileHeader | undefined;
  /** The slice of the row before its first. */
  before: number;
}

/** Takes the files of a run apart. */
export class Partitioner {
  readonly #parts: readonly Part[];
  readonly #settings: PartitionSettings;
  readonly #survey: Survey;
  readonly #kernel = new Kernel();
  /** Of temporary files. */
  readonly #paths: string[] = [];
  readonly #told: (FilePlace & { exception: Exception })[] = [];
  readonly #watches = new Map<BatchList, IdWatch>();
  /** Of the last row that has a worker. */
  #slice = 0;
  #whole: Whole | undefined;
  /** Of the file that is being read for the first time. */
  #ids: IdWatch | undefined;
  #isPay = true;

  constructor(files: readonly PartFile[], settings: PartitionSettings, onRead: (bytes: number) => void = () => {}) {
    this.#settings = settings;
    this.#survey = new Survey(settings.linesOfSlice);
    this.#parts = files.map((file): Part => {
      const input = new InputFile(file.path, onRead);
      const { separator, crlf } = file.plain ?? { separator: SEPARATOR, crlf: false };
      return { file, input, form: { separator, crlf }, rows: this.#rowsOf(input), header: undefined, before: 0 };
    });
  }

  async run(): Promise<Partition | Whole> {
    const pay = this.#parts.filter(({ file }) => file.list === 'payLines');
    const others = this.#parts.filter(({ file }) => file.list !== 'payLines');
    for (const part of pay) await this.#first(part);
    this.#survey.end();
    if (this.#whole !== undefined) return this.#whole;
    if (!this.#survey.grouped) {
      if (this.#settings.grouped) throw new NotGroupedError();
      for (const part of pay) await this.#again(part);
    }
    this.#slice = 0;
    for (const part of others) await this.#first(part);
    if (this.#whole !== undefined) return this.#whole;
    const foreign = await this.#foreignRows();
    if (typeof foreign === 'string') return foreign;
    for (const { file, input } of this.#parts)
      if (stampOf(file.path) !== input.stamp) throw new ChangedFileError(file.name);
    return { files: this.#slicedFiles(), lines: this.#survey.lines(), foreign, told: this.#told };
  }

  /** The temporary files that were written, for whoever removes them. */
  spools(): readonly string[] {
    return this.#paths;
  }

  close(): void {
    for (const { input } of this.#parts) input.close();
  }

  #temporary(): string {
    const path = join(this.#settings.folder, `rows-${this.#paths.length}`);
    this.#paths.push(path);
    return path;
  }

  #rowsOf(input: InputFile): SliceRows {
    return new SliceRows(input, () => new Spool(this.#temporary()), this.#settings.pieces);
  }

  #watch(list: BatchList): IdWatch {
    const watch = this.#watches.get(list) ?? new IdWatch(this.#temporary(), this.#kernel.memory);
    this.#watches.set(list, watch);
    return watch;
  }

  /** A row without a worker goes with the one before. */
  #sliceOf(worker: number): number {
    if (worker !== NONE) this.#slice = this.#survey.sliceOf(worker);
    return this.#slice;
  }

  async #first(part: Part): Promise<void> {
    if (this.#whole !== undefined) return;
    const { list } = part.file;
    const ids = this.#watch(list);
    this.#ids = ids;
    this.#isPay = list === 'payLines';
    part.before = this.#isPay ? this.#survey.slice : this.#slice;
    if (!(await this.#read(part, this.#place, { together: true, ids }))) this.#whole = 'format';
  }

  /** One function for all files: with another the engine would compile the loop over rows once more. */
  readonly #place: Placing = (worker, id, rows, resembles) => {
    if (id !== NONE) this.#ids?.add(id, worker);
    if (resembles) this.#whole = 'ids';
    if (!this.#isPay) return this.#sliceOf(worker);
    const slice = this.#survey.next(worker, rows);
    return this.#survey.grouped ? slice : -1;
  };

  /** Puts the rows of a pay file into their slices, once it is known where each worker belongs. */
  async #again(part: Part): Promise<void> {
    part.rows.discard();
    part.rows = this.#rowsOf(part.input);
    this.#slice = 0;
    await this.#read(part, (worker) => this.#sliceOf(worker), { together: true, ids: undefined });
  }

  /** `false`: the rows of the file cannot be told apart by worker. */
  async #read(part: Part, place: Placing, reading: Omit<PlainSettings, 'isPay'>): Promise<boolean> {
    const { file, input, form, rows } = part;
    const isFirst = part.header === undefined;
    let found = file.plain;
    let behind = 0;
    if (file.plain !== undefined) {
      const settings = { ...reading, isPay: file.list === 'payLines' };
      const plain = new PlainRows(this.#kernel, input, file.plain, settings, this.#settings.block);
      if (!(await plain.walk(place, rows))) found = undefined;
      behind = plain.number;
    }
    const { scan } = found === undefined ? await import('./scan.ts') : { scan: undefined };
    const scanned = scan === undefined ? found : await scan(file, input.open(), { behind, place, rows, form });
    rows.end();
    if (scanned === undefined) return false;
    part.header = scanned.header;
    const { list, number } = file;
    if (isFirst) for (const { row, exception } of scanned.told) this.#told.push({ list, file: number, row, exception });
    return true;
  }

  async #foreignRows(): Promise<readonly ForeignRow[] | Whole> {
    const foreign: ForeignRow[] = [];
    for (const [list, watch] of this.#watches) {
      const twins = watch.twins();
      if (twins === undefined || (twins.size > 0 && !this.#survey.grouped)) return 'twins';
      if (twins.size === 0) continue;
      for (const [index, part] of this.#parts.entries()) {
        if (part.file.list !== list) continue;
        for (const row of await this.#withIds(index, part, twins)) foreign.push(row);
      }
    }
    return foreign;
  }

  async #withIds(file: number, part: Part, ids: ReadonlySet<number>): Promise<ForeignRow[]> {
    const rows = this.#rowsOf(part.input);
    this.#slice = part.before;
    const place: Placing = (worker, id) => {
      const slice = this.#sliceOf(worker);
      return ids.has(id) ? slice : -1;
    };
    await this.#read({ ...part, rows }, place, { together: false, ids: undefined });
    const { crlf } = part.form;
    return rows
      .texts(this.#survey.lines().length, crlf)
      .flatMap((text, slice) => (text === '' ? [] : [{ file, slice, text }]));
  }

  #slicedFiles(): SlicedFile[] {
    const slices = this.#survey.lines().length;
    return this.#parts.map(({ file, input, form, rows, header }) => {
      if (header === undefined) throw new Error('a file was not taken apart');
      const { list, number, name, mapping } = file;
      const stamp = rows.inPlace ? input.stamp : undefined;
      return { list, number, name, mapping, header, ...form, path: rows.path, stamp, extents: rows.extents(slices) };
    });
  }
}
