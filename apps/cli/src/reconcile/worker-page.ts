import { addInt, type RefundClaim, type Int, parseAmount, printAmount, type RefundPlan } from '@totalize/core';
import { grid, list, page, paragraph, text } from '../result/page.ts';
import { grouped } from '../terminal/table.ts';

type Row = RefundClaim['rows'][number];

const periodOf = (claim: RefundClaim): string => (claim.quarter === '' ? `${claim.year}` : claim.quarter);

const why = (row: Row): string => {
  const papers = row.certificateId.replaceAll('|', ', ');
  if (row.ground === 'certificate') return `certificate ${papers} released this pay`;
  if (papers !== '') return `because of certificate ${papers} more is due than was withheld`;
  return row.ground === 'over-withheld' ? 'more was withheld than was due' : 'less was withheld than was due';
};

const shareOf = (claims: readonly RefundClaim[], workerId: string, payer: Row['payer']): string[] => {
  const sums = new Map<string, Int>();
  for (const claim of claims) {
    for (const row of claim.rows) {
      if (row.workerId !== workerId || row.payer !== payer) continue;
      sums.set(row.currency, addInt(sums.get(row.currency) ?? 0, parseAmount(row.difference, row.currency) ?? 0));
    }
  }
  return [...sums].map(([currency, sum]) => `${grouped(printAmount(sum, currency))} ${currency}`);
};

const asked = (claim: RefundClaim, workerId: string): string[] => {
  const period = periodOf(claim);
  const last = claim.deadline === '' ? '' : ` The limit ends on ${claim.deadline}.`;
  if (claim.state === 'lost')
    return [`${period}: nothing can be claimed any more; the limit ended on ${claim.deadline}.`];
  if (claim.state === 'no-procedure')
    return [
      `${period}: the way to correct this is not known to the program; ask ${claim.authority || 'the authority'}.`,
    ];
  const who = claim.claimant === 'employee' ? 'The worker files' : 'The employer files';
  const papers = claim.papers.filter((paper) => paper.workerId === workerId);
  const needs = papers.flatMap(({ paper, amount, firstAnswerBy }) => {
    if (paper === 'repayment')
      return [`${period}: the employer repays ${amount} ${claim.currency} to the worker and keeps the receipt.`];
    if (paper === 'statement')
      return [
        `${period}: the worker states in writing not to have claimed ${amount} ${claim.currency} elsewhere, and not to do so.`,
      ];
    if (paper === 'consent')
      return [
        `${period}: or the worker consents in writing to the claim of ${amount} ${claim.currency}; a request of the day of this page is to be answered by ${firstAnswerBy}.`,
      ];
    return paper === 'annual-statement' ? [`${period}: a corrected annual statement is made out.`] : [];
  });
  return [`${period}: ${who} ${claim.form} with ${claim.authority} (${claim.procedure}).${last}`, ...needs];
};

/** What happened to one worker's contributions, and what is asked for, in plain words. */
export const workerPage = (plan: RefundPlan, workerId: string): string => {
  const claims = plan.claims.filter(({ rows }) => rows.some((row) => row.workerId === workerId));
  const rows = claims.flatMap((claim) =>
    claim.rows.filter((row) => row.workerId === workerId).map((row) => ({ claim, row })),
  );
  const statements = plan.statements.filter((one) => one.workerId === workerId);
  const notes = plan.protective.filter((one) => one.workerId === workerId).map(({ message }) => message);
  return page(
    `Worker ${workerId}: contributions corrected`,
    paragraph(`As of ${plan.asOf}. What was withheld was compared with what is due with all that is known now.`),
    paragraph(
      `Employee's share: ${shareOf(claims, workerId, 'employee').join(', ') || 'no difference'}. Employer's share: ${shareOf(claims, workerId, 'employer').join(', ') || 'no difference'}. A minus sign means that money is still to be paid.`,
    ),
    '<h2>What happened</h2>',
    grid(
      ['period', 'scheme', 'payer', 'withheld', 'due', 'difference', '', 'why'],
      rows.map(({ claim, row }) => [
        periodOf(claim),
        row.scheme,
        row.payer,
        grouped(row.withheld),
        grouped(row.due),
        grouped(row.difference),
        row.currency,
        why(row),
      ]),
      [3, 4, 5],
    ),
    '<h2>What is asked for</h2>',
    list([...new Set(claims.flatMap((claim) => asked(claim, workerId)))]),
    list(notes),
    ...statements.flatMap((one) => [
      `<h2>${one.form} ${one.year}, employer ${text(one.employerId)}</h2>`,
      grid(
        ['box', '', 'old', 'new'],
        one.boxes.map(({ box, label, old, new: now }) => [box, label, grouped(old), grouped(now)]),
        [2, 3],
      ),
    ]),
  );
};
