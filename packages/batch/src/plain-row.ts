const ORDINARY = 0;
const CELL_END = 1;
const ROW_END = 2;
const RETURN = 3;
/** An id without any of these is not one that is derived. */
const OF_DERIVED = 4;
const NOT_PLAIN = 5;

const kindsFor = (separator: string): Uint8Array => {
  const kinds = new Uint8Array(256);
  kinds.fill(NOT_PLAIN, 0, 0x20);
  for (const other of ['"', '\u{7f}']) kinds[other.charCodeAt(0)] = NOT_PLAIN;
  for (const mark of [':', '~']) kinds[mark.charCodeAt(0)] = OF_DERIVED;
  kinds[0x09] = ORDINARY;
  kinds[0x0a] = ROW_END;
  kinds[0x0d] = RETURN;
  kinds[separator.charCodeAt(0)] = CELL_END;
  return kinds;
};

const bitOf = (cell: number): number => 1 << Math.min(cell, 31);

/** Finds where the cells of a row end, by its bytes alone. */
export class PlainRow {
  begin = 0;
  /** Of each cell, of as many as the header has. */
  readonly ends: Int32Array;
  /** So many there are. */
  cells = 0;
  /** The bit of each cell, of all from the 31st together, that has a character which an id has if it is derived. */
  #marks = 0;
  /** Where the row after it begins. */
  next = 0;
  readonly #kinds: Uint8Array;
  readonly #crlf: boolean;

  constructor({ separator, crlf }: { readonly separator: string; readonly crlf: boolean }, width: number) {
    this.#kinds = kindsFor(separator);
    this.#crlf = crlf;
    this.ends = new Int32Array(width);
  }

  /** Where a cell begins. */
  from(cell: number): number {
    return cell === 0 ? this.begin : (this.ends[cell - 1] ?? 0) + 1;
  }

  /** Whether a cell may hold an id that is derived. */
  mayBeDerived(cell: number): boolean {
    return (this.#marks & bitOf(cell)) !== 0;
  }

  /** `false`: there is something in it that the adapter could see otherwise. */
  read(bytes: Uint8Array, begin: number): boolean {
    const kinds = this.#kinds;
    const ends = this.ends;
    let at = begin;
    let cells = 0;
    let kind = CELL_END;
    let marks = 0;
    while (kind === CELL_END || kind === OF_DERIVED) {
      kind = kinds[bytes[at] ?? 0] ?? 0;
      // Most of the time is spent here.
      while (kind === ORDINARY) {
        at += 1;
        kind = kinds[bytes[at] ?? 0] ?? 0;
      }
      if (kind === OF_DERIVED) marks |= bitOf(cells);
      else {
        ends[cells] = at;
        cells += 1;
      }
      at += 1;
    }
    this.begin = begin;
    this.#marks = marks;
    this.cells = cells;
    this.next = this.#crlf ? at + 1 : at;
    return this.#crlf ? kind === RETURN && bytes[at] === 0x0a : kind === ROW_END;
  }
}
