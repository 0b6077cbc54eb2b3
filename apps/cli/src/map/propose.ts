import { canonicalName, ColumnRoles, fieldsOf, isSecret, type Mapping, normalName } from '@totalize/adapter-kit';
import { dateFormatOf, numberFormatOf } from './forms.ts';
import { type Guess, guess, type Known } from './guess.ts';
import { longForm } from './habits.ts';
import { kindOf, type ValueKind } from './values.ts';

interface ProposedColumn extends Omit<Guess, 'hidden'> {
  readonly name: string;
  /** Values of the first rows; none of a column that is dropped at the door, or that is of the person. */
  readonly samples: readonly string[];
}

export interface Proposal {
  readonly columns: readonly ProposedColumn[];
  readonly forms: Readonly<Partial<Record<'dateFormat' | 'decimal' | 'thousands', string>>>;
  /** Fields that a pay line needs and that no column is. */
  readonly missing: readonly string[];
  readonly notes: readonly string[];
}

interface Seen {
  readonly name: string;
  readonly values: readonly string[];
  readonly kind: ValueKind;
}

const totalRow = /^\s*(?:grand\s+|sub\s*-?)?totals?\b/i;

const columnsIn = (header: readonly string[], rows: readonly (readonly string[])[]): Seen[] => {
  const data = rows.filter((row) => !totalRow.test(row.find((cell) => cell.trim() !== '') ?? ''));
  return header.flatMap((cell, at) => {
    const name = cell.trim();
    if (name === '') return [];
    const values = data.map((row) => (row[at] ?? '').trim()).filter((value) => value !== '');
    return [{ name, values, kind: kindOf(values) }];
  });
};

const missingIn = (guesses: readonly Guess[], profile: Mapping | undefined): string[] => {
  const found = new Set(guesses.map(({ as }) => normalName(as)));
  const constants = new Set(Object.keys(profile?.constants ?? {}).map(normalName));
  const isPaid = guesses.some(({ as }) => as.startsWith('earning:') || as === 'line:amount');
  return fieldsOf('payLines')
    .filter(({ name, required }) => required && !(name === 'gross' && isPaid))
    .filter(
      ({ name, column }) => ![name, column].some((one) => found.has(normalName(one)) || constants.has(normalName(one))),
    )
    .map(({ name }) => name);
};

/** Proposes what the columns of a table are. `profile`: of the format that was recognised, if it has one. */
export const propose = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  profile: Mapping | undefined,
): Proposal => {
  const seen = columnsIn(header, rows);
  const canonical = seen.map(({ name }) => canonicalName(name));
  const known: Known = {
    roles: profile === undefined ? undefined : new ColumnRoles(profile),
    profile: profile?.profile ?? 'the profile',
    isLong: [longForm.code, longForm.amount].every((pattern) => canonical.some((name) => pattern.test(name))),
  };
  const taken = new Set<string>();
  const guesses = seen.map(({ name, kind }): Guess => {
    const found = guess(name, kind, known);
    const key = normalName(found.as);
    const isTaken = known.roles === undefined && found.as !== '?' && found.as !== 'ignore' && taken.has(key);
    taken.add(key);
    return isTaken ? { as: '?', confidence: 0, reason: `another column is ${found.as} already` } : found;
  });
  const columns = guesses.map(({ hidden, ...found }, at): ProposedColumn => {
    const { name = '', values = [] } = seen[at] ?? {};
    const secret = hidden === true || values.some((value) => isSecret('', value));
    return { name, ...found, samples: secret ? [] : [...new Set(values)].slice(0, 3) };
  });
  const date = dateFormatOf(seen.filter(({ kind }) => kind === 'day').flatMap(({ values }) => values));
  const number = numberFormatOf(seen.filter(({ kind }) => kind === 'amount').flatMap(({ values }) => values));
  const forms = { ...formsOf(profile), ...date.form, ...number.form };
  return { columns, forms, missing: missingIn(guesses, profile), notes: [...date.notes, ...number.notes] };
};

const formsOf = (profile: Mapping | undefined): Proposal['forms'] => ({
  ...(profile?.dateFormat !== undefined && { dateFormat: profile.dateFormat }),
  ...(profile?.thousands !== undefined && { thousands: profile.thousands }),
});
