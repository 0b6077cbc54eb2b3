import { codeClasses, effects } from './code-class.ts';
import { parseRole } from './role.ts';

type Rule = (value: unknown) => string | undefined;

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const taxTarget = /^(?:other|[a-z]{2}\.[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.(?:employee|employer))?$/;
const schemeName = /^[a-z]{2}\.[a-z0-9]+(?:-[a-z0-9]+)*$/;

const wrongCode = (value: unknown): boolean => {
  if (typeof value === 'string') return !Object.hasOwn(codeClasses, value);
  return !isMap(value) || !Object.values(value).every((effect) => effects.some((known) => known === effect));
};

const codes: Rule = (value) => {
  if (!isMap(value)) return 'must have tables such as earnings and deductions';
  for (const [group, table] of Object.entries(value)) {
    if (!['earnings', 'deductions', 'reimbursements', 'memos'].includes(group))
      return `has ${group}; known are earnings, deductions, reimbursements and memos`;
    if (!isMap(table)) return `must give a class for each code of ${group}`;
    const wrong = Object.entries(table).find(([, rule]) => wrongCode(rule))?.[0];
    if (wrong !== undefined) {
      return `says of ${wrong} what is neither a class (${Object.keys(codeClasses).join(', ')}) nor in, out or ask for each scheme`;
    }
  }
  return undefined;
};

const textMap =
  (fits: (text: string) => boolean, otherwise: string): Rule =>
  (value) =>
    isMap(value) && Object.values(value).every((item) => typeof item === 'string' && fits(item))
      ? undefined
      : otherwise;

/** What each key of the payment part of a profile must be. */
export const profileRules: Readonly<Record<string, Rule>> = {
  profile: (value) => (typeof value === 'string' ? undefined : 'must be a name such as adp-register/1'),
  patterns: (value) =>
    Array.isArray(value) &&
    value.every(
      (item) =>
        isMap(item) &&
        typeof item['match'] === 'string' &&
        typeof item['as'] === 'string' &&
        parseRole(item['as']) !== undefined,
    )
      ? undefined
      : 'must be a list of match and as, such as match: "MEMO : {code}-{label}" and as: "memo:{code}"',
  codes,
  taxes: textMap((text) => taxTarget.test(text), 'must give a scheme such as us.oasdi, or other, for each code'),
  payers: textMap((text) => text === 'employee' || text === 'employer', 'must give employee or employer for each word'),
  sections: textMap(
    (text) => /^(?:earning|deduction|reimbursement|memo|tax|taxable|total|ignore)(?::employer|:employee)?$/.test(text),
    'must give earning, deduction, reimbursement, memo, tax, taxable, total or ignore for each label',
  ),
  payCodes: textMap(
    (text) => /^(?:earning|memo):[A-Za-z0-9]{1,2}$/.test(text),
    'must give a code of one or two characters for each scheme, such as us.oasdi: earning:FR',
  ),
  uncapped: (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' && schemeName.test(item))
      ? undefined
      : 'must be a list of schemes such as us.medicare',
  tolerance: (value) =>
    typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? undefined : 'must be an amount such as 0.02',
};
