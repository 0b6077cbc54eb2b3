import { userInfo } from 'node:os';
import { type Ledger, LedgerError, openLedger, type OpenOptions } from '@totalize/ledger';
import { usageError } from '../exit-code.ts';
import { type CommonOptions, note, plain } from '../terminal/output.ts';

export interface LedgerOptions extends CommonOptions {
  readonly ledger?: string;
}

/** Whoever is at the keyboard, as the system knows them. */
export const user = (): string => {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
};

/** A number on the command line. */
export const idOf = (what: string, text: string): number => {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw usageError(`"${plain(text)}" is no ${what}; write its number.`);
};

/** Opens a ledger, works with it and closes it. What the user can mend ends the command with exit code 1. */
export const withLedger = async <T>(
  options: LedgerOptions,
  work: (ledger: Ledger) => Promise<T>,
  open: OpenOptions = {},
): Promise<T> => {
  const path = options.ledger ?? '';
  if (path === '' || path === '-') throw usageError('--ledger names no file.');
  let ledger: Ledger | undefined;
  try {
    ledger = await openLedger(path, open);
    const { from, to } = ledger.migrated;
    if (from === 0) note(options, `Note: ${plain(path)} is a new ledger.`);
    else if (from < to) note(options, `Note: ${plain(path)} was brought from version ${from} of its schema to ${to}.`);
    return await work(ledger);
  } catch (error) {
    if (error instanceof LedgerError) throw usageError(plain(error.message));
    throw error;
  } finally {
    await ledger?.store.close();
  }
};
