import { DecimalSum } from '@totalize/adapter-kit';
import type { Contribution } from '@totalize/core';
import { type ExtraInput, payCodeOf } from './extra-files.ts';

/** Adds up the contributions that the profile wants as memos, by worker, employer, code and currency. */
export class HostMemos {
  readonly #codes: Readonly<Record<string, string>> | undefined;
  readonly #sums = new Map<string, { row: Contribution; sum: DecimalSum }>();

  constructor(codes: Readonly<Record<string, string>> | undefined) {
    this.#codes = codes;
  }

  add(row: Contribution): void {
    const code = this.#codes === undefined ? undefined : payCodeOf(this.#codes, row.scheme);
    if (code?.startsWith('memo:') !== true) return;
    const key = JSON.stringify([row.workerId, row.employerId, code, row.currency]);
    const found = this.#sums.get(key) ?? { row, sum: new DecimalSum() };
    found.sum.add(row.amount);
    this.#sums.set(key, found);
  }

  found(): ExtraInput['memos'] {
    return [...this.#sums.values()].map(({ row: { workerId, employerId, scheme, currency }, sum }) => ({
      workerId,
      employerId,
      scheme,
      currency,
      amount: sum.text,
    }));
  }
}
