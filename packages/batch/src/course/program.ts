import { type Literal, literalOf, WORD } from '../literal.ts';
import { LONGEST_ID } from './cell.ts';
import { MOST_BYTES } from '../decimal-bytes.ts';
import { type Hole, type IdList, partedAtStandIns } from './stand-in.ts';

/* What a program does, each with what follows it in the code. */

/** Number of the literal. */
export const LITERAL = 0;
/** Number of the column, digits behind the point, kind of the figure, and the byte behind it. */
export const FIGURE = 1;
/** Number of the column, digits behind the point; without zeros at the end. */
export const UNROUNDED = 2;
/** Number of the column of marks. */
export const RATE = 3;
const STATUS = 4;
/** Number of the id. */
export const ID = 5;
/** Number of the head, and where the code goes on behind it: rows of one line as a rule begin with the same ids. */
export const HEAD = 6;
export const END_OF_HEAD = 7;

export type ProgramId =
  | { readonly kind: 'worker' }
  | { readonly kind: 'id'; readonly list: IdList; readonly rank: number };

/** How rows of a course are written: what stands in all of them, with the columns and ids that stand between. */
export interface Program {
  readonly code: Int32Array;
  readonly literals: readonly Literal[];
  readonly ids: readonly ProgramId[];
  /** So many rates are written. */
  readonly rates: number;
  /** Bytes that all but the rates takes, at most. */
  readonly most: number;
}

/** Numbers of the columns that the figures of a row stand in. */
export interface ColumnNumbers {
  readonly wages: number;
  readonly base: number;
  readonly amount: number;
  readonly mark: number;
  readonly exact: number;
  /** Digits behind the point, of amounts and of what is not rounded. */
  readonly digits: number;
  readonly exactDigits: number;
}

const isId = (hole: Hole): hole is ProgramId => hole.kind === 'id' || hole.kind === 'worker';

const kinds = { wages: 0, base: 1, amount: 2 } as const;
/** Of the kinds of figures that rows as a rule repeat. */
export const KINDS = 3;

/** Puts a program together, row after row. */
export class ProgramMaker {
  readonly #code: number[] = [];
  readonly #literals = new Map<string, number>();
  readonly #ids = new Map<string, ProgramId>();
  readonly #heads = new Map<string, number>();
  #rates = 0;
  #most = WORD;

  /** `text`: a row with stand-ins. */
  add(text: string, columns: ColumnNumbers): void {
    const { texts, holes } = partedAtStandIns(text);
    const other = holes.findIndex((hole) => !isId(hole));
    const cut = other < 0 ? holes.length : other;
    const head = this.#numberOf(this.#heads, JSON.stringify([texts.slice(0, cut), holes.slice(0, cut)]));
    const begin = this.#code.push(HEAD, head, 0);
    for (const [at, literal] of texts.entries()) {
      if (at === cut) this.#code[begin - 1] = this.#code.push(END_OF_HEAD);
      const isFigure = at > 0 && Object.hasOwn(kinds, holes[at - 1]?.kind ?? '');
      const rest = isFigure ? this.#behind(literal) : literal;
      if (rest !== '') this.#literal(rest);
      const hole = holes[at];
      if (hole !== undefined) this.#hole(hole, columns);
    }
  }

  /** Puts the first byte behind a figure to it; says what is left. */
  #behind(literal: string): string {
    const code = literal.charCodeAt(0);
    const isByte = code < 0x80;
    this.#code.push(isByte ? code : 0);
    return isByte ? literal.slice(1) : literal;
  }

  #numberOf(numbers: Map<string, number>, text: string): number {
    const found = numbers.get(text) ?? numbers.size;
    numbers.set(text, found);
    return found;
  }

  #literal(text: string): void {
    this.#code.push(LITERAL, this.#numberOf(this.#literals, text));
    this.#most += Buffer.byteLength(text);
  }

  #hole(hole: Hole, { wages, base, amount, mark, exact, digits, exactDigits }: ColumnNumbers): void {
    this.#most += Math.max(MOST_BYTES, LONGEST_ID) + 1;
    switch (hole.kind) {
      case 'worker':
      case 'id': {
        const text = JSON.stringify(hole);
        if (!this.#ids.has(text)) this.#ids.set(text, hole);
        this.#code.push(ID, [...this.#ids.keys()].indexOf(text));
        return;
      }
      case 'rate':
        this.#rates += 1;
        this.#code.push(RATE, mark);
        return;
      case 'status':
        this.#code.push(STATUS, mark);
        return;
      case 'unrounded':
        this.#code.push(UNROUNDED, exact, exactDigits);
        return;
      default:
        this.#code.push(FIGURE, { wages, base, amount }[hole.kind], digits, kinds[hole.kind]);
    }
  }

  made(): Program {
    return {
      code: Int32Array.from(this.#code),
      literals: [...this.#literals.keys()].map(literalOf),
      ids: [...this.#ids.values()],
      rates: this.#rates,
      most: this.#most,
    };
  }
}
