import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { type RefundClaim, type RefundPlan, refundPlan } from '@totalize/core';
import { unreadable } from '../exit-code.ts';
import { plain } from '../terminal/output.ts';
import { grouped, table } from '../terminal/table.ts';

export interface PlanChange {
  readonly claimId: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly old: string;
  readonly new: string;
  readonly currency: string;
  readonly what: readonly string[];
}

/** A plan that was written before. */
export const readPlan = (path: string): RefundPlan => {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw unreadable(`${plain(path)} cannot be read as a plan. Name the plan.json of a reconciliation.`);
  }
  const parsed = refundPlan.safeParse(document);
  if (!parsed.success) throw unreadable(`${plain(path)} is not a plan of \`totalize reconcile\`.`);
  return parsed.data;
};

const compared: readonly (keyof RefundClaim)[] = [
  'state',
  'procedure',
  'amount',
  'deadline',
  'adjustBy',
  'creditQuarter',
  'payBy',
  'total',
  'lines',
  'papers',
  'rows',
];

/** Whether two values are written alike, in whatever order the fields of a record stand. */
const same = (a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify([a])), JSON.parse(JSON.stringify([b])));

/** What another plan says otherwise, claim by claim. */
export const diffPlans = (before: RefundPlan, after: RefundPlan): PlanChange[] => {
  const old = new Map(before.claims.map((claim) => [claim.claimId, claim]));
  const now = new Map(after.claims.map((claim) => [claim.claimId, claim]));
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((claimId): PlanChange[] => {
    const a = old.get(claimId);
    const b = now.get(claimId);
    const currency = (a ?? b)?.currency ?? '';
    if (a === undefined || b === undefined) {
      const change = a === undefined ? 'added' : 'removed';
      return [{ claimId, change, old: a?.amount ?? '', new: b?.amount ?? '', currency, what: [] }];
    }
    const what = compared.filter((field) => !same(a[field], b[field]));
    return what.length === 0 ? [] : [{ claimId, change: 'changed', old: a.amount, new: b.amount, currency, what }];
  });
};

export const planDiffReport = (changes: readonly PlanChange[]): string =>
  changes.length === 0
    ? '\nThe other plan says the same.\n'
    : `\nCompared with the other plan\n${table(
        [
          ['claim', '', 'old', 'new', '', 'what'],
          ...changes.map((one) => [
            one.claimId,
            one.change,
            grouped(one.old),
            grouped(one.new),
            one.currency,
            one.what.join(', '),
          ]),
        ],
        [2, 3],
      ).join('\n')}\n`;
