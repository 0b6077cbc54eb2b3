import { LONGEST_ID } from '../kernel/case-table.ts';
import { BEYOND } from '../kernel/kernel.ts';
import {
  END,
  END_OF_HEAD,
  END_OF_TAIL,
  FIGURE,
  HEAD,
  ID,
  ID_COUNT,
  ID_LIST,
  MOST_WRITTEN,
  OWN,
  PART,
  PLACE,
  PROGRAM,
  RATE,
  STATUS,
  TAIL,
  TEXTS,
  UNROUNDED,
} from '../kernel/parts.ts';
import { integersIn, type Space } from '../kernel/space.ts';
import { listNumber } from './case-lists.ts';
import { type Hole, type IdList, partedAtStandIns } from './stand-in.ts';
import type { TextList } from './text-list.ts';

/** Bytes that a figure takes at most: digits of a safe integer or behind the point, a sign, a point and a zero before it. */
const LONGEST_FIGURE = 32;
/** Digits behind the point that a figure can be written with. */
export const MOST_DIGITS = 19;

type ProgramId = { readonly kind: 'worker' } | { readonly kind: 'id'; readonly list: IdList; readonly rank: number };

/** Where a column of figures begins on the sheet, asked when all of them are charged. */
type ColumnOf = () => number;

/** How rows of a course are written: part by part a literal, and what is not the same for all. */
export class Program {
  /** Rows that it writes for one worker. */
  readonly rows: number;
  /** As the kernel reads it. */
  readonly #code: Int32Array;
  /** Where places of figures stand in the code. */
  readonly #columns: readonly { readonly at: number; readonly column: ColumnOf }[];
  /** So many rates are written. */
  readonly #rates: number;
  /** Bytes that all but the rates takes, at most. */
  readonly #most: number;

  constructor(code: Int32Array, parts: readonly Part[], rows: number) {
    this.rows = rows;
    this.#code = code;
    this.#columns = parts.flatMap(({ column }, at) =>
      column === undefined ? [] : { at: PROGRAM + at * PART + PLACE, column },
    );
    this.#rates = parts.filter(({ kind }) => kind === RATE).length;
    const literals = sum(parts.map(({ literal }) => Buffer.byteLength(literal)));
    this.#most = literals + parts.length * (Math.max(LONGEST_FIGURE, LONGEST_ID) + 1) + BEYOND;
  }

  get address(): number {
    return this.#code.byteOffset;
  }

  /** Room that writing for one worker takes at most. */
  get most(): number {
    return this.#code[MOST_WRITTEN] ?? 0;
  }

  /** Makes ready for writing what has been charged last. `texts`: those that marks stand for. */
  prepare(texts: TextList): void {
    const code = this.#code;
    code[MOST_WRITTEN] = this.#most + this.#rates * texts.longest;
    code[TEXTS] = texts.address;
    for (const { at, column } of this.#columns) code[at] = column();
  }
}

/** The figures of a row. */
export interface RowFigures {
  /** Where each begins on the sheet, once they are charged. */
  readonly columns: Readonly<Record<'wages' | 'base' | 'amount', number>>;
  /** That of marks, or of what is not rounded. */
  readonly last: ColumnOf;
  /** Digits behind the point, of amounts and of what is not rounded. */
  readonly digits: number;
  readonly exactDigits: number;
}

/** Those of a text without any. */
const noFigures: RowFigures = { columns: { wages: 0, base: 0, amount: 0 }, last: () => 0, digits: 0, exactDigits: 0 };

interface Part {
  readonly literal: string;
  readonly kind: number;
  readonly number?: number;
  digits?: number;
  readonly behind?: number;
  readonly column?: ColumnOf;
}

const isId = (hole: Hole): hole is ProgramId => hole.kind === 'id' || hole.kind === 'worker';

