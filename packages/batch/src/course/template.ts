import { type Literal, literalOf } from '../literal.ts';
import { type Hole, type IdList, partedAtStandIns } from './stand-in.ts';

/** What stands in a hole. */
export const holes = { worker: 0, id: 1, wages: 2, base: 3, amount: 4, rate: 5, status: 6, unrounded: 7 } as const;

/** A row, or a part of one, with holes for what differs: before each hole, and behind the last, a literal. */
export interface Pattern {
  readonly literals: readonly Literal[];
  /** By `holes`. */
  readonly kinds: Uint8Array;
  /** Of the holes that are ids, which one. */
  readonly ids: readonly { readonly list: IdList; readonly rank: number }[];
}

/** A row with holes, in two parts: `head` has all ids that it begins with, which the rows of a line as a rule share. */
export interface Template {
  readonly head: Pattern;
  readonly rest: Pattern;
}

const noId = { list: 'payLines', rank: 0 } as const;

const patternOf = (texts: readonly string[], parts: readonly Hole[]): Pattern => ({
  literals: texts.map(literalOf),
  kinds: Uint8Array.from(parts, ({ kind }) => holes[kind]),
  ids: parts.map((hole) => (hole.kind === 'id' ? hole : noId)),
});

const isId = ({ kind }: Hole): boolean => kind === 'id' || kind === 'worker';

/** The templates, and the parts of templates, of equal texts are one. */
export class Templates {
  readonly #known = new Map<string, Template>();
  readonly #patterns = new Map<string, Pattern>();

  of(text: string): Template {
    const found = this.#known.get(text);
    if (found !== undefined) return found;
    const { texts, holes: parts } = partedAtStandIns(text);
    const other = parts.findIndex((hole) => !isId(hole));
    const cut = other < 0 ? parts.length : other;
    const head = this.#pattern([...texts.slice(0, cut), ''], parts.slice(0, cut));
    const made = { head, rest: this.#pattern(texts.slice(cut), parts.slice(cut)) };
    this.#known.set(text, made);
    return made;
  }

  #pattern(texts: readonly string[], parts: readonly Hole[]): Pattern {
    const key = JSON.stringify([texts, parts]);
    const found = this.#patterns.get(key) ?? patternOf(texts, parts);
    this.#patterns.set(key, found);
    return found;
  }

  get size(): number {
    return this.#known.size;
  }

  clear(): void {
    this.#known.clear();
    this.#patterns.clear();
  }
}
