import { LedgerError } from './store.ts';

const primaryCode = 0xff;

/** SQLite's result codes, https://sqlite.org/rescode.html, as far as the user can do something about them. */
const sentences: Readonly<Record<number, string>> = {
  5: 'another process is writing to it; try again when that one has ended',
  6: 'another process is writing to it; try again when that one has ended',
  8: 'it, or the folder that it is in, is read-only',
  10: 'the disk refused to read or write; nothing was stored. See that there is space and that the disk is sound',
  11: 'it is damaged; restore the last copy that `totalize ledger verify` finds sound',
  13: 'there is no space left on the disk; nothing was stored. Make space and try again',
  14: 'it cannot be opened; see that the folder exists and that you may write in it',
  23: 'you may not use it',
  26: 'it is no ledger; name another file',
};

/** Tells a failure of the database in a sentence; whatever is no such failure stays what it is. */
export const explained = (error: unknown, path: string): unknown => {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') return error;
  const sentence = sentences[errcode & primaryCode];
  return sentence === undefined ? error : new LedgerError(`The ledger ${path} cannot be used: ${sentence}.`);
};