/** The byte that a figure writes behind itself, most often a comma or the end of the row; 0: none. */
const behindOf = (hole: Hole | undefined, text: string): number => {
  const isFigure = hole?.kind === 'wages' || hole?.kind === 'base' || hole?.kind === 'amount';
  const byte = isFigure && text !== '' ? text.charCodeAt(0) : 0;
  return byte < 0x80 ? byte : 0;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const numberOf = (numbers: Map<string, number>, text: string): number => {
  const found = numbers.get(text) ?? numbers.size;
  numbers.set(text, found);
  return found;
};

/** A row on its way into a program. */
interface Row {
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
  readonly figures: RowFigures;
  /** The first hole that is no id: up to there, rows of one line as a rule are the same. */
  readonly cut: number;
  /** Equal for rows that are the same from there on: halves of one contribution. */
  readonly tail: string;
}

/** Puts a program together, row after row. */
export class ProgramMaker {
  readonly #parts: Part[] = [];
  readonly #rows: Row[] = [];
  readonly #heads = new Map<string, number>();
  readonly #tails = new Map<string, number>();
  readonly #columns = new Map<RowFigures['columns'], number>();
  readonly #ids = new Map<string, number>();
  /** What is to be written before the next hole. */
  #literal = '';

  /** `text`: a row with stand-ins. */
  add(text: string, figures: RowFigures = noFigures): void {
    const { texts, holes } = partedAtStandIns(text);
    const other = holes.findIndex((hole) => !isId(hole));
    const cut = other < 0 ? holes.length : other;
    const { columns, digits, exactDigits } = figures;
    const own = this.#columns.get(columns) ?? this.#columns.size;
    this.#columns.set(columns, own);
    const tail = JSON.stringify([own, digits, exactDigits, texts.slice(cut + 1), holes.slice(cut)]);
    this.#rows.push({ texts, holes, figures, cut, tail });
  }

  #write({ texts, holes, figures, cut, tail }: Row, isShared: boolean): void {
    const parts = this.#parts;
    const head: Part = {
      literal: this.#taken(),
      kind: HEAD,
      number: numberOf(this.#heads, JSON.stringify([texts.slice(0, cut), holes.slice(0, cut)])),
    };
    let rest: Part | undefined;
    parts.push(head);
    for (const [at, literal] of texts.entries()) {
      if (at === cut) head.digits = PART * (parts.push({ literal: this.#taken(), kind: END_OF_HEAD }) - 1);
      this.#literal += literal.slice(behindOf(holes[at - 1], literal) === 0 ? 0 : 1);
      const hole = holes[at];
      if (hole === undefined) continue;
      if (at === cut && isShared) {
        rest = { literal: this.#taken(), kind: TAIL, number: numberOf(this.#tails, tail) };
        parts.push(rest);
      }
      parts.push(this.#partOf(hole, figures, texts[at + 1] ?? ''));
    }
    if (rest !== undefined) rest.digits = PART * (parts.push({ literal: this.#taken(), kind: END_OF_TAIL }) - 1);
  }

  #taken(): string {
    const literal = this.#literal;
    this.#literal = '';
    return literal;
  }

  #partOf(hole: Hole, { columns, last, digits, exactDigits }: RowFigures, next: string): Part {
    const literal = this.#taken();
    switch (hole.kind) {
      case 'worker':
      case 'id':
        return { literal, kind: ID, number: numberOf(this.#ids, JSON.stringify(hole)) };
      case 'rate':
        return { literal, kind: RATE, column: last };
      case 'status':
        return { literal, kind: STATUS, column: last };
      case 'unrounded':
        return { literal, kind: UNROUNDED, digits: exactDigits, column: last };
      default: {
        const { kind } = hole;
        return { literal, kind: FIGURE, digits, behind: behindOf(hole, next), column: () => columns[kind] };
      }
    }
  }

  /** `space`: that the kernel reads the program from. */
  made(space: Space): Program {
    const rows = this.#rows;
    for (const [at, row] of rows.entries())
      this.#write(row, row.tail === rows[at - 1]?.tail || row.tail === rows[at + 1]?.tail);
    const parts: readonly Part[] = [...this.#parts, { literal: this.#taken(), kind: END }];
    const literals = Buffer.concat(parts.map(({ literal }) => Buffer.from(literal)));
    const room = space.take(literals.length + BEYOND);
    literals.copy(room);
    const code = integersIn(space, PROGRAM + parts.length * PART);
    let at = room.byteOffset;
    for (const [index, { literal, kind, number = 0, digits = 0, behind = 0 }] of parts.entries()) {
      const length = Buffer.byteLength(literal);
      code.set([kind, at, length, number, digits, behind], PROGRAM + index * PART);
      at += length;
    }
    const ids = [...this.#ids.keys()].map((id): ProgramId => JSON.parse(id));
    const list = integersIn(space, ids.length * 2);
    list.set(ids.flatMap((id) => (id.kind === 'id' ? [listNumber(id.list), id.rank] : [OWN, 0])));
    code[ID_COUNT] = ids.length;
    code[ID_LIST] = list.byteOffset;
    return new Program(code, parts, rows.length);
  }
}
