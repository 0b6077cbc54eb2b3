import { isSame } from './compare-bytes.ts';
import type { Rows } from './rows.ts';

/** The id of a worker as it stands among the bytes of a slice, read as a text only where one is needed. */
export class WorkerId {
  readonly #rows: Rows;
  readonly #from: number;
  readonly #to: number;
  readonly #text: string | undefined;

  /** `text`: of an id that stands there as something else. */
  constructor(rows: Rows, from: number, to: number, text?: string) {
    this.#rows = rows;
    this.#from = from;
    this.#to = to;
    this.#text = text;
  }

  /** Whether it stands as it is at a place. */
  stands(from: number, to: number): boolean {
    return this.#text === undefined && isSame(this.#rows, from, to, this.#from, this.#to);
  }

  isSame(other: WorkerId): boolean {
    return this === other || this.stands(other.#from, other.#to) || this.text() === other.text();
  }

  text(): string {
    return this.#text ?? this.#rows.plainText(this.#from, this.#to);
  }
}
