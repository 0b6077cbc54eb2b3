import { type Account, accountOf } from './account.ts';

/** Remembers accounts as they were, so that a line that is reversed leaves no trace in them. */
export class Journal {
  private readonly undo: (() => void)[] = [];

  keep(accounts: Map<number, Account>, key: number): void {
    const account = accounts.get(key);
    if (account === undefined) {
      accountOf(accounts, key);
      this.undo.push(() => accounts.delete(key));
    } else {
      const before = { ...account };
      this.undo.push(() => Object.assign(account, before));
    }
  }

  /** Puts every account back to what it was when it was kept. */
  restore(): void {
    for (let last = this.undo.pop(); last !== undefined; last = this.undo.pop()) last();
  }
}
