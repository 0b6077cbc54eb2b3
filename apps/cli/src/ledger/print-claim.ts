import type { Claim } from '@totalize/ledger';
import { plain } from '../terminal/output.ts';
import { grouped, table } from '../terminal/table.ts';

const lines = (rows: readonly string[]): string[] => rows.map((line) => `${line}\n`);

export const claimTable = (claims: readonly Claim[]): string[] => {
  if (claims.length === 0) return ['There are no such claims.\n'];
  const rows = claims.map((claim) => [
    `${claim.id}`,
    claim.state,
    claim.country,
    plain(claim.procedure),
    plain(claim.employerId),
    claim.quarter === '' ? `${claim.year}` : claim.quarter,
    grouped(claim.amount),
    claim.currency,
    claim.deadline,
  ]);
  const head = ['claim', 'state', 'country', 'procedure', 'employer', 'for', 'amount', '', 'deadline'];
  return lines(table([head, ...rows], [0, 6]));
};

export const claimDetails = (claim: Claim): string[] => {
  const rows = claim.rows.map(({ workerId, scheme, payer, amount, needsConsent }) => [
    plain(workerId ?? '(forgotten)'),
    scheme,
    payer,
    grouped(amount),
    needsConsent ? 'needs consent or repayment' : '',
  ]);
  const events = claim.events.map(({ on, event, workerId, amount, by, evidence }) => [
    on,
    event,
    plain(workerId ?? ''),
    grouped(amount ?? ''),
    plain(by),
    plain(evidence ?? ''),
  ]);
  return lines([
    `Claim ${claim.id}, ${claim.state}: ${grouped(claim.amount)} ${claim.currency}, ${plain(claim.procedure)} to ${plain(claim.authority)} by the ${plain(claim.claimant)}`,
    `  ${plain(claim.employerId)}, ${claim.quarter === '' ? claim.year : claim.quarter}; deadline ${claim.deadline === '' ? 'none' : claim.deadline}; plan ${claim.planId}`,
    ...table(rows, [3]),
    ...(events.length === 0 ? [] : ['What happened']),
    ...table(events, [3]),
  ]);
};
