import { at, type CodedAmount, type ExactJson, type Group, listAt, type TaxLine, textAt } from '@totalize/adapter-kit';
import { amountAt, isZero } from './adp-json.ts';

/** A year-to-date sum that stands with a tax: of the tax itself, or of the wages subject to it. */
const toDate = (item: ExactJson, code: string): string | undefined => {
  const found = listAt(item, 'payrollAccumulations').find(
    (sum) =>
      textAt(sum, 'accumulatorCode', 'codeValue') === code &&
      textAt(sum, 'accumulatorTimeUnitCode', 'codeValue') === 'YTD',
  );
  return found === undefined ? undefined : amountAt(found, 'accumulatedAmount');
};

/** Where a type has no code, its place tells it: `item:3`. */
const taxCode = (item: ExactJson): string =>
  textAt(item, 'statutoryDeductionTypeCode', 'codeValue') ?? `item:${textAt(item, 'itemID') ?? '?'}`;

/** Both payers of one item; a code of its own for the employer is a matter of the profile. */
export const taxesOf = (item: ExactJson): TaxLine[] => {
  const code = taxCode(item);
  const lines: TaxLine[] = [];
  const employee = amountAt(item, 'associateDeductionTakenAmount') ?? amountAt(item, 'associateDeductionAmount');
  const employer = amountAt(item, 'employerPaidAmount');
  const taxable = amountAt(item, 'associateTaxableAmount');
  const employerTaxable = amountAt(item, 'employerTaxableAmount');
  const [amountToDate, taxableToDate] = [toDate(item, code), toDate(item, `${code}-T`)];
  if (employee !== undefined || taxable !== undefined) {
    lines.push({
      code,
      payer: 'employee',
      ...(employee !== undefined && { amount: employee }),
      ...(taxable !== undefined && { taxable }),
      ...(amountToDate !== undefined && { amountToDate }),
      ...(taxableToDate !== undefined && { taxableToDate }),
    });
  }
  if (employer !== undefined || employerTaxable !== undefined) {
    lines.push({
      code,
      payer: 'employer',
      ...(employer !== undefined && { amount: employer }),
      ...(employerTaxable !== undefined && { taxable: employerTaxable }),
    });
  }
  return lines;
};

const namesOfCode = ['earningID', 'deductionID', 'memoID', 'reportableEarningAndBenefitID', 'reimbursementID'] as const;
const namesOfAmount = [
  'earningAmount',
  'associateDeductionTakenAmount',
  'associateDeductionAmount',
  'memoAmount',
  'reportableEarningAndBenefitAmount',
  'reimbursementAmount',
  'amount',
] as const;

/** One earning, deduction or memo; `undefined` where its amount is zero. */
export const amountOf = (item: ExactJson, group: Group): CodedAmount | undefined => {
  const id = namesOfCode.map((name) => at(item, name)).find((found) => found !== undefined);
  const code = textAt(id, 'idValue') ?? textAt(item, 'earningClassificationCode', 'codeValue') ?? '(without code)';
  const label = textAt(id, 'idDescription');
  const amount = namesOfAmount.map((name) => amountAt(item, name)).find((found) => found !== undefined);
  if (amount === undefined || isZero(amount)) return undefined;
  return { group, code, amount, ...(label !== undefined && { label }) };
};
