import { createHash } from 'node:crypto';
import type { Contribution, EarlierLine, PayLine, Totals } from '@totalize/core';
import { readBatch } from '@totalize/core';
import type { BookablePlan, Ledger, RecordedRun, Run, RunFacts, RunOutcome } from '../src/index.ts';
import { recordRun } from '../src/index.ts';

export const line = (workerId: string, month: number, more: Partial<PayLine> = {}): PayLine => {
  const text = `2026-${`${month}`.padStart(2, '0')}`;
  return {
    lineId: `${workerId}-${month}`,
    workerId,
    employerId: 'E1',
    periodStart: `${text}-01`,
    periodEnd: `${text}-28`,
    payDate: `${text}-28`,
    currency: 'USD',
    gross: '1000.00',
    ...more,
  };
};

const rowOf = (one: PayLine): Contribution => ({
  lineId: one.lineId ?? '',
  workerId: one.workerId,
  employerId: one.employerId,
  periodStart: one.periodStart,
  periodEnd: one.periodEnd,
  payDate: one.payDate,
  country: 'US',
  scheme: 'us.oasdi',
  payer: 'employee',
  currency: 'USD',
  wages: one.gross,
  base: one.gross,
  rate: '0.062',
  amount: one.kind === 'reversal' ? '-62.00' : '62.00',
  status: 'due',
  reason: 'domestic-law',
  legalBasis: ['26 USC 3101(a)'],
});

const totalsOf = (rows: readonly Contribution[]): Totals => ({
  amounts:
    rows.length === 0
      ? []
      : [
          {
            currency: 'USD',
            country: 'US',
            scheme: 'us.oasdi',
            payer: 'employee',
            status: 'due',
            amount: `${rows.reduce((sum, { amount }) => sum + Number(amount), 0)}.00`,
          },
        ],
  recoverable: [],
  lines: { in: rows.length, out: rows.length, refused: 0 },
  gross: [],
});

const facts = (content: string, more: Partial<RunFacts> = {}): RunFacts => ({
  madeBy: 'tester',
  engineVersion: '1.0.0',
  legislationVersion: '1.0.0',
  asOf: undefined,
  day: '2026-03-01',
  options: {},
  inputs: [{ name: 'pay.csv', sha256: createHash('sha256').update(content).digest('hex') }],
  ...more,
});

/** Stores a run of some lines, each with one row; the engine is left out. */
export const store = async (
  ledger: Ledger,
  lines: readonly PayLine[],
  more: {
    key?: string;
    outcome?: Partial<RunOutcome>;
    batch?: object;
    originals?: readonly EarlierLine[];
  } = {},
): Promise<RecordedRun<RunOutcome>> => {
  const reading = readBatch({ payLines: lines, ...more.batch });
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  const rows = lines.map(rowOf);
  const input = {
    facts: facts(more.key ?? lines.map(({ lineId }) => lineId).join()),
    reading,
    accepted: [],
    originals: more.originals ?? [],
  };
  return await recordRun(ledger, input, async (recorder) => {
    for (const row of rows) recorder.add(row);
    await recorder.flush();
    const outcome = {
      overrides: [],
      outputs: [],
      exceptions: [],
      totals: totalsOf(rows),
      refusedLines: new Set<string>(),
    };
    return { ...outcome, ...more.outcome };
  });
};

export const stored = (answer: RecordedRun<RunOutcome>): Run => {
  if ('known' in answer) throw new Error('the run was known');
  return answer.stored;
};

/** A plan with one filing; `amounts` by worker. */
export const plan = (amounts: Readonly<Record<string, string>>, more: Partial<BookablePlan> = {}): BookablePlan => ({
  plan: 'refund',
  asOf: '2026-11-01',
  engineVersion: '1.0.0',
  legislationVersion: '1.0.0',
  inputs: [],
  claims: [
    {
      state: 'open',
      country: 'US',
      authority: 'IRS',
      procedure: '941-X adjustment',
      form: '941-X',
      claimant: 'employer',
      workerId: '',
      employerId: 'E1',
      year: 2026,
      quarter: '2026Q1',
      currency: 'USD',
      deadline: '2030-04-15',
      rows: Object.entries(amounts).map(([workerId, difference]) => ({
        workerId,
        employerId: 'E1',
        year: 2026,
        quarter: '2026Q1',
        scheme: 'us.oasdi',
        payer: 'employee',
        currency: 'USD',
        difference,
        needsEmployeeConsent: true,
      })),
    },
  ],
  ...more,
});
