import { codeClasses, type CodeRule, effectOn } from './code-class.ts';
import { DecimalSum } from './decimal-sum.ts';
import { entryOf } from './entry-of.ts';
import type { Mapping } from './mapping.ts';
import type { CodedAmount } from './payment.ts';
import { groupKey } from './profile.ts';

export interface KnownCode {
  readonly rule: CodeRule;
  readonly oneOff: boolean;
  readonly inKind?: boolean;
}

/** What the profile says of a code; a memo or reimbursement is no pay, whatever its code. */
export const codeOf = (
  mapping: Mapping,
  { group, code }: Pick<CodedAmount, 'group' | 'code'>,
): KnownCode | undefined => {
  const own = entryOf(mapping.codes?.[groupKey(group)], code);
  if (own === undefined)
    return group === 'memo' || group === 'reimbursement' ? { rule: { '*': 'out' }, oneOff: false } : undefined;
  if (typeof own !== 'string') return { rule: own, oneOff: false };
  const known = codeClasses[own];
  return known && { rule: known.rule, oneOff: known.oneOff === true, inKind: known.inKind === true };
};

export interface Judged extends CodedAmount {
  readonly known: KnownCode;
}

export interface Wages {
  readonly gross: string;
  /** Only what differs from gross. */
  readonly wages: Readonly<Record<string, string>>;
}

/**
 * Gross is the sum of the earnings. For every pattern of schemes that a rule names: the earnings that count, less the
 * deductions that do not stay in the wages.
 */
export const wagesOf = (amounts: readonly Judged[]): Wages => {
  const gross = new DecimalSum();
  for (const { group, amount } of amounts) if (group === 'earning') gross.add(amount);
  const patterns = new Set(amounts.flatMap(({ known }) => Object.keys(known.rule)));
  const wages: Record<string, string> = {};
  for (const pattern of [...patterns].toSorted()) {
    const sum = new DecimalSum(gross.text);
    for (const { group, amount, known } of amounts) {
      if ((group === 'earning' || group === 'deduction') && effectOn(known.rule, pattern) === 'out')
        sum.add(amount, -1);
    }
    if (sum.text !== gross.text) wages[pattern] = sum.text;
  }
  return { gross: gross.text, wages: withoutRepeats(wages, gross.text, patterns) };
};

/** A pattern that says the same as the wider one above it is left out; one that goes back to gross is not. */
const withoutRepeats = (
  wages: Readonly<Record<string, string>>,
  gross: string,
  patterns: ReadonlySet<string>,
): Record<string, string> => {
  const kept: Record<string, string> = {};
  for (const pattern of [...patterns].toSorted((a, b) => a.length - b.length)) {
    const value = wages[pattern] ?? gross;
    const wider = Object.keys(kept)
      .filter((other) => other.endsWith('*') && pattern.startsWith(other.slice(0, -1)))
      .toSorted((a, b) => b.length - a.length)[0];
    if (value !== (wider === undefined ? gross : kept[wider])) kept[pattern] = value;
  }
  return kept;
};
