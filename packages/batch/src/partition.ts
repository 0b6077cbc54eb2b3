import { join } from 'node:path';
import type { Mapping, Row } from '@totalize/adapter-kit';
import { type BatchList, type Exception, resemblesOther } from '@totalize/core';
import { hashOf } from './hash.ts';
import { IdWatch } from './id-watch.ts';
import { keyOf, MOST_FILES } from './keys.ts';
import { RowWriter, SEPARATOR } from './row-text.ts';
import { type FileHeader, type RowCells, scan, type WorkerFile } from './scan.ts';
import { type Extents, Spool } from './spool.ts';
import { Survey } from './survey.ts';

/** A row that belongs to another slice and has an id that rows of several workers have. */
export interface ForeignRow {
  readonly file: number;
  readonly slice: number;
  /** As `RowWriter` writes it. */
  readonly text: string;
}

/** A file taken apart into slices. */
export interface SlicedFile {
  readonly list: BatchList;
  readonly number: number;
  readonly name: string;
  readonly mapping: Mapping | undefined;
  readonly header: FileHeader;
  /** Of the file in which its rows stand. */
  readonly path: string;
  /** Between the cells of a row. */
  readonly separator: string;
  /** A carriage return stands before every line feed. */
  readonly crlf: boolean;
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
  readonly told: readonly { readonly key: number; readonly exception: Exception }[];
}

/** Why a run cannot be taken apart: it is computed as a whole. */
export type Whole = 'format' | 'twins' | 'ids' | 'files';

export class NotGroupedError extends Error {}

export interface PartitionSettings {
  readonly folder: string;
  readonly linesOfSlice: number;
  /** The caller says that every worker's pay lines stand together. */
  readonly grouped: boolean;
}

/** Takes the files of a run apart. */
export class Partitioner {
  readonly #files: readonly WorkerFile[];
  readonly #settings: PartitionSettings;
  readonly #survey: Survey;
  readonly #spools: Spool[] = [];
  readonly #headers: (FileHeader | undefined)[] = [];
  readonly #told: { key: number; exception: Exception }[] = [];
  readonly #watches = new Map<BatchList, IdWatch>();
  #whole: Whole | undefined;

  constructor(files: readonly WorkerFile[], settings: PartitionSettings) {
    this.#files = files;
    this.#settings = settings;
    this.#survey = new Survey(settings.linesOfSlice);
    if (files.some(({ number }) => number >= MOST_FILES)) this.#whole = 'files';
  }

  /** Of a list or of all others. */
  #filesOf(isPay: boolean): number[] {
    return [...this.#files.keys()].filter((file) => (this.#files[file]?.list === 'payLines') === isPay);
  }

