import type { CommonOptions } from './output.ts';

const width = 24;
const pause = 100;

/** A line on stderr that shows how far it is; nothing where stderr is no terminal. */
export class Progress {
  readonly #shown: boolean;
  #last = 0;
  #drawn = false;

  constructor(options: CommonOptions) {
    this.#shown = process.stderr.isTTY && options.quiet !== true;
  }

  /** `done` and `of` in one unit; without `of` only the label is shown. `more` is asked only for what is shown. */
  show(label: string, done = 0, of = 0, more = (): string => ''): void {
    const now = performance.now();
    if (!this.#shown || (of > 0 && done < of && now - this.#last < pause)) return;
    this.#last = now;
    this.#drawn = true;
    const share = of > 0 ? Math.min(1, done / of) : 0;
    const full = Math.round(share * width);
    const bar = of > 0 ? ` [${'#'.repeat(full)}${'.'.repeat(width - full)}] ${Math.floor(share * 100)} %` : ' …';
    process.stderr.write(`\r\u{1b}[2K${label}${bar}${more()}`);
  }

  clear(): void {
    if (this.#drawn) process.stderr.write('\r\u{1b}[2K');
    this.#drawn = false;
  }
}
