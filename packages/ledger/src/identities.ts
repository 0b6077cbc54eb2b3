import { newSecret } from './seal.ts';
import type { LedgerStore, Row } from './store.ts';

/** Whoever a surrogate key stands for: a worker, or a run with texts that may name somebody. */
export interface Identity {
  readonly ref: number;
  readonly name: string;
  readonly secret: Uint8Array;
}
export type IdentityKind = 'worker' | 'run';

const identityIn = (row: Row): Identity => ({
  ref: Number(row['ref']),
  name: String(row['name']),
  secret: row['secret'] as Uint8Array,
});

const most = 500;

/** The one table that says who somebody is, with what has been asked of it kept at hand. */
export class Identities {
  readonly #store: LedgerStore;
  readonly #known = new Map<string, Identity>();

  constructor(store: LedgerStore) {
    this.#store = store;
  }

  async find(kind: IdentityKind, name: string): Promise<Identity | undefined> {
    await this.#load(kind, [name]);
    return this.known(kind, name);
  }

  /** Those that are not there yet are made, in the order given. */
  async ensure(kind: IdentityKind, names: Iterable<string>): Promise<void> {
    const all = [...new Set(names)];
    await this.#load(kind, all);
    const missing = all.filter((name) => this.known(kind, name) === undefined);
    const rows = missing.map((name) => [kind, name, newSecret()] as const);
    for (let at = 0; at < rows.length; at += most)
      await this.#store.run(
        'INSERT INTO identities (kind, name, secret) VALUES (?, ?, ?)',
        ...rows.slice(at, at + most),
      );
    await this.#load(kind, missing);
  }

  known(kind: IdentityKind, name: string): Identity | undefined {
    return this.#known.get(`${kind} ${name}`);
  }

  /** One that `ensure` has made sure of. */
  of(kind: IdentityKind, name: string): Identity {
    const found = this.known(kind, name);
    if (found === undefined) throw new Error(`an identity of kind ${kind} was not made`);
    return found;
  }

  async byRef(ref: number): Promise<Identity | undefined> {
    const [row] = await this.#store.all('SELECT ref, name, secret FROM identities WHERE ref = ?', [ref]);
    return row === undefined ? undefined : identityIn(row);
  }

  async #load(kind: IdentityKind, names: readonly string[]): Promise<void> {
    const wanted = names.filter((name) => !this.#known.has(`${kind} ${name}`));
    for (let at = 0; at < wanted.length; at += most) {
      const part = wanted.slice(at, at + most);
      const marks = part.map(() => '?').join(', ');
      const sql = `SELECT ref, name, secret FROM identities WHERE kind = ? AND name IN (${marks})`;
      for (const row of await this.#store.all(sql, [kind, ...part])) {
        const identity = identityIn(row);
        this.#known.set(`${kind} ${identity.name}`, identity);
      }
    }
  }
}
