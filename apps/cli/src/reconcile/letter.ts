import type { RefundClaim, EmployeeRequest, RefundPlan } from '@totalize/core';
import { grid, list, page, paragraph, text } from '../result/page.ts';

export interface Letter {
  readonly workerId: string;
  readonly employerId: string;
  readonly html: string;
}

const field = (label: string): string => `<p class="sign">${text(label)}</p>`;

/**
 * The request to one employee for consent and statement, over all periods of one employer. Whoever sends it fills in names
 * and numbers: records hold none.
 */
const letterTo = (
  plan: RefundPlan,
  workerId: string,
  claims: readonly RefundClaim[],
  request: EmployeeRequest,
): string => {
  const rows = claims.flatMap((claim) =>
    claim.rows
      .filter((row) => row.workerId === workerId && row.payer === 'employee' && !row.difference.startsWith('-'))
      .map((row) => ({ claim, row })),
  );
  const papers = claims.flatMap((claim) => claim.papers.filter((paper) => paper.workerId === workerId));
  const consent = papers.find(({ firstAnswerBy }) => firstAnswerBy !== '');
  const certificates = [
    ...new Set(rows.flatMap(({ row }) => (row.certificateId === '' ? [] : row.certificateId.split('|')))),
  ];
  const why =
    certificates.length === 0
      ? 'More was withheld from your pay than was due.'
      : `Certificate of coverage ${certificates.join(', ')} shows that your pay came under the law of another country alone, so this tax was not due.`;
  const [first] = claims;
  return page(
    `Request to worker ${workerId}: your share of a refund`,
    paragraph(`Employer ${first?.employerId ?? ''}. Day of the request: ${plan.asOf}.`),
    paragraph(
      `${why} We want to correct it, and for your share we need your help: either we repay you first, or you consent to our claim for you.`,
    ),
    grid(
      ['period', 'tax', 'amount', ''],
      rows.map(({ claim, row }) => [
        claim.quarter === '' ? `${claim.year}` : claim.quarter,
        row.scheme,
        row.difference,
        row.currency,
      ]),
      [2],
    ),
    ...request.mustSay.map(paragraph),
    ...(consent === undefined
      ? []
      : [
          paragraph(
            `Please answer within ${request.firstDays} days, by ${consent.firstAnswerBy}. If we have no answer, we ask once more and allow ${request.secondDays} days, until ${consent.secondAnswerBy} at the earliest; after that we may claim our own share alone.`,
          ),
        ]),
    `<h2>Your answer</h2>`,
    list([
      'I have been repaid the amounts above. Date and amount: ______',
      'I consent that my employer claims the amounts above for me.',
      'I have not claimed a refund or credit of these amounts, or my claim was refused, and I will not claim one.',
      'I do not consent.',
    ]),
    paragraph('Under penalties of perjury, I declare that what I have stated here is true.'),
    field('Name, address, last four digits of the taxpayer number'),
    field("Employer's name and number"),
    field('Signature and date'),
    paragraph(`Made to ${request.citation.join(', ')}. Keep the answer for at least four years; it is not sent in.`),
  );
};

/** One letter a worker and employer whose share needs something signed. */
export const lettersOf = (
  plan: RefundPlan,
  requestOf: (claim: RefundClaim) => EmployeeRequest | undefined,
): Letter[] => {
  const signed = plan.claims.flatMap((claim) =>
    claim.papers
      .filter(({ paper }) => paper === 'consent' || paper === 'statement')
      .map(({ workerId }) => ({ workerId, claim })),
  );
  const cases = Map.groupBy(signed, ({ workerId, claim }) =>
    JSON.stringify([workerId, claim.employerId, claim.country]),
  );
  return [...cases.values()].flatMap((own): Letter[] => {
    const [first] = own;
    const request = first === undefined ? undefined : requestOf(first.claim);
    if (first === undefined || request === undefined) return [];
    const claims = [...new Set(own.map(({ claim }) => claim))];
    const { workerId, claim } = first;
    return [{ workerId, employerId: claim.employerId, html: letterTo(plan, workerId, claims, request) }];
  });
};
