import {
  canonicalName,
  ColumnRoles,
  isSecret,
  type Mapping,
  normalName,
  type Role,
  targetOf,
  columnName,
} from '@totalize/adapter-kit';
import { dateFormatOf, numberFormatOf } from './forms.ts';

interface ProposedColumn {
  readonly name: string;
  /** What the profile would say of it; `?` where a person has to. */
  readonly as: string;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  /** Values of the first rows; none of a column that is dropped at the door. */
  readonly samples: readonly string[];
}

export interface Proposal {
  readonly columns: readonly ProposedColumn[];
  readonly forms: Readonly<Partial<Record<'dateFormat' | 'decimal' | 'thousands', string>>>;
  readonly notes: readonly string[];
}

/** What columns are often called, in the order in which they are tried. */
const habits: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:EMPLOYEE|EMP|WORKER|STAFF|PERSONNEL|PERSONAL)[ _.-]?(?:ID|NO|NR|NUMBER|NUMMER|#)$|^PERSONALNUMMER$|^MATRICULE$/,
    'workerId',
  ],
  [/^(?:COMPANY|EMPLOYER|LEGAL ENTITY|ENTITY|GESELLSCHAFT|FIRMA)(?:[ _.-]?(?:ID|CODE|NO|NR))?$/, 'employerId'],
  [/^(?:PAY|PAYMENT|CHECK)[ _.-]?(?:DATE|DAY)$|^ZAHLTAG$|^AUSZAHLUNGSDATUM$/, 'payDate'],
  [/^(?:PAY[ _.-]?)?PERIOD[ _.-]?(?:START|BEGIN|BEGINNING|FROM)(?:[ _.-]?DATE)?$|^VON$/, 'periodStart'],
  [/^(?:PAY[ _.-]?)?PERIOD[ _.-]?(?:END|ENDING|TO)(?:[ _.-]?DATE)?$|^BIS$/, 'periodEnd'],
  [/^(?:CURRENCY|WÄHRUNG|CCY)(?:[ _.-]?CODE)?$/, 'currency'],
  [/^GROSS(?:[ _.-]?(?:PAY|AMOUNT|EARNINGS|SALARY))?$|^BRUTTO(?:LOHN|GEHALT)?$/, 'gross'],
  [/^(?:PAID[ _.-]?)?HOURS$|^TOTAL HOURS$/, 'hours'],
  [/^(?:OASDI|SOCIAL SECURITY|FICA SS|SS)[ _.-]*(?:EMPLOYEE|WITHHELD|TAX)$/, 'withheld.us.oasdi.employee'],
  [/^MEDICARE[ _.-]*(?:EMPLOYEE|WITHHELD|TAX)$/, 'withheld.us.medicare.employee'],
  [/^(?:OASDI|SOCIAL SECURITY|FICA SS|SS)[ _.-]*EMPLOYER$/, 'withheld.us.oasdi.employer'],
  [/^MEDICARE[ _.-]*EMPLOYER$/, 'withheld.us.medicare.employer'],
];

const roleText = (role: Role): string => {
  switch (role.is) {
    case 'field':
      return role.name;
    case 'amount':
      return `${role.group}:${role.code}`;
    case 'tax':
      return [role.part, role.code, role.payer].filter((part) => part !== undefined).join(':');
    case 'line':
      return `line:${role.part}`;
    default:
      return role.is;
  }
};

interface Guess {
  readonly as: string;
  readonly confidence: number;
  readonly reason: string;
}

const guess = (name: string, roles: ColumnRoles | undefined, profile: string): Guess => {
  const role = roles?.of(name);
  if (role !== undefined) return { as: roleText(role), confidence: 0.9, reason: `${profile} knows it` };
  const target = targetOf('payLines', name);
  if (target !== undefined) return { as: columnName(target), confidence: 1, reason: 'it is the name of a field' };
  if (isSecret(name, ''))
    return {
      as: 'ignore',
      confidence: 0.8,
      reason: 'it sounds like a national identifier or bank data, which are not read',
    };
  const canonical = canonicalName(name);
  const habit = habits.find(([pattern]) => pattern.test(canonical));
  if (habit !== undefined) return { as: habit[1], confidence: 0.6, reason: 'such columns are often called so' };
  return { as: '?', confidence: 0, reason: 'nothing is known of it' };
};

/** Proposes what the columns of a table are. `profile`: of the format that was recognised, if it has one. */
export const propose = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  profile: Mapping | undefined,
): Proposal => {
  const roles = profile === undefined ? undefined : new ColumnRoles(profile);
  const names = header.map((name) => name.trim());
  const seen = new Set<string>();
  const columns = names.flatMap((name, at): ProposedColumn[] => {
    if (name === '') return [];
    const values = rows.map((row) => (row[at] ?? '').trim()).filter((value) => value !== '');
    let found = guess(name, roles, profile?.profile ?? 'the profile');
    const key = normalName(found.as);
    if (roles === undefined && found.as !== '?' && found.as !== 'ignore' && seen.has(key))
      found = { as: '?', confidence: 0, reason: `another column is ${found.as} already` };
    seen.add(key);
    const isTax = /^(?:tax|withheld|wages)/.test(found.as);
    const secret =
      found.as === 'secret' || (!isTax && isSecret(name, '')) || values.some((value) => isSecret('', value));
    return [{ name, ...found, samples: secret ? [] : [...new Set(values)].slice(0, 3) }];
  });
  const dates = columnsOf(columns, names, rows, /^(?:periodStart|periodEnd|payDate|earned|period_|pay_date)/);
  const numbers = columnsOf(columns, names, rows, /^(?:gross|earning:|deduction:|tax|wages|withheld|\?)/);
  const date = dateFormatOf(dates);
  const number = numberFormatOf(numbers);
  const forms = { ...formsOf(profile), ...date.form, ...number.form };
  return { columns, forms, notes: [...date.notes, ...number.notes] };
};

const formsOf = (profile: Mapping | undefined): Proposal['forms'] => ({
  ...(profile?.dateFormat !== undefined && { dateFormat: profile.dateFormat }),
  ...(profile?.thousands !== undefined && { thousands: profile.thousands }),
});

const columnsOf = (
  columns: readonly ProposedColumn[],
  names: readonly string[],
  rows: readonly (readonly string[])[],
  kinds: RegExp,
): string[] => {
  const wanted = new Set(columns.filter(({ as }) => kinds.test(as)).map(({ name }) => name));
  return names
    .flatMap((name, at) => (wanted.has(name) ? rows.map((row) => (row[at] ?? '').trim()) : []))
    .filter((value) => value !== '');
};
