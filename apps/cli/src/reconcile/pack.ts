import type { RefundClaim, EmployeeRequest, Reconciliation, Refund, RefundLaw, RefundPlan } from '@totalize/core';
import { createHash } from 'node:crypto';
import { csvRows, csvTable } from '../result/csv-table.ts';
import type { ExceptionCounts } from '../result/summary.ts';
import { countExceptions } from '../result/summary.ts';
import { jsonText } from '../terminal/json.ts';
import { byWorker } from './by-worker.ts';
import { claimSheet } from './claim-sheet.ts';
import { lettersOf } from './letter.ts';
import { packWorkbook } from './workbook.ts';
import { workerPage } from './worker-page.ts';

/** A file of a refund pack before it is written. */
export interface PackFile {
  readonly name: string;
  readonly rows: number;
  readonly parts: () => Iterable<string> | AsyncIterable<Uint8Array>;
}

const refundFields: readonly (keyof Refund)[] = [
  'workerId',
  'employerId',
  'year',
  'quarter',
  'country',
  'scheme',
  'payer',
  'currency',
  'withheld',
  'due',
  'difference',
  'borneBy',
  'ground',
  'certificateId',
  'authority',
  'procedure',
  'procedures',
  'claimant',
  'deadline',
  'deadlineRolled',
  'adjustBy',
  'creditQuarter',
  'payBy',
  'payByRolled',
  'expired',
  'lost',
  'needsEmployeeConsent',
  'legalBasis',
];

const exceptionFields = [
  'severity',
  'code',
  'message',
  'file',
  'row',
  'column',
  'workerId',
  'lineId',
  'country',
  'scheme',
  'count',
] as const;

/** What may stand in the name of a file on every system; what is lost by it is told apart by a piece of a hash. */
const safe = (name: string): string => {
  const kept = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').slice(0, 80);
  return kept === name ? kept : `${kept}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
};

const claimName = (claim: RefundClaim): string =>
  safe(
    [claim.country, claim.procedure || claim.state, claim.employerId, claim.quarter || `${claim.year}`, claim.workerId]
      .filter(Boolean)
      .join('_'),
  );

const once = (files: readonly PackFile[]): PackFile[] => {
  const names = new Set<string>();
  return files.map((file) => {
    let { name } = file;
    for (let number = 2; names.has(name.toLowerCase()); number += 1)
      name = file.name.replace(/(\.[a-z]+)$/, `-${number}$1`);
    names.add(name.toLowerCase());
    return { ...file, name };
  });
};

/** The files of a refund pack, without its summary: rows, plan, a worksheet a claim, a page a worker, the letters. */
export const packOf = (reconciliation: Reconciliation, plan: RefundPlan, laws: readonly RefundLaw[]): PackFile[] => {
  const { refunds, balancesDue, exceptions } = reconciliation;
  const workers = byWorker(plan);
  const requestOf = (claim: RefundClaim): EmployeeRequest | undefined =>
    laws.find((law) => law.country === claim.country && law.employeeRequest !== undefined)?.employeeRequest;
  return once([
    { name: 'refunds.csv', rows: refunds.length, parts: () => csvTable(refundFields, refunds) },
    { name: 'balances-due.csv', rows: balancesDue.length, parts: () => csvTable(refundFields, balancesDue) },
    { name: 'exceptions.csv', rows: exceptions.length, parts: () => csvTable(exceptionFields, exceptions) },
    { name: 'worksheets.xlsx', rows: plan.claims.length, parts: () => packWorkbook(plan) },
    { name: 'plan.json', rows: plan.claims.length, parts: () => jsonText(plan) },
    ...plan.claims.map((claim) => ({
      name: `claim-${claimName(claim)}.csv`,
      rows: claim.rows.length,
      parts: () => csvRows(claimSheet(claim)),
    })),
    ...[...workers].map(([workerId, own]) => ({
      name: `worker-${safe(workerId)}.html`,
      rows: 1,
      parts: () => [workerPage(own, workerId)],
    })),
    ...[...workers.values()]
      .flatMap((own) => lettersOf(own, requestOf))
      .map(({ workerId, employerId, html }) => ({
        name: `letter-${safe(workerId)}_${safe(employerId)}.html`,
        rows: 1,
        parts: () => [html],
      })),
  ]);
};

/** What a reconciliation tells about itself: no person, only sums and counts. */
export interface PackSummary {
  readonly totals: Reconciliation['totals'];
  readonly claims: { readonly open: number; readonly lost: number; readonly noProcedure: number };
  readonly exceptions: ExceptionCounts;
  readonly provenance: Pick<RefundPlan, 'engineVersion' | 'legislationVersion' | 'inputs' | 'asOf'>;
  readonly files: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
}

export const packSummary = (
  reconciliation: Reconciliation,
  plan: RefundPlan,
  files: PackSummary['files'],
): PackSummary => {
  const { engineVersion, legislationVersion, inputs, asOf } = plan;
  const inState = (state: RefundClaim['state']): number => plan.claims.filter((claim) => claim.state === state).length;
  return {
    totals: reconciliation.totals,
    claims: { open: inState('open'), lost: inState('lost'), noProcedure: inState('no-procedure') },
    exceptions: countExceptions(reconciliation.exceptions),
    provenance: { engineVersion, legislationVersion, inputs, asOf },
    files,
  };
};
