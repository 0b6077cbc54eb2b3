/** Whether an amount counts as wages of the schemes that a pattern names; `ask`: a person has to say. */
export type Effect = 'in' | 'out' | 'ask';

/** Pattern of schemes → effect; the longest pattern that fits a scheme wins. */
export type CodeRule = Readonly<Record<string, Effect>>;

interface CodeClass {
  readonly rule: CodeRule;
  /** The pay of such a code is a one-off payment. */
  readonly oneOff?: true;
  /** Is wages, but may not be paid out. */
  readonly inKind?: true;
  readonly about: string;
}

/**
 * Kinds of pay and deductions whose treatment is the same wherever they occur. For a deduction `in` means that the amount
 * stays in the wages. Those of US law name `us.*` only: what another country makes of them is asked.
 */
export const codeClasses: Readonly<Record<string, CodeClass>> = {
  regular: { rule: { '*': 'in' }, about: 'pay for work, leave and holidays' },
  bonus: { rule: { '*': 'in' }, oneOff: true, about: 'bonus, commission, award' },
  'imputed-income': { rule: { 'us.*': 'in' }, inKind: true, about: 'taxable benefit in kind (26 USC 3121(a))' },
  'non-taxable': { rule: { 'us.*': 'out' }, about: 'an exclusion of 26 USC 3121(a)' },
  'sick-pay-third-party': { rule: { 'us.*': 'ask' }, about: 'taxable for six months (26 USC 3121(a)(4))' },
  'deferred-compensation': { rule: { 'us.*': 'ask' }, about: 'taxed once, when vested (26 USC 3121(v)(2))' },
  '401k': { rule: { 'us.*': 'in' }, about: 'elective deferral stays in wages (26 USC 3121(v)(1))' },
  'section-125': { rule: { 'us.*': 'out' }, about: 'cafeteria plan (26 USC 3121(a)(5)(G))' },
  'section-132f': { rule: { 'us.*': 'out' }, about: 'qualified transportation (26 USC 3121(a)(20))' },
  'post-tax': { rule: { '*': 'in' }, about: 'taken from net pay: no effect on wages' },
};

export const effects: readonly Effect[] = ['in', 'out', 'ask'];

/** Length of what a pattern fixes, where it takes in every scheme that the key means; -1 where it does not. */
const fit = (pattern: string, key: string): number => {
  if (pattern === key) return pattern.length * 2 + 1;
  if (!pattern.endsWith('*')) return -1;
  return key.startsWith(pattern.slice(0, -1)) ? pattern.length * 2 : -1;
};

/** What a rule says of a scheme or pattern of schemes; `undefined` where it says nothing. */
export const effectOn = (rule: CodeRule, key: string): Effect | undefined => {
  let best = -1;
  let found: Effect | undefined;
  for (const [pattern, effect] of Object.entries(rule)) {
    const length = fit(pattern, key);
    if (length > best) {
      best = length;
      found = effect;
    }
  }
  return found;
};
