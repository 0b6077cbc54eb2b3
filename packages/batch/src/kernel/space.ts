/** Where bytes are put that many write, one after the other. */
export interface Space {
  /** Room for so many bytes at least, with whatever stands in it. */
  take(size: number): Buffer;
  /** The room that begins with these bytes is nobody's any more. */
  give(room: Uint8Array): void;
}

/** Memory of its own for each room. */
export const heap: Space = { take: (size) => Buffer.allocUnsafeSlow(size), give: () => {} };

/** Rooms that are given back all at once. */
export class Rooms implements Space {
  readonly #space: Space;
  #taken: Buffer[] = [];

  constructor(space: Space) {
    this.#space = space;
  }

  take(size: number): Buffer {
    const room = this.#space.take(size);
    this.#taken.push(room);
    return room;
  }

  give(room: Uint8Array): void {
    this.#taken = this.#taken.filter(({ byteOffset }) => byteOffset !== room.byteOffset);
    this.#space.give(room);
  }

  clear(): void {
    for (const room of this.#taken) this.#space.give(room);
    this.#taken = [];
  }
}

/** Room for so many numbers at least. */
export const integersIn = (space: Space, count: number): Int32Array => {
  const { buffer, byteOffset, byteLength } = space.take(count * Int32Array.BYTES_PER_ELEMENT);
  return new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
};

export const floatsIn = (space: Space, count: number): Float64Array => {
  const { buffer, byteOffset, byteLength } = space.take(count * Float64Array.BYTES_PER_ELEMENT);
  return new Float64Array(buffer, byteOffset, byteLength / Float64Array.BYTES_PER_ELEMENT);
};

/** The bytes of numbers, where they stand. */
export const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array | Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Puts numbers that begin a room into another one, and gives back theirs. */
export const moved = <T extends Int32Array | Float64Array>(from: T, to: T, space: Space): T => {
  to.set(from);
  space.give(bytesOf(from));
  return to;
};
