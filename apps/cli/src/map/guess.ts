import { canonicalName, type ColumnRoles, columnName, isSecret, type Role, targetOf } from '@totalize/adapter-kit';
import { habits, longForm, personal } from './habits.ts';
import type { ValueKind } from './values.ts';

export interface Guess {
  /** What the profile would say of the column; `?` where a person has to. */
  readonly as: string;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
  /** Values are not shown. */
  readonly hidden?: boolean;
}

export interface Known {
  readonly roles: ColumnRoles | undefined;
  /** Name of the profile that the roles come from. */
  readonly profile: string;
  /** Codes and amounts stand in columns of their own. */
  readonly isLong: boolean;
}

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

const unknown: Readonly<Record<ValueKind, string>> = {
  day: 'it holds days: payDate, periodStart or periodEnd, or ignore',
  month: 'it holds months: give periodStart, periodEnd and payDate under constants, and ignore it',
  amount: 'it holds amounts: earning:CODE, deduction:CODE, tax:CODE:employee, net, total, or ignore',
  currency: 'its values are currencies',
  text: 'nothing is known of it',
  nothing: 'it is empty',
};

const longRole = (canonical: string): Guess | undefined => {
  const part = (['code', 'amount', 'payer'] as const).find((one) => longForm[one].test(canonical));
  const reason = 'each row is one code and its amount';
  return part === undefined ? undefined : { as: `line:${part}`, confidence: 0.6, reason };
};

/** A habit whose values are of another form is none. */
const contradicts = (as: string, kind: ValueKind): boolean => {
  if (kind === 'nothing') return false;
  if (/Date$|^period/.test(as)) return kind !== 'day' && kind !== 'text';
  return (as === 'gross' || as === 'net' || as.startsWith('withheld')) && (kind === 'day' || kind === 'currency');
};

/** What a column may be: by the profile, by its name, by what such columns are often called, by its values. */
export const guess = (name: string, kind: ValueKind, { roles, profile, isLong }: Known): Guess => {
  const role = roles?.of(name);
  const canonical = canonicalName(name).replace(/[.:*]+$/, '');
  const hidden = personal.test(canonical);
  if (role !== undefined)
    return {
      as: roleText(role),
      confidence: 0.9,
      reason: `${profile} knows it`,
      hidden: hidden || role.is === 'secret',
    };
  const target = targetOf('payLines', name);
  if (target !== undefined) return { as: columnName(target), confidence: 1, reason: 'it is the name of a field' };
  const long = isLong ? longRole(canonical) : undefined;
  if (long !== undefined) return long;
  const habit = habits.find(({ pattern }) => pattern.test(canonical));
  if (habit !== undefined && !contradicts(habit.as, kind))
    return { as: habit.as, confidence: 0.6, reason: 'such columns are often called so' };
  if (isSecret(name, '')) {
    const reason = 'it sounds like a national identifier or bank data, which are not read';
    return { as: 'ignore', confidence: 0.8, reason, hidden: true };
  }
  if (hidden) return { as: 'ignore', confidence: 0.8, reason: 'it is of the person, and not needed', hidden };
  if (kind === 'currency') return { as: 'currency', confidence: 0.5, reason: unknown.currency };
  return { as: '?', confidence: 0, reason: unknown[kind] };
};
