import { code } from './code.ts';
import { Memory } from './memory.ts';
import { Instance, Module, type SharedMemory } from './web-assembly.ts';

interface Exports {
  readonly TABLES: { readonly value: number };
  begin(tables: number): void;
  use(tables: number): void;
  copy(to: number, from: number, length: number): number;
  writeDecimal(at: number, units: number, digits: number): number;
  writeHundredths(at: number, units: number): number;
  writeWithoutZeros(at: number, units: number, digits: number): number;
  hash(from: number, to: number): number;
  readPlainRows(form: number, from: number, end: number, told: number, most: number): number;
  readShapedRows(table: number, columns: number, from: number, end: number): number;
  /** 1 or 0. */
  isPlainId(from: number, to: number): number;
  compare(from: number, length: number, twin: number, twinLength: number): number;
  hundredthsIn(from: number, to: number): number;
  ownRows(table: number, columns: number, cases: number, first: number, behind: number): void;
  layCases(cases: number): void;
  placeRows(table: number, columns: number, cases: number, first: number, behind: number): void;
  signCases(columns: number, cases: number, signatures: number): void;
  writeCases(
    columns: number,
    cases: number,
    written: number,
    count: number,
    programs: number,
    figures: number,
    from: number,
    end: number,
    ends: number,
  ): number;
}

/** So many bytes behind what the kernel writes may be overwritten, and behind what it reads be read. */
export const BEYOND = 32;

const loaded = (memory: SharedMemory): Exports => {
  const module = new Module(Buffer.from(code, 'base64'));
  return new Instance(module, { env: { memory } }).exports as Exports;
};

/** What another thread needs of a kernel, to work on its memory too. */
export interface SharedKernel {
  readonly memory: SharedMemory;
  /** Address of tables that the kernel has made. */
  readonly tables: number;
}

/**
 * What is done with every row of a slice, in WebAssembly: its sources stand in the folder `kernel` of this package.
 * Addresses are offsets of arrays in its memory.
 */
export class Kernel {
  readonly memory: Memory = new Memory();
  readonly does: Exports;
  readonly shared: SharedKernel;

  constructor() {
    const { memory } = this.memory;
    this.does = loaded(memory);
    this.shared = { memory, tables: this.memory.take(this.does.TABLES.value).byteOffset };
    this.does.begin(this.shared.tables);
  }
}

/** Works in the memory of another thread's kernel, in which it can take no room. */
export class GuestKernel {
  readonly does: Pick<Exports, 'writeCases'>;
  readonly #memory: SharedMemory;

  constructor({ memory, tables }: SharedKernel) {
    const does = loaded(memory);
    does.use(tables);
    this.does = does;
    this.#memory = memory;
  }

  /**
   * The other thread has so much memory. A guest who joins while it grows is not told of it, and would take what was
   * added for out of bounds.
   */
  reach(length: number): void {
    if (this.#memory.buffer.byteLength < length) this.#memory.grow(0);
  }
}
