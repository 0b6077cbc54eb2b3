import {
  AT,
  ENTRIES,
  ENTRY,
  FREE,
  FREE_END,
  MOST_SIGNATURES,
  SIGNATURE_INDEX,
  SIGNATURE_INDEX_LENGTH,
  SIGNATURE_TABLE,
  SIGNATURES,
} from '../kernel/case-table.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { integersIn, Rooms } from '../kernel/space.ts';

/** Beyond these no more are given a number; beyond fewer, all are to be forgotten before the next slice. */
const MOST = 2 ** 16;
const MANY = 2 ** 15;
/** Bytes of room that are taken at a time, if a slice does not need more. */
const ROOM = 2 ** 22;
const INTEGER = Int32Array.BYTES_PER_ELEMENT;

/** What the rows of workers were found to be alike in, each with a number by which it is known again. */
export class Signatures {
  readonly #rooms: Rooms;
  readonly #table: Int32Array;
  readonly #entries: Int32Array;
  readonly #index: Int32Array;
  readonly #memory: Kernel['memory'];

  constructor({ memory }: Kernel) {
    this.#memory = memory;
    this.#rooms = new Rooms(memory);
    this.#table = integersIn(memory, SIGNATURE_TABLE);
    this.#entries = integersIn(memory, MOST * ENTRY);
    this.#index = integersIn(memory, MOST * 2);
    this.#table[MOST_SIGNATURES] = MOST;
    this.#table[ENTRIES] = this.#entries.byteOffset;
    this.#table[SIGNATURE_INDEX] = this.#index.byteOffset;
    this.#table[SIGNATURE_INDEX_LENGTH] = MOST * 2;
    this.clear();
  }

  get address(): number {
    return this.#table.byteOffset;
  }

  get areMany(): boolean {
    return (this.#table[SIGNATURES] ?? 0) > MANY;
  }

  clear(): void {
    this.#rooms.clear();
    this.#index.fill(0);
    this.#table[SIGNATURES] = 0;
    this.#table[FREE] = 0;
    this.#table[FREE_END] = 0;
  }

  /** Those of the next slice may need so many bytes. */
  makeRoom(bytes: number): void {
    const [free = 0, end = 0] = [this.#table[FREE], this.#table[FREE_END]];
    if (end - free >= bytes) return;
    const { byteOffset, byteLength } = this.#rooms.take(Math.max(bytes, ROOM));
    this.#table[FREE] = byteOffset;
    this.#table[FREE_END] = byteOffset + byteLength;
  }

  /** The numbers of one, which say all but what cells hold: the shape of each row, and the order of ids. */
  numbersOf(number: number): string {
    const at = this.#entries[number * ENTRY + AT] ?? 0;
    const { buffer } = this.#memory.memory;
    const count = Buffer.from(buffer, at, INTEGER).readInt32LE();
    return Buffer.from(buffer, at + INTEGER, count * INTEGER).toString('latin1');
  }
}