  async run(): Promise<Partition | Whole> {
    for (const file of this.#filesOf(true)) await this.#first(file, (worker) => this.#survey.next(worker));
    if (this.#whole !== undefined) return this.#whole;
    this.#survey.end();
    if (!this.#survey.grouped) {
      if (this.#settings.grouped) throw new NotGroupedError();
      for (const file of this.#filesOf(true)) await this.#again(file);
    }
    let last = 0;
    for (const file of this.#filesOf(false))
      await this.#first(file, (worker) => (last = worker === undefined ? last : this.#survey.sliceOf(worker)));
    if (this.#whole !== undefined) return this.#whole;
    const foreign = await this.#foreignRows();
    if (typeof foreign === 'string') return foreign;
    return { files: this.#slicedFiles(), lines: this.#survey.lines(), foreign, told: this.#told };
  }

  /** The temporary files that were written, for whoever removes them. */
  spools(): readonly string[] {
    return this.#spools.map(({ path }) => path);
  }

  #spool(name: string): Spool {
    const spool = new Spool(join(this.#settings.folder, name));
    this.#spools.push(spool);
    return spool;
  }

  readonly #rows: Spool[] = [];

  #watch(list: BatchList): IdWatch {
    const watch = this.#watches.get(list) ?? new IdWatch(this.#spool(`ids-${list}`));
    this.#watches.set(list, watch);
    return watch;
  }

  async #first(file: number, sliceOf: (worker: number | undefined) => number): Promise<void> {
    const source = this.#files[file];
    if (this.#whole !== undefined || source === undefined) return;
    const { list } = source;
    const put = this.#writer(file, this.#spool(`rows-${file}`));
    const watch = this.#watch(list);
    const scanned = await scan(source, (row, number, forbidden, cells) => {
      const worker = cells.workerOf(row);
      const id = cells.idOf(row);
      const hash = worker === undefined ? undefined : hashOf(worker);
      if (id !== undefined) watch.add(id, hash ?? 0);
      if (id !== undefined && worker !== undefined && list === 'payLines' && resemblesOther(id, worker))
        this.#whole = 'ids';
      const slice = sliceOf(hash);
      if (list !== 'payLines' || this.#survey.grouped) put(slice, row, number, forbidden);
    });
    if (scanned === undefined) this.#whole = 'format';
    else {
      this.#headers[file] = scanned.header;
      for (const { row, exception } of scanned.told)
        this.#told.push({ key: keyOf('file', { list, file: source.number, row }), exception });
    }
  }

  #writer(file: number, spool: Spool) {
    this.#rows[file] = spool;
    const writers: RowWriter[] = [];
    return (slice: number, row: Row, number: number, forbidden: RegExp | undefined): void => {
      const writer = (writers[slice] ??= new RowWriter());
      spool.append(slice, writer.write(row, number, forbidden));
    };
  }

  /** Puts the rows of a pay file into their slices, once it is known where each worker belongs. */
  async #again(file: number): Promise<void> {
    const source = this.#files[file];
    if (source === undefined) return;
    this.#rows[file]?.close();
    this.#rows[file]?.remove();
    const put = this.#writer(file, this.#spool(`sorted-${file}`));
    let last = 0;
    await scan(source, (row, number, forbidden, cells) => {
      const worker = cells.workerOf(row);
      if (worker !== undefined) last = this.#survey.sliceOf(hashOf(worker));
      put(last, row, number, forbidden);
    });
  }

  async #foreignRows(): Promise<readonly ForeignRow[] | Whole> {
    const foreign: ForeignRow[] = [];
    for (const [list, watch] of this.#watches) {
      const twins = watch.twins();
      if (twins === undefined || (twins.size > 0 && !this.#survey.grouped)) return 'twins';
      if (twins.size === 0) continue;
      for (const [file, source] of this.#files.entries()) {
        if (source.list !== list) continue;
        const found = await this.#withIds(file, source, twins);
        for (const row of found) foreign.push(row);
      }
    }
    return foreign;
  }

  async #withIds(file: number, source: WorkerFile, ids: ReadonlySet<number>): Promise<ForeignRow[]> {
    const found: ForeignRow[] = [];
    let last = 0;
    const isTwin = (row: Row, cells: RowCells): boolean => {
      const id = cells.idOf(row);
      return id !== undefined && ids.has(hashOf(id));
    };
    await scan(source, (row, number, forbidden, cells) => {
      const worker = cells.workerOf(row);
      if (worker !== undefined) last = this.#survey.sliceOf(hashOf(worker));
      if (isTwin(row, cells)) found.push({ file, slice: last, text: new RowWriter().write(row, number, forbidden) });
    });
    return found;
  }

  #slicedFiles(): SlicedFile[] {
    const slices = this.#survey.lines().length;
    return this.#files.map(({ list, number, name, mapping }, file) => {
      const [spool, header] = [this.#rows[file], this.#headers[file]];
      if (spool === undefined || header === undefined) throw new Error('a file was not taken apart');
      spool.close();
      const extents = Array.from({ length: slices }, (_, slice) => spool.extentsOf(slice));
      const { path } = spool;
      return { list, number, name, mapping, header, path, separator: SEPARATOR, crlf: false, extents };
    });
  }
}
