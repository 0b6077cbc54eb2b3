import {
  type Adapter,
  type CodedAmount,
  DecimalSum,
  entryOf,
  type ExactJson,
  fieldsIn,
  type LinesOf,
  listAt,
  type Mapping,
  type ReadOptions,
  type Report,
  shown,
  type TaxLine,
  textAt,
} from '@totalize/adapter-kit';
import type { PayLine, Payer } from '@totalize/core';
import { amountAt, amountsIn, dayAt, isZero } from './adp-json.ts';
import { jsonAdapter } from './json-adapter.ts';
import { payStatementProfile } from './profiles.ts';

/** Lists of a statement and what their items are where no label says otherwise. */
const lists: Readonly<Record<string, string>> = {
  earnings: 'earning',
  deductions: 'deduction',
  statutoryDeductions: 'tax:employee',
  nonStatutoryDeductions: 'deduction',
  otherPay: 'memo',
  memos: 'memo',
  reimbursements: 'reimbursement',
};

/** What an item may be called by; products and countries differ. */
const codeNames = ['codeName', 'earningCodeName', 'deductionCodeName', 'CodeName', 'memoCodeName', 'labelName', 'name'];
const labelNames = ['sectionLabelName', 'deductionCategoryCodeName', 'sectionName'];
const amountNames = [
  'earningAmount',
  'deductionAmount',
  'memoAmount',
  'otherPayAmount',
  'associateDeductionAmount',
  'amount',
];

const codeOf = (item: ExactJson): string => {
  for (const name of codeNames) {
    const found = textAt(item, name) ?? textAt(item, name, 'codeValue') ?? textAt(item, name, 'shortName');
    if (found !== undefined) return found.trim();
  }
  return '(without code)';
};

interface Sorted {
  readonly amounts: CodedAmount[];
  readonly taxes: TaxLine[];
  readonly stray: string[];
}

const sort = (list: string, item: ExactJson, mapping: Mapping, into: Sorted): void => {
  const code = codeOf(item);
  const amount = amountNames.map((name) => amountAt(item, name)).find((text) => text !== undefined);
  if (amount === undefined) {
    into.stray.push(...amountsIn(item));
    return;
  }
  const label = labelNames.map((name) => textAt(item, name)).find((text) => text !== undefined);
  const section = label === undefined ? undefined : entryOf(mapping.sections, label);
  const isTax = Object.hasOwn(mapping.taxes ?? {}, code) && section?.startsWith('tax') !== true;
  const known = isTax ? 'tax' : (section ?? entryOf(lists, list) ?? 'memo');
  const [kind, payer] = known.split(':') as [string, Payer?];
  if (kind === 'ignore' || kind === 'total' || kind === 'taxable') return;
  if (kind === 'tax') into.taxes.push({ code, amount, ...(payer !== undefined && { payer }) });
  else if (!isZero(amount)) into.amounts.push({ group: kind as CodedAmount['group'], code, amount });
};

const isNegative = (amount: string): boolean => amount.startsWith('-');

const negated = (amount: string): string => {
  const sum = new DecimalSum();
  sum.add(amount, -1);
  return sum.text;
};

/**
 * Some products write what is taken from pay with the opposite sign. It shows where everything that is taken has it: a
 * statement with both signs gives something back, and keeps them.
 */
const withSigns = ({ amounts, taxes, stray }: Sorted): Sorted => {
  const earned = new DecimalSum(...amounts.flatMap(({ group, amount }) => (group === 'earning' ? amount : []))).text;
  const isOpposite = (taken: readonly string[]): boolean => {
    const counted = taken.filter((amount) => !isZero(amount));
    return !isZero(earned) && counted.every((amount) => isNegative(amount) !== isNegative(earned));
  };
  const isOfEmployer = ({ payer }: TaxLine): boolean => payer === 'employer';
  const amountsOf = (lines: readonly TaxLine[]): string[] => lines.flatMap(({ amount }) => amount ?? []);
  const deducted = amounts.filter(({ group }) => group === 'deduction').map(({ amount }) => amount);
  const turnsTaken = isOpposite([...deducted, ...amountsOf(taxes.filter((tax) => !isOfEmployer(tax)))]);
  const turnsEmployer = isOpposite(amountsOf(taxes.filter(isOfEmployer)));
  return {
    stray,
    amounts: amounts.map((one) =>
      turnsTaken && one.group === 'deduction' ? { ...one, amount: negated(one.amount) } : one,
    ),
    taxes: taxes.map((tax) =>
      tax.amount !== undefined && (isOfEmployer(tax) ? turnsEmployer : turnsTaken)
        ? { ...tax, amount: negated(tax.amount) }
        : tax,
    ),
  };
};

const statementsIn = (value: ExactJson): readonly ExactJson[] => {
  for (const name of ['payStatements', 'organizationalPayStatements', 'payStatement', 'organizationalPayStatement']) {
    const found = listAt(value, name);
    if (found.length > 0) return found;
  }
  return [];
};

function* paymentsIn(value: ExactJson, report: Report, mapping: Mapping): Generator<LinesOf> {
  let row = 0;
  for (const statement of statementsIn(value)) {
    row += 1;
    const sorted: Sorted = { amounts: [], taxes: [], stray: [] };
    for (const [name, part] of Object.entries(fieldsIn(statement))) {
      if (Object.hasOwn(lists, name)) for (const item of listAt(statement, name)) sort(name, item, mapping, sorted);
      else if (Array.isArray(part) && !/distribution|deposit|statementImage|links/i.test(name))
        sorted.stray.push(...amountsIn(part));
    }
    if (sorted.stray.length > 0) {
      const message = `The statement holds ${sorted.stray.length} amounts that nothing takes, ${new DecimalSum(...sorted.stray).text} together.`;
      yield { exception: { ...report('error', 'amount-unmapped', message, { row }), count: sorted.stray.length } };
    }
    const { amounts, taxes } = withSigns(sorted);
    const gross = amountAt(statement, 'grossPayAmount');
    const fields: Record<string, string | undefined> = {
      workerId:
        textAt(statement, 'associateOID') ??
        textAt(statement, 'worker', 'associateOID') ??
        textAt(statement, 'workerID', 'idValue'),
      payDate: monthOnly(statement) ?? dayAt(statement, 'payDate'),
      periodStart: dayAt(statement, 'payPeriod', 'startDate'),
      periodEnd: dayAt(statement, 'payPeriod', 'endDate'),
      currency:
        textAt(statement, 'netPayAmount', 'currencyCode') ?? textAt(statement, 'grossPayAmount', 'currencyCode'),
    };
    const id = textAt(statement, 'payStatementID') ?? textAt(statement, 'itemID');
    yield {
      place: { row },
      fields: Object.fromEntries(
        Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
      ),
      amounts,
      taxes,
      ...(id !== undefined && { paymentId: shown(id) }),
      ...(gross !== undefined && !isZero(gross) && { gross }),
    };
  }
}

/** `2015-08` is a month and no pay date: it stays as it is and is refused where it stands. */
const monthOnly = (statement: ExactJson): string | undefined => {
  const text = textAt(statement, 'payDate');
  return text !== undefined && /^\d{4}-\d{2}$/.test(text) ? text : undefined;
};

/** ADP pay statements of several countries. They name no employer: give employerId under constants. */
export const adpPayStatement: Adapter<{ payLines: PayLine }, ReadOptions, never> = jsonAdapter({
  format: 'adp-pay-statement',
  profile: payStatementProfile,
  mark: /"(?:organizationalP|p)ayStatements?"\s*:/,
  about: "ADP's pay statements",
  payments: paymentsIn,
});
