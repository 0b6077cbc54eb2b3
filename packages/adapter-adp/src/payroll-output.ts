import {
  at,
  type CodedAmount,
  DecimalSum,
  type ExactJson,
  fieldsIn,
  type Group,
  type LinesOf,
  listAt,
  type Payment,
  type ReadOptions,
  type Report,
  shown,
  type TaxLine,
  textAt,
  type Adapter,
} from '@totalize/adapter-kit';
import type { PayLine } from '@totalize/core';
import { amountAt, amountsIn, dayAt } from './adp-json.ts';
import { jsonAdapter } from './json-adapter.ts';
import { amountOf, taxesOf } from './payment-of.ts';
import { payrollOutputProfile } from './profiles.ts';
import { linkOf, PaymentLinks } from './void-link.ts';

/** The parts of a payment's summary, with the lists in them. What is in none of these and holds money is told. */
const parts: Readonly<Record<string, readonly [group: Group | 'tax', sections: string, items: string]>> = {
  earnings: ['earning', 'earningsSections', 'earningsItems'],
  statutoryDeductions: ['tax', 'statutoryDeductionsSections', 'statutoryDeductionsItems'],
  nonStatutoryDeductions: ['deduction', 'nonStatutoryDeductionSections', 'nonStatutoryDeductionsItems'],
  memos: ['memo', 'memosSections', 'memosItems'],
  reportableEarningsAndBenefits: [
    'memo',
    'reportableEarningsAndBenefitsSections',
    'reportableEarningsAndBenefitsItems',
  ],
  reimbursements: ['reimbursement', 'reimbursementsSections', 'reimbursementsItems'],
};

interface Summary {
  readonly amounts: CodedAmount[];
  readonly taxes: TaxLine[];
  readonly stray: { readonly name: string; readonly amounts: string[] }[];
}

const itemsOf = (part: ExactJson | undefined, sections: string, items: string): ExactJson[] =>
  listAt(part, sections).flatMap((section) => listAt(section, items));

const summaryOf = (summary: ExactJson | undefined): Summary => {
  const found: Summary = { amounts: [], taxes: [], stray: [] };
  for (const [name, part] of Object.entries(fieldsIn(summary))) {
    const known = Object.hasOwn(parts, name) ? parts[name] : undefined;
    const items = known === undefined ? [] : itemsOf(part, known[1], known[2]);
    if (known === undefined || items.length === 0) {
      const stray = amountsIn(withoutSums(part));
      if (stray.length > 0) found.stray.push({ name, amounts: stray });
      continue;
    }
    const [group] = known;
    for (const item of items) {
      if (group === 'tax') found.taxes.push(...taxesOf(item));
      else {
        const amount = amountOf(item, group);
        if (amount !== undefined) found.amounts.push(amount);
      }
    }
  }
  return found;
};

/** Sums to date repeat what stands in the items. */
const withoutSums = (part: ExactJson | undefined): ExactJson | undefined =>
  Array.isArray(part)
    ? part
    : Object.fromEntries(Object.entries(fieldsIn(part)).filter(([name]) => name !== 'payrollAccumulations'));

const grossOf = (summary: ExactJson | undefined): string | undefined => {
  const sum = listAt(summary, 'earnings', 'payrollAccumulations').find(
    (item) =>
      textAt(item, 'accumulatorCode', 'codeValue') === 'GRS' &&
      textAt(item, 'accumulatorTimeUnitCode', 'codeValue') === 'P',
  );
  return sum === undefined ? undefined : amountAt(sum, 'accumulatedAmount');
};

function* paymentsIn(value: ExactJson, report: Report): Generator<LinesOf> {
  const outputs = listAt(value, 'payrollOutputs');
  let without = 0;
  let slices = 0;
  let place = 0;
  for (const output of outputs) {
    const workers = listAt(output, 'associatePayments');
    if (workers.length === 0) without += 1;
    for (const worker of workers) {
      const links = new PaymentLinks();
      for (const payment of listAt(worker, 'payments')) {
        place += 1;
        if (dayAt(payment, 'paymentDate') === undefined && dayAt(payment, 'payPeriodStartDate') === undefined) {
          slices += 1;
          continue;
        }
        yield* onePayment(output, worker, payment, place, links, report);
      }
    }
  }
  if (slices > 0) {
    const message = `${slices} ${slices === 1 ? 'payment has' : 'payments have'} no dates: the file is one section of a payroll. Ask for a full level (payDetails), or for the payments as well.`;
    yield { exception: { ...report('error', 'record-refused', message, { row: 1 }), count: slices }, refused: slices };
  }
  if (without > 0) {
    const message = `${without} ${without === 1 ? 'payroll has' : 'payrolls have'} no payments to workers: company totals or a list only. Ask for the level payDetails.`;
    yield { exception: { ...report('warning', 'nothing-to-compute', message), count: without } };
  }
}

function* onePayment(
  output: ExactJson,
  worker: ExactJson,
  payment: ExactJson,
  row: number,
  links: PaymentLinks,
  report: Report,
): Generator<LinesOf> {
  const { amounts, taxes, stray } = summaryOf(at(payment, 'paymentSummary'));
  const [workerId, employerId] = [textAt(worker, 'associateOID'), textAt(output, 'payrollGroupCode', 'codeValue')];
  const paymentId = textAt(payment, 'itemID');
  const fields: Record<string, string | undefined> = {
    workerId,
    employerId,
    payDate: dayAt(payment, 'paymentDate'),
    periodStart: dayAt(payment, 'payPeriodStartDate'),
    periodEnd: dayAt(payment, 'payPeriodEndDate'),
    currency: textAt(payment, 'paymentAmount', 'currencyCode'),
    ...linkOf(output, worker, payment, amounts, links),
  };
  for (const { name, amounts: lost } of stray) {
    const message = `The part "${shown(name)}" of a payment holds ${lost.length} amounts that nothing takes, ${new DecimalSum(...lost).text} together.`;
    yield {
      exception: { ...report('error', 'amount-unmapped', message, { row, column: shown(name) }), count: lost.length },
    };
  }
  const gross = grossOf(at(payment, 'paymentSummary'));
  const net = amountAt(payment, 'paymentAmount');
  const result: Payment = {
    place: { row },
    fields: Object.fromEntries(
      Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    amounts,
    taxes,
    ...(paymentId !== undefined && { paymentId }),
    ...(gross !== undefined && { gross }),
    ...(net !== undefined && { net }),
  };
  yield result;
}

/** ADP `payroll-output`, versions 1 and 2, and products with the same shape. */
export const adpPayrollOutput: Adapter<{ payLines: PayLine }, ReadOptions, never> = jsonAdapter({
  format: 'adp-payroll-output',
  profile: payrollOutputProfile,
  mark: /"payrollOutputs?"\s*:/,
  about: "ADP's payroll-output",
  payments: (value, report) => paymentsIn(value, report),
});
