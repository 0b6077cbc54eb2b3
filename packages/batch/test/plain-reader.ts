import { JSON_ROW, NUMBER } from '../src/row-marks.ts';

/** How the rows of a file look. */
export interface RowFile {
  readonly separator: string;
  readonly crlf: boolean;
  readonly count: number;
  /** The cells that may differ, in the order of their slots. */
  readonly differing: readonly number[];
}

/** What a row is found to be. */
export interface ReadRow {
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly file: number;
  readonly shape: number;
  /** Begin and end of each cell that may differ. */
  readonly spans: readonly (readonly [number, number])[];
  readonly cells: readonly string[] | undefined;
}

/** Takes rows apart with `split`, one by one, and numbers the shapes as they come up. */
export class PlainReader {
  readonly #files: readonly RowFile[];
  readonly #shapes = new Map<string, number>();

  constructor(files: readonly RowFile[]) {
    this.#files = files;
  }

  forget(): void {
    this.#shapes.clear();
  }

  read(pieces: readonly string[]): ReadRow[] {
    const rows: ReadRow[] = [];
    let start = 0;
    for (const [at, piece] of pieces.entries()) {
      let number = 0;
      for (const line of piece.split('\n').slice(0, -1)) {
        const end = start + Buffer.byteLength(line) + 1;
        if (line.startsWith(NUMBER)) number = Number(line.slice(1));
        else {
          rows.push({ start, end, number, file: at, ...this.#cellsOf(line, at, start) });
          number += 1;
        }
        start = end;
      }
    }
    return rows;
  }

  #cellsOf(line: string, at: number, start: number): Pick<ReadRow, 'shape' | 'spans' | 'cells'> {
    const file = this.#files[at];
    if (file === undefined) throw new RangeError('no such file');
    const { separator, crlf, count, differing } = file;
    if (line.startsWith(JSON_ROW)) {
      const { cells } = JSON.parse(line.slice(1)) as { cells?: string[] };
      return { shape: -1, spans: differing.map(() => [-1, -1]), cells };
    }
    const cells = (crlf ? line.slice(0, -1) : line).split(separator);
    let begin = start;
    const places = cells.map((cell): readonly [number, number] => {
      const from = begin;
      begin += Buffer.byteLength(cell) + 1;
      return [from, begin - 1];
    });
    const kept = cells.filter((_, column) => !differing.includes(column));
    const shape = cells.length === count ? this.#numberOf(JSON.stringify([at, kept])) : -1;
    return { shape, spans: differing.map((column) => places[column] ?? [-1, -1]), cells };
  }

  #numberOf(shape: string): number {
    const found = this.#shapes.get(shape) ?? this.#shapes.size;
    this.#shapes.set(shape, found);
    return found;
  }
}
