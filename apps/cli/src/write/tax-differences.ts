import type { TaxDifference } from '@totalize/adapter-adp';
import { DecimalSum } from '@totalize/adapter-kit';
import type { Contribution, PayLine } from '@totalize/core';

interface Sum {
  readonly first: Contribution;
  readonly quarter: string;
  readonly wages: DecimalSum;
  readonly withheld: DecimalSum;
  readonly due: DecimalSum;
}

const quarterOf = (payDate: string): string => `${payDate.slice(0, 4)}Q${Math.ceil(Number(payDate.slice(5, 7)) / 3)}`;

/**
 * Adds up what was withheld and what is due, by worker, employer, quarter, scheme and payer, while the rows of a run pass
 * by. A line counts for the countries and payers that its `withheld` names.
 */
export class TaxDifferences {
  readonly #withheld = new Map<string, Map<string, string>>();
  readonly #named = new Map<string, Set<string>>();
  readonly #sums = new Map<string, Sum>();
  readonly #taken = new Set<string>();

  constructor(lines: readonly PayLine[]) {
    for (const { lineId, withheld } of lines) {
      if (lineId === undefined || withheld === undefined) continue;
      const amounts = new Map<string, string>();
      for (const { scheme, payer, amount } of withheld) {
        const key = `${scheme} ${payer}`;
        amounts.set(key, new DecimalSum(amounts.get(key) ?? '0', amount).text);
      }
      this.#withheld.set(lineId, amounts);
      this.#named.set(lineId, new Set(withheld.map(({ scheme, payer }) => `${scheme.slice(0, 2)} ${payer}`)));
    }
  }

  add(row: Contribution): void {
    const { lineId, workerId, employerId, payDate, scheme, payer, wages, amount } = row;
    if (this.#named.get(lineId)?.has(`${scheme.slice(0, 2)} ${payer}`) !== true) return;
    const quarter = quarterOf(payDate);
    const key = JSON.stringify([workerId, employerId, quarter, scheme, payer]);
    const sum = this.#sums.get(key) ?? {
      first: row,
      quarter,
      wages: new DecimalSum(),
      withheld: new DecimalSum(),
      due: new DecimalSum(),
    };
    this.#sums.set(key, sum);
    sum.due.add(amount);
    sum.wages.add(wages);
    // A line that is cut has several rows; what was withheld of it counts once.
    const once = `${lineId} ${scheme} ${payer}`;
    if (this.#taken.has(once)) return;
    this.#taken.add(once);
    sum.withheld.add(this.#withheld.get(lineId)?.get(`${scheme} ${payer}`) ?? '0');
  }

  /** Those that differ. */
  found(): TaxDifference[] {
    return [...this.#sums.values()].flatMap(({ first, quarter, wages, withheld, due }) => {
      const difference = new DecimalSum(withheld.text);
      difference.add(due.text, -1);
      if (difference.isZero) return [];
      const { workerId, employerId, scheme, payer, currency } = first;
      const amounts = { wages: wages.text, withheld: withheld.text, due: due.text, difference: difference.text };
      return [{ workerId, employerId, quarter, scheme, payer, currency, ...amounts }];
    });
  }
}
