import { createHash } from 'node:crypto';
import type { Contribution } from '@totalize/core';
import type { Identities } from './identities.ts';
import { ledgerRow, type LedgerRow } from './run.ts';
import { tagOf } from './seal.ts';
import type { Cell, LedgerStore } from './store.ts';

const insertion = `INSERT INTO contributions (run_id, seq, worker_ref, line_tag, employer_id, period_start, period_end, pay_date,
  country, scheme, payer, currency, exchange_rate, wages, base, rate, amount, status, reason, certificate_tag, legal_basis)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Turns contributions into rows of the ledger, and stores them many at a time. */
export class RowBuffer {
  readonly #store: LedgerStore;
  readonly #runId: number;
  readonly #identities: Identities;
  readonly #hash = createHash('sha256');
  readonly #texts = new Map<string, number>();
  #waiting: LedgerRow[] = [];
  #stored = 0;
  #lastLine: readonly [workerId: string, lineId: string, tag: string] | undefined;

  constructor(store: LedgerStore, runId: number, identities: Identities) {
    this.#store = store;
    this.#runId = runId;
    this.#identities = identities;
  }

  add(row: Contribution): void {
    const { ref, secret } = this.#identities.of('worker', row.workerId);
    const last = this.#lastLine;
    const tag =
      last !== undefined && last[0] === row.workerId && last[1] === row.lineId
        ? last[2]
        : tagOf(secret, 'line', row.lineId);
    this.#lastLine = [row.workerId, row.lineId, tag];
    const certificate = row.certificateId === undefined ? null : tagOf(secret, 'certificate', row.certificateId);
    this.#waiting.push(ledgerRow(row, ref, tag, certificate));
  }

  async flush(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    await this.#storeTexts(rows);
    const values = rows.map((row): Cell[] => {
      this.#hash.update(`${JSON.stringify(row)}\n`);
      this.#stored += 1;
      return [this.#runId, this.#stored, ...row.slice(0, -1), this.#texts.get(String(row.at(-1))) ?? null];
    });
    const most = 5000;
    for (let at = 0; at < values.length; at += most) await this.#store.run(insertion, ...values.slice(at, at + most));
  }

  /** Citations come again and again: each text is stored once. */
  async #storeTexts(rows: readonly LedgerRow[]): Promise<void> {
    for (const row of rows) {
      const text = String(row.at(-1));
      if (this.#texts.has(text)) continue;
      await this.#store.run('INSERT INTO texts (text) VALUES (?) ON CONFLICT (text) DO NOTHING', [text]);
      const [found] = await this.#store.all('SELECT ref FROM texts WHERE text = ?', [text]);
      this.#texts.set(text, Number(found?.['ref']));
    }
  }

  sum(): { readonly rows: number; readonly hash: string } {
    return { rows: this.#stored, hash: this.#hash.copy().digest('hex') };
  }
}
