import type { RefundPlan, RefundSum } from '@totalize/core';
import { counted, grouped, table } from '../terminal/table.ts';
import type { PackSummary } from './pack.ts';

const sums = (title: string, of: readonly RefundSum[]): string[] =>
  of.length === 0
    ? []
    : [
        '',
        title,
        ...table(
          [
            ['country', 'scheme', 'payer', 'currency', 'amount'],
            ...of.map(({ country, scheme, payer, currency, amount }) => [
              country,
              scheme,
              payer,
              currency,
              grouped(amount),
            ]),
          ],
          [4],
        ),
      ];

const claims = ({ claims: all }: RefundPlan): string[] =>
  all.length === 0
    ? []
    : [
        '',
        'Claims',
        ...table(
          [
            ['period', 'employer', 'worker', 'procedure', 'by', 'amount', '', 'state'],
            ...all.map((claim) => [
              claim.quarter || `${claim.year}`,
              claim.employerId,
              claim.workerId,
              claim.procedure || '-',
              claim.procedure.includes('adjustment') && claim.adjustBy !== '' ? claim.adjustBy : claim.deadline || '-',
              grouped(claim.amount),
              claim.currency,
              claim.state,
            ]),
          ],
          [5],
        ),
      ];

/** What a person wants to know at the end of a reconciliation. */
export const packReport = (summary: PackSummary, plan: RefundPlan, where: string | undefined): string => {
  const { totals, exceptions } = summary;
  const { lines } = totals;
  return [
    `${counted(lines.in, 'pay line')}, ${grouped(`${lines.compared}`)} compared with what was withheld, as of ${plan.asOf}.`,
    ...sums('Refunds', totals.refunds),
    ...sums('Of these lost: past the deadline', totals.lost),
    ...sums('Balances due', totals.balancesDue),
    ...sums('Fractions of cents', totals.fractionsOfCents),
    ...claims(plan),
    '',
    `${counted(exceptions.error, 'error')}, ${counted(exceptions.warning, 'warning')}.`,
    ...plan.protective.map(({ workerId, message }) => `  ${workerId}: ${message}`),
    ...(where === undefined ? [] : ['', `In ${where}: ${counted(summary.files.length, 'file')} and summary.json.`]),
    '',
  ].join('\n');
};
