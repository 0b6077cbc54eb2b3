import {
  type Adapter,
  type CodedAmount,
  entryOf,
  type ExactJson,
  fieldsIn,
  type Group,
  type LinesOf,
  listAt,
  type ReadOptions,
  type Report,
  shown,
  textAt,
} from '@totalize/adapter-kit';
import type { PayLine } from '@totalize/core';
import { amountAt, amountsIn, dayAt } from './adp-json.ts';
import { jsonAdapter } from './json-adapter.ts';
import { paydataProfile } from './profiles.ts';

interface Part {
  readonly group: Group;
  readonly code: string;
  readonly amount: readonly string[];
}

const parts: Readonly<Record<string, Part>> = {
  earningInputs: { group: 'earning', code: 'earningCode', amount: ['earningsAmount'] },
  codedHoursEarningInputs: { group: 'earning', code: 'hoursEarningCode', amount: ['earningsAmount'] },
  deductionInputs: { group: 'deduction', code: 'deductionCode', amount: ['deductionAmount'] },
  reimbursementInputs: { group: 'reimbursement', code: 'reimbursementCode', amount: ['reimbursementAmount'] },
  reportableEarningAndBenefitInputs: {
    group: 'memo',
    code: 'reportableEarningAndBenefitCode',
    amount: ['reportableEarningAndBenefitAmount'],
  },
  memoInputs: { group: 'memo', code: 'memoCode', amount: ['memoAmount'] },
};

interface Found {
  readonly amounts: CodedAmount[];
  readonly uncomputed: string[];
  readonly stray: { readonly name: string; readonly amount: string }[];
}

/** Money that is entered as a rate without hours is an amount; with hours, ADP multiplies, and only ADP. */
const take = (item: ExactJson, { group, code: name, amount: names }: Part, found: Found): void => {
  const code = textAt(item, name, 'codeValue') ?? '(without code)';
  const rate = textAt(item, 'rate', 'rateValue') ?? textAt(item, 'deductionRate', 'rateValue');
  const hours = textAt(item, 'numberOfHours');
  const amount = names.map((field) => amountAt(item, field)).find((text) => text !== undefined);
  const entered = amount ?? (hours === undefined ? rate : undefined);
  if (entered !== undefined) found.amounts.push({ group, code, amount: entered });
  else if (hours !== undefined) found.uncomputed.push(code);
};

const inputsOf = (profile: ExactJson): Found => {
  const found: Found = { amounts: [], uncomputed: [], stray: [] };
  for (const input of listAt(profile, 'payInputs')) {
    for (const [name, value] of Object.entries(fieldsIn(input))) {
      const part = entryOf(parts, name);
      if (part !== undefined) for (const item of listAt(input, name)) take(item, part, found);
      else for (const amount of amountsIn(value)) found.stray.push({ name, amount });
    }
  }
  return found;
};

function* paymentsIn(value: ExactJson, report: Report): Generator<LinesOf> {
  let row = 0;
  for (const event of listAt(value, 'events')) {
    const context = fieldsIn(fieldsIn(fieldsIn(event)['data'])['eventContext']);
    const transform = fieldsIn(fieldsIn(event)['data'])['transform'];
    for (const payee of listAt(transform, 'payDataInput', 'payeePayInputs')) {
      for (const profile of listAt(payee, 'payrollProfilePayInputs')) {
        row += 1;
        const { amounts, uncomputed, stray } = inputsOf(profile);
        const workerId = textAt(profile, 'payrollFileNumber') ?? textAt(payee, 'associateOID');
        const employerId = textAt(context, 'payrollGroupCode', 'codeValue');
        const payDate = dayAt(context, 'payDate');
        for (const { name, amount } of stray) {
          const message = `The part "${shown(name)}" holds an amount of ${amount} that nothing takes.`;
          yield { exception: report('error', 'amount-unmapped', message, { row, column: shown(name) }) };
        }
        if (uncomputed.length > 0) {
          const codes = [...new Set(uncomputed)].map(shown).join(', ');
          const message = `Hours without an amount (${codes}) are paid by what ADP knows of the worker. Read the payroll-output once the payroll has run.`;
          const who = workerId === undefined ? {} : { workerId };
          yield { exception: report('error', 'record-refused', message, { row, ...who }), refused: 1 };
          continue;
        }
        yield {
          place: { row },
          fields: {
            ...(workerId !== undefined && { workerId }),
            ...(employerId !== undefined && { employerId }),
            ...(payDate !== undefined && { payDate }),
          },
          amounts,
          taxes: [],
        };
      }
    }
  }
}

/** ADP `pay-data-input` events: what is entered before a payroll runs. The file number is the worker's id. */
export const adpPayDataInput: Adapter<{ payLines: PayLine }, ReadOptions, never> = jsonAdapter({
  format: 'adp-pay-data-input',
  profile: paydataProfile,
  mark: /"payDataInput"\s*:/,
  about: "ADP's pay-data-input",
  payments: (value, report) => paymentsIn(value, report),
});
