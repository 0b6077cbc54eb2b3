import type { RefundClaim, RefundPlan } from '@totalize/core';

/** For each worker the plan with what concerns that worker only, so that no page looks through all of it. */
export const byWorker = (plan: RefundPlan): ReadonlyMap<string, RefundPlan> => {
  const claims = new Map<string, RefundClaim[]>();
  for (const claim of plan.claims) {
    const papers = Map.groupBy(claim.papers, ({ workerId }) => workerId);
    for (const [workerId, rows] of Map.groupBy(claim.rows, (row) => row.workerId)) {
      const own = claims.get(workerId) ?? [];
      own.push({ ...claim, rows, papers: papers.get(workerId) ?? [] });
      claims.set(workerId, own);
    }
  }
  const statements = Map.groupBy(plan.statements, ({ workerId }) => workerId);
  const protective = Map.groupBy(plan.protective, ({ workerId }) => workerId);
  return new Map(
    [...claims].map(([workerId, own]) => [
      workerId,
      {
        ...plan,
        claims: own,
        statements: statements.get(workerId) ?? [],
        protective: protective.get(workerId) ?? [],
      },
    ]),
  );
};
