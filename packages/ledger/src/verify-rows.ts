import { createHash } from 'node:crypto';
import { addInt, type Int, parseAmount, printAmount } from '@totalize/core';
import type { Ledger } from './ledger.ts';
import type { Run } from './run.ts';
import type { Row } from './store.ts';

const columns = [
  'worker_ref',
  'line_tag',
  'employer_id',
  'period_start',
  'period_end',
  'pay_date',
  'country',
  'scheme',
  'payer',
  'currency',
  'exchange_rate',
  'wages',
  'base',
  'rate',
  'amount',
  'status',
  'reason',
  'certificate_tag',
  'text',
];

/** Sums of the rows by currency, country, scheme, payer and status, as a run's totals have them. */
class Sums {
  readonly #sums = new Map<string, { currency: string; amount: Int }>();

  add(row: Row): void {
    const currency = String(row['currency']);
    const key = ['currency', 'country', 'scheme', 'payer', 'status'].map((name) => row[name]).join(' ');
    const before = this.#sums.get(key);
    const amount = addInt(before?.amount ?? 0, parseAmount(String(row['amount']), currency) ?? 0);
    this.#sums.set(key, { currency, amount });
  }

  differFrom(totals: Run['totals']): boolean {
    const told = new Map(
      totals.amounts.map(({ currency, country, scheme, payer, status, amount }) => [
        [currency, country, scheme, payer, status].join(' '),
        amount,
      ]),
    );
    const keys = new Set([...told.keys(), ...this.#sums.keys()]);
    return [...keys].some((key) => {
      const sum = this.#sums.get(key);
      return sum === undefined || printAmount(sum.amount, sum.currency) !== told.get(key);
    });
  }
}

/** Whether the rows of a run are those that were stored, and add up to its totals. */
export const verifyRows = async ({ store }: Ledger, run: Run): Promise<readonly string[]> => {
  const page = 5000;
  const hash = createHash('sha256');
  const sums = new Sums();
  let count = 0;
  for (;;) {
    const rows = await store.all(
      `SELECT contributions.*, text FROM contributions JOIN texts ON texts.ref = legal_basis
        WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
      [run.id, count, page],
    );
    for (const row of rows) {
      hash.update(`${JSON.stringify(columns.map((name) => row[name]))}\n`);
      sums.add(row);
    }
    count += rows.length;
    if (rows.length < page) break;
  }
  const faults: string[] = [];
  if (count !== run.rows || hash.digest('hex') !== run.rowHash)
    faults.push(`The contributions of run ${run.id} are not those that were stored.`);
  if (sums.differFrom(run.totals)) faults.push(`The contributions of run ${run.id} do not add up to its totals.`);
  return faults;
};
