import { LONGEST_ID } from '../kernel/case-table.ts';
import { BEYOND } from '../kernel/kernel.ts';
import {
  CODE,
  COLUMNS,
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
/** Bytes that a part writes behind its literal, at most; the figure with the byte behind it. */
const longest: Readonly<Record<number, number>> = {
  [FIGURE]: LONGEST_FIGURE + 1,
  [UNROUNDED]: LONGEST_FIGURE,
  [ID]: LONGEST_ID,
};
/** Digits behind the point that a figure can be written with. */
export const MOST_DIGITS = 19;

type ProgramId = { readonly kind: 'worker' } | { readonly kind: 'id'; readonly list: IdList; readonly rank: number };

/** Columns of figures that a row is written from: where each begins on the sheet, once they are charged. */
export interface RowColumns {
  readonly wages: number;
  readonly base: number;
  readonly amount: number;
  /** Of marks. */
  readonly mark?: number;
  /** Of what is not rounded. */
  readonly exact?: number;
}

const columnNames = ['wages', 'base', 'amount', 'last'] as const;
type ColumnName = (typeof columnNames)[number];

/** How rows of a course are written: part by part a literal, and what is not the same for all. */
export class Program {
  /** Rows that it writes for one worker. */
  readonly rows: number;
  /** As the kernel reads it. */
  readonly #code: Int32Array;
  readonly #columns: readonly RowColumns[];
  /** So many texts that marks stand for are written. */
  readonly #marks: number;
  /** Bytes that all but these takes, at most. */
  readonly #most: number;

  constructor(code: Int32Array, parts: readonly Part[], columns: readonly RowColumns[], rows: number) {
    this.rows = rows;
    this.#code = code;
    this.#columns = columns;
    this.#marks = parts.filter(({ kind }) => kind === RATE || kind === STATUS).length;
    this.#most = sum(parts.map(({ literal, kind }) => Buffer.byteLength(literal) + (longest[kind] ?? 0))) + BEYOND;
  }

  /** So many numbers `lay` needs. */
  get size(): number {
    return COLUMNS + this.#columns.length * columnNames.length;
  }

  /** Puts together, from a place on, what writes all that has been charged last. `texts`: those that marks stand for. */
  lay(list: Int32Array, from: number, texts: TextList): void {
    list[from + CODE] = this.#code.byteOffset;
    list[from + MOST_WRITTEN] = this.#most + this.#marks * texts.longest;
    list[from + TEXTS] = texts.address;
    let at = from + COLUMNS;
    for (const { wages, base, amount, mark, exact } of this.#columns) {
      list[at] = wages;
      list[at + 1] = base;
      list[at + 2] = amount;
      list[at + 3] = mark ?? exact ?? 0;
      at += columnNames.length;
    }
  }
}

/** The figures of a row. */
export interface RowFigures {
  readonly columns: RowColumns;
  /** Digits behind the point, of amounts and of what is not rounded. */
  readonly digits: number;
  readonly exactDigits: number;
}

/** Those of a text without any. */
const noFigures: RowFigures = { columns: { wages: 0, base: 0, amount: 0 }, digits: 0, exactDigits: 0 };

interface Part {
  readonly literal: string;
  readonly kind: number;
  readonly number?: number;
  digits?: number;
  readonly behind?: number;
}

const isId = (hole: Hole): hole is ProgramId => hole.kind === 'id' || hole.kind === 'worker';

/** The byte that a figure writes behind itself, most often a comma or the end of the row; 0: none. */
const behindOf = (hole: Hole | undefined, text: string): number => {
  const isFigure = hole?.kind === 'wages' || hole?.kind === 'base' || hole?.kind === 'amount';
  const byte = isFigure && text !== '' ? text.charCodeAt(0) : 0;
  return byte < 0x80 ? byte : 0;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const numberOf = <T>(numbers: Map<T, number>, one: T): number => {
  const found = numbers.get(one) ?? numbers.size;
  numbers.set(one, found);
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
  readonly #columns = new Map<RowColumns, number>();
  readonly #ids = new Map<string, number>();
  /** What is to be written before the next hole. */
  #literal = '';

  /** `text`: a row with stand-ins. */
  add(text: string, figures: RowFigures = noFigures): void {
    const { texts, holes } = partedAtStandIns(text);
    const other = holes.findIndex((hole) => !isId(hole));
    const cut = other < 0 ? holes.length : other;
    const { columns, digits, exactDigits } = figures;
    const own = numberOf(this.#columns, columns);
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

  #partOf(hole: Hole, { columns, digits, exactDigits }: RowFigures, next: string): Part {
    const literal = this.#taken();
    const columnOf = (name: ColumnName): number =>
      numberOf(this.#columns, columns) * columnNames.length + columnNames.indexOf(name);
    switch (hole.kind) {
      case 'worker':
      case 'id':
        return { literal, kind: ID, number: numberOf(this.#ids, JSON.stringify(hole)) };
      case 'rate':
        return { literal, kind: RATE, number: columnOf('last') };
      case 'status':
        return { literal, kind: STATUS, number: columnOf('last') };
      case 'unrounded':
        return { literal, kind: UNROUNDED, digits: exactDigits, number: columnOf('last') };
      default:
        return { literal, kind: FIGURE, digits, behind: behindOf(hole, next), number: columnOf(hole.kind) };
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
    return new Program(code, parts, [...this.#columns.keys()], rows.length);
  }
}
