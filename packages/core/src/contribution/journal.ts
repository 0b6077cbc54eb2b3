import type { Account } from './account.ts';

/** Remembers accounts as they were, so that a line that is reversed leaves no trace in them. */
export class Journal {
  private readonly kept = new Map<Account, Account>();

  keep(account: Account): void {
    if (!this.kept.has(account)) this.kept.set(account, { ...account });
  }

  /** Puts every account back to what it was when it was first kept. */
  restore(): void {
    for (const [account, before] of this.kept) Object.assign(account, before);
    this.kept.clear();
  }
}
