import { bookClaims } from './book-claims.ts';
import { bookCorrections } from './book-corrections.ts';
import { canonical, sha256 } from './canonical.ts';
import { Identities } from './identities.ts';
import { note } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { takeBackClaims, takeBackCorrections } from './take-back.ts';
import { planRowHash } from './plan-rows.ts';
import type { BookablePlan } from './refund-plan.ts';

export type Application =
  | {
      readonly planId: number;
      readonly claims: number;
      readonly corrections: number;
      /** Rows of the plan of which the ledger had the whole amount already. */
      readonly standing: number;
    }
  | { readonly appliedBefore: { readonly planId: number; readonly by: string; readonly at: string } }
  | { readonly refused: string };

/** Ends the transaction without a trace. */
class Refusal extends Error {}

const book = async (ledger: Ledger, plan: BookablePlan, hash: string, by: string): Promise<Application> => {
  const { store } = ledger;
  const [before] = await store.all('SELECT id, applied_by, at FROM plans WHERE hash = ?', [hash]);
  if (before !== undefined)
    return {
      appliedBefore: { planId: Number(before['id']), by: String(before['applied_by']), at: String(before['at']) },
    };
  const [last] = await store.all('SELECT coalesce(max(id), 0) AS id FROM plans');
  const planId = Number(last?.['id']) + 1;
  const lines = plan.corrections ?? [];
  const claimed = plan.claims.flatMap(({ workerId, rows }) => [...(workerId === '' ? [] : [{ workerId }]), ...rows]);
  const identities = new Identities(store);
  await identities.ensure(
    'worker',
    [...claimed, ...lines].map(({ workerId }) => workerId),
  );
  // The plan goes first, since its rows refer to it; what it sums up is told in the journal.
  await store.run('INSERT INTO plans VALUES (?, ?, ?, ?, ?, ?, ?, ?)', [
    planId,
    hash,
    ledger.now(),
    by,
    plan.asOf,
    plan.engineVersion,
    plan.legislationVersion,
    canonical(plan.inputs.map(({ name, sha256: digest }) => ({ name, sha256: digest }))),
  ]);
  const claims = await bookClaims(store, planId, identities, plan.claims);
  const corrections = await bookCorrections(store, planId, identities, lines);
  if ('refused' in claims) throw new Refusal(claims.refused);
  if ('refused' in corrections) throw new Refusal(corrections.refused);
  const undone = {
    claims: await takeBackClaims(store, planId, identities, plan),
    corrections: await takeBackCorrections(store, planId, identities, plan, corrections.booked),
  };
  const rows = await planRowHash(ledger, planId);
  await note(ledger, 'apply', {
    plan: planId,
    hash,
    by,
    claims: claims.booked + undone.claims,
    corrections: corrections.booked + undone.corrections,
    rows,
  });
  return {
    planId,
    claims: claims.booked + undone.claims,
    corrections: corrections.booked + undone.corrections,
    standing: claims.standing + corrections.standing,
  };
};

/**
 * Books a refund plan: what it claims beyond what stands already. So the same plan twice, or a newer one after it, books
 * nothing twice.
 */
export const applyPlan = async (ledger: Ledger, plan: BookablePlan, by: string): Promise<Application> => {
  const hash = sha256(canonical(plan));
  try {
    return await ledger.store.transaction(async () => await book(ledger, plan, hash, by));
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
};
