import { Option } from 'commander';
import { usageError } from '../exit-code.ts';

export const pseudonymiseOption = (): Option =>
  new Option('--pseudonymise', 'numbers in place of all ids, and no free text: for files that go to support');

/** Who is in a ledger is not to be told by numbers that change from file to file. */
export const checkPseudonymise = (options: { readonly pseudonymise?: boolean; readonly ledger?: string }): void => {
  if (options.pseudonymise === true && options.ledger !== undefined)
    throw usageError('--pseudonymise and --ledger do not go together: a ledger needs to know who is who.');
};
