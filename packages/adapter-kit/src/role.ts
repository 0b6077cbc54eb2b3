import type { Payer } from '@totalize/core';
import { fieldsOf } from './field.ts';
import type { Group } from './payment.ts';
import { normalName, targetOf } from './target.ts';

const taxParts = ['tax', 'taxable', 'taxToDate', 'taxableToDate'] as const;
type TaxPart = (typeof taxParts)[number];

/** What a column of a payroll report holds. Where codes stand in a column of their own, `line` names the part of it. */
export type Role =
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'amount'; readonly group: Group; readonly code: string }
  | { readonly is: 'tax'; readonly part: TaxPart; readonly code: string; readonly payer?: Payer }
  | { readonly is: 'line'; readonly part: LinePart }
  | { readonly is: 'payment' | 'net' | 'total' | 'ignore' | 'secret' };

const lineParts = [
  'code',
  'section',
  'payer',
  'amount',
  'employeeAmount',
  'employerAmount',
  'taxableAmount',
  'amountToDate',
  'taxableAmountToDate',
] as const;
export type LinePart = (typeof lineParts)[number];

const plain = ['payment', 'net', 'total', 'ignore', 'secret'] as const;

/** Fields that a payment may set by a column or a constant of its own. */
const paymentFields = new Map(
  fieldsOf('payLines')
    .filter(({ layout }) => layout === 'cell')
    .map(({ name }) => [normalName(name), name]),
);

const payerOf = (text: string | undefined): Payer | undefined =>
  text === 'employee' || text === 'employer' ? text : undefined;

/** `withheld.us.oasdi.employee` is a tax whose code is its scheme. */
const withheldRole = (text: string): Role | undefined => {
  const target = targetOf('payLines', text);
  return target?.part === 'amount' ? { is: 'tax', part: 'tax', code: target.scheme, payer: target.payer } : undefined;
};

/** Reads what a profile says of a column: `workerId`, `earning:REG`, `tax:SS:employee`, `line:amount`, `net`, … */
export const parseRole = (text: string): Role | undefined => {
  const word = plain.find((known) => known === text);
  if (word !== undefined) return { is: word };
  const [head = '', code, last, ...more] = text.split(':').map((part) => part.trim());
  if (code === undefined) {
    const name = paymentFields.get(normalName(text));
    return name === undefined ? withheldRole(text) : { is: 'field', name };
  }
  if (more.length > 0 || code === '') return undefined;
  const part = lineParts.find((known) => known === code);
  if (head === 'line') return part === undefined || last !== undefined ? undefined : { is: 'line', part };
  const tax = taxParts.find((known) => known === head);
  if (tax !== undefined) {
    const payer = payerOf(last);
    if (last !== undefined && payer === undefined) return undefined;
    return { is: 'tax', part: tax, code, ...(payer !== undefined && { payer }) };
  }
  if (last !== undefined) return undefined;
  if (head === 'earning' || head === 'deduction' || head === 'reimbursement' || head === 'memo')
    return { is: 'amount', group: head, code };
  return undefined;
};
