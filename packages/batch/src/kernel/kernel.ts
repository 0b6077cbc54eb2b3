import { code } from './code.ts';
import { Memory } from './memory.ts';
import { Instance, Module } from './web-assembly.ts';

interface Exports {
  readonly TABLES: { readonly value: number };
  begin(tables: number): void;
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

/**
 * What is done with every row of a slice, in WebAssembly: its sources stand in the folder `kernel` of this package.
 * Addresses are offsets of arrays in its memory.
 */
export class Kernel {
  readonly memory: Memory = new Memory();
  readonly does: Exports;

  constructor() {
    const module = new Module(Buffer.from(code, 'base64'));
    const { exports } = new Instance(module, { env: { memory: this.memory.memory } });
    this.does = exports as Exports;
    this.does.begin(this.memory.take(this.does.TABLES.value).byteOffset);
  }
}
