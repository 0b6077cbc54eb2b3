import { type Claim, type ClaimEventName, isState } from './claim.ts';
import { findClaim } from './claims.ts';
import { Identities } from './identities.ts';
import { note } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { storedRecord, storeRecords } from './record-store.ts';

export interface ClaimMark {
  readonly event: ClaimEventName;
  /** Of a consent or a repayment: whose. */
  readonly workerId?: string | undefined;
  /** The day on which it happened. */
  readonly on: string;
  readonly by: string;
  /** What shows it: a letter, a receipt, a reference. */
  readonly evidence?: string | undefined;
  readonly amount?: string | undefined;
}

export type Marking = { readonly marked: Claim } | { readonly unchanged: Claim } | { readonly refused: string };

const settling: ReadonlySet<string> = new Set(['consent-given', 'consent-refused', 'repaid']);

/** The workers of a claim of whom it is not known yet whether they agree or were repaid. */
const awaited = ({ rows, events }: Claim): number => {
  const settled = new Set(events.flatMap(({ event, workerId }) => (settling.has(event) ? [workerId] : [])));
  const asked = new Set(rows.flatMap(({ needsConsent, workerId }) => (needsConsent ? [workerId] : [])));
  return [...asked].filter((workerId) => workerId !== undefined && !settled.has(workerId)).length;
};

/** Why something cannot happen to a claim now. */
const obstacle = (claim: Claim, { event, on, workerId }: ClaimMark): string | undefined => {
  const { id, state, events, rows } = claim;
  if (!isState(event)) {
    if (workerId === undefined) return `Say whose ${event} it is, with --worker.`;
    return rows.some((row) => row.workerId === workerId) ? undefined : `Claim ${id} has nothing of that worker.`;
  }
  if (workerId !== undefined) return `A claim is ${event} as a whole: leave out --worker.`;
  if (state === 'paid' || state === 'refused') return `Claim ${id} was ${state} already; that cannot be changed.`;
  if (state === event) return `Claim ${id} was ${event} already.`;
  if (event === 'paid' && state !== 'filed') return `Claim ${id} was not filed yet: mark it filed first.`;
  const waiting = event === 'filed' ? awaited(claim) : 0;
  if (waiting > 0)
    return `Claim ${id} needs the consent or the repayment of ${waiting} ${waiting === 1 ? 'worker' : 'workers'} first: mark consent-given, consent-refused or repaid with --worker (\`totalize claims show ${id}\` lists them).`;
  const last = events.findLast((one) => isState(one.event));
  if (last !== undefined && on < last.on)
    return `Claim ${id} was ${last.event} on ${last.on}, which is later than ${on}. Correct the day.`;
  return undefined;
};

/** Notes what happened to a claim. The same again changes nothing. */
export const markClaim = async (ledger: Ledger, id: number, mark: ClaimMark): Promise<Marking> =>
  await ledger.store.transaction(async () => {
    const { store } = ledger;
    const claim = await findClaim(ledger, id);
    if (claim === undefined)
      return { refused: `The ledger has no claim ${id}; \`totalize claims list\` shows what it has.` };
    const isSame = claim.events.some((one) =>
      (['event', 'workerId', 'on', 'evidence', 'amount'] as const).every((field) => one[field] === mark[field]),
    );
    if (isSame) return { unchanged: claim };
    const refused = obstacle(claim, mark);
    if (refused !== undefined) return { refused };
    const worker = mark.workerId === undefined ? undefined : await new Identities(store).find('worker', mark.workerId);
    const evidence = mark.evidence === undefined ? undefined : storedRecord(mark.evidence, worker);
    if (evidence !== undefined) await storeRecords(store, [evidence]);
    const seq = claim.events.length + 1;
    const { event, on, by, amount } = mark;
    await store.run('INSERT INTO claim_events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      id,
      seq,
      event,
      worker?.ref ?? null,
      on,
      amount ?? null,
      by,
      ledger.now(),
      evidence?.hash ?? null,
    ]);
    await note(ledger, 'claim', { claim: id, seq, event, on, by, amount, ref: worker?.ref, evidence: evidence?.hash });
    const marked = await findClaim(ledger, id);
    if (marked === undefined) throw new Error('a claim that was marked is not there');
    return { marked };
  });
