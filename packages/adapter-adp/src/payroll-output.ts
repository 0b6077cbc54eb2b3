import {
  at,
  type CodedAmount,
  DecimalSum,
  entryOf,
  type ExactJson,
  fieldsIn,
  type Group,
  type LinesOf,
  listAt,
  type Mapping,
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
import { type FoundPayment, isDated, paymentsOf } from './sections.ts';
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
    const known = entryOf(parts, name);
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

const hasDates = (payment: ExactJson, { constants }: Mapping): boolean =>
  isDated(payment) || constants['payDate'] !== undefined;

const hasEarnings = (payment: ExactJson, { constants }: Mapping): boolean => {
  const summary = at(payment, 'paymentSummary');
  return at(summary, 'earnings') !== undefined || constants['gross'] !== undefined;
};

const howToJoin =
  'Sections are joined within one file only: ask for a full level (payDetails), put the sections and the payments into one file as a JSON list';

function* paymentsIn(value: ExactJson, report: Report, mapping: Mapping): Generator<LinesOf> {
  const { payments, without } = paymentsOf(value);
  const links = new Map<ExactJson, PaymentLinks>();
  let undated = 0;
  let unearned = 0;
  for (const [at, found] of payments.entries()) {
    if (!hasDates(found.payment, mapping)) {
      undated += 1;
      continue;
    }
    if (!hasEarnings(found.payment, mapping)) {
      unearned += 1;
      continue;
    }
    if (found.repeated.length > 0) {
      const names = found.repeated.slice(0, 5).map(shown).join(', ');
      const message = `Two sections give ${names} of one payment, and which of them counts is not said. Take one of them out.`;
      yield { exception: report('error', 'record-refused', message, { row: at + 1 }), refused: 1 };
      continue;
    }
    const who = textAt(found.worker, 'associateOID') ?? found.worker;
    const own = links.get(who) ?? new PaymentLinks();
    links.set(who, own);
    yield* onePayment(found, at + 1, own, report);
  }
  if (undated > 0) {
    const message = `${undated} ${undated === 1 ? 'payment has' : 'payments have'} no dates: the file is one section of a payroll. ${howToJoin}, or give periodStart, periodEnd and payDate under constants.`;
    const exception = { ...report('error', 'record-refused', message, { row: 1 }), count: undated };
    yield { exception, refused: undated };
  }
  if (unearned > 0) {
    const message = `${unearned} ${unearned === 1 ? 'payment has' : 'payments have'} no earnings: the file lacks that section of the payroll. ${howToJoin}.`;
    const exception = { ...report('error', 'record-refused', message, { row: 1 }), count: unearned };
    yield { exception, refused: unearned };
  }
  if (without > 0) {
    const message = `${without} ${without === 1 ? 'payroll has' : 'payrolls have'} no payments to workers: company totals or a list only. Ask for the level payDetails.`;
    yield { exception: { ...report('warning', 'nothing-to-compute', message), count: without } };
  }
}

function* onePayment(
  { output, worker, payment }: FoundPayment,
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
  payments: paymentsIn,
});
