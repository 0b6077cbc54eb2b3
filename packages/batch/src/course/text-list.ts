import { BEYOND } from '../kernel/kernel.ts';
import { integersIn, type Space } from '../kernel/space.ts';

/** Texts that the kernel finds by their numbers. */
export class TextList {
  readonly #space: Space;
  /** Address and length of each. */
  #list: Int32Array;
  #count = 0;
  longest = 0;

  constructor(space: Space, texts: readonly string[]) {
    this.#space = space;
    this.#list = integersIn(space, texts.length * 2);
    for (const text of texts) this.add(text);
  }

  add(text: string): void {
    if (this.#count * 2 === this.#list.length) {
      const grown = integersIn(this.#space, this.#count * 4);
      grown.set(this.#list);
      this.#list = grown;
    }
    const length = Buffer.byteLength(text);
    const room = this.#space.take(length + BEYOND);
    room.write(text);
    this.#list.set([room.byteOffset, length], this.#count * 2);
    this.#count += 1;
    this.longest = Math.max(this.longest, length);
  }

  get address(): number {
    return this.#list.byteOffset;
  }
}
