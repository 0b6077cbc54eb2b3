import type { Exception, ExceptionCode } from '@totalize/core';
import { DecimalSum } from './decimal-sum.ts';
import type { Place, Report } from './report.ts';

interface Stray {
  readonly severity: Exception['severity'];
  readonly code: ExceptionCode;
  /** The code as it may be shown. */
  readonly what: string;
  readonly advice: string;
  readonly place: Place;
  readonly total: DecimalSum;
  count: number;
}

/** Adds up, over a whole file, what cannot be taken as it is: one exception for each code, with count and total. */
export class StrayCodes {
  readonly #report: Report;
  readonly #found = new Map<string, Stray>();

  constructor(report: Report) {
    this.#report = report;
  }

  add(found: Pick<Stray, 'severity' | 'code' | 'what' | 'advice'>, amount: string, place: Place): void {
    const key = `${found.code} ${found.what}`;
    let stray = this.#found.get(key);
    if (stray === undefined) {
      stray = { ...found, place, total: new DecimalSum(), count: 0 };
      this.#found.set(key, stray);
    }
    stray.count += 1;
    stray.total.add(amount);
  }

  exceptions(): Exception[] {
    return [...this.#found.values()].map(({ severity, code, what, advice, place, count, total }) => {
      const message = `${what} ${advice} ${count} ${count === 1 ? 'amount' : 'amounts'}, ${total.text} together.`;
      return { ...this.#report(severity, code, message, place), count };
    });
  }
}
