import type { Space } from './space.ts';
import { SharedMemory } from './web-assembly.ts';

const PAGE = 65_536;
const MOST_PAGES = 32_768;
const SMALLEST_BITS = 6;
/** So that every address is a positive integer of 32 bits. */
const LARGEST = 2 ** 30;
const BITS = 32;

/**
 * The memory that the kernel works on, shared between threads. An address in it is the offset of an array of this memory. A
 * room is a power of two long, so that it can be used again for whatever needs as much; what is never written to takes no
 * memory of the machine.
 */
export class Memory implements Space {
  readonly memory: SharedMemory = new SharedMemory({ initial: 1, maximum: MOST_PAGES, shared: true });
  /** Nothing stands at address 0. */
  #end = 2 ** SMALLEST_BITS;
  /** Addresses of rooms that are nobody's, by the power of their length. */
  readonly #free: number[][] = Array.from({ length: BITS }, () => []);
  /** The power of each room that was taken, by its address. */
  readonly #powers = new Map<number, number>();

  /** In bytes. */
  get length(): number {
    return this.memory.buffer.byteLength;
  }

  take(size: number): Buffer {
    if (size > LARGEST) throw new RangeError(`a room of ${size} bytes is larger than any can be`);
    const power = Math.max(SMALLEST_BITS, BITS - Math.clz32(Math.max(size, 1) - 1));
    const at = this.#free[power]?.pop() ?? this.#new(2 ** power);
    this.#powers.set(at, power);
    return Buffer.from(this.memory.buffer, at, 2 ** power);
  }

  give({ byteOffset }: Uint8Array): void {
    const power = this.#powers.get(byteOffset);
    if (power === undefined) throw new RangeError('a room was given back that nobody had taken');
    this.#powers.delete(byteOffset);
    this.#free[power]?.push(byteOffset);
  }

  #new(length: number): number {
    const at = this.#end;
    this.#end += length;
    const missing = Math.ceil(this.#end / PAGE) - this.length / PAGE;
    if (missing > 0) this.memory.grow(missing);
    return at;
  }
}
