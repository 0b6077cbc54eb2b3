import type { Exception } from './exception.ts';
import { safeName } from './safe-value.ts';

const mostNames = 50;

/** Counts the fields of a list that its records do not have, so that each is told once. */
export class UnknownFields {
  readonly #counts = new Map<string, number>();
  #others = 0;
  readonly #known: ReadonlySet<string>;

  constructor(known: Iterable<string>) {
    this.#known = new Set(known);
  }

  look(record: object): void {
    for (const name of Object.keys(record)) {
      if (this.#known.has(name)) continue;
      const count = this.#counts.get(name);
      if (count === undefined && this.#counts.size >= mostNames) this.#others += 1;
      else this.#counts.set(name, (count ?? 0) + 1);
    }
  }

  warnings(where: string): Exception[] {
    const warnings = [...this.#counts].map(([name, count]): Exception => {
      const column = safeName(name);
      const message = `${where}: there is no field "${column}", and it was not used: check its spelling.`;
      return { severity: 'warning', code: 'field-unknown', message, column, count };
    });
    if (this.#others > 0) {
      const message = `${where}: more than ${mostNames} fields are unknown, and none was used: check that this is the right list.`;
      warnings.push({ severity: 'warning', code: 'field-unknown', message, count: this.#others });
    }
    return warnings;
  }
}
