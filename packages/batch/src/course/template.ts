import { type IdList, partedAtStandIns } from './stand-in.ts';

/** What stands in a hole. */
export const holes = { worker: 0, id: 1, wages: 2, base: 3, amount: 4, rate: 5, status: 6, unrounded: 7 } as const;

/** A row with holes for what differs from worker to worker: before each hole, and behind the last, a literal. */
export interface Template {
  readonly literals: readonly Uint8Array[];
  /** By `holes`. */
  readonly kinds: Uint8Array;
  /** Of the holes that are ids, which one. */
  readonly ids: readonly { readonly list: IdList; readonly rank: number }[];
}

const noId = { list: 'payLines', rank: 0 } as const;

/** The templates of equal texts are one. */
export class Templates {
  readonly #known = new Map<string, Template>();

  of(text: string): Template {
    const found = this.#known.get(text);
    if (found !== undefined) return found;
    const parted = partedAtStandIns(text);
    const made = {
      literals: parted.texts.map((literal) => Buffer.from(literal)),
      kinds: Uint8Array.from(parted.holes, ({ kind }) => holes[kind]),
      ids: parted.holes.map((hole) => (hole.kind === 'id' ? hole : noId)),
    };
    this.#known.set(text, made);
    return made;
  }

  get size(): number {
    return this.#known.size;
  }

  clear(): void {
    this.#known.clear();
  }
}
