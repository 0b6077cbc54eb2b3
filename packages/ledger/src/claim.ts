import { recordIn } from './record-store.ts';
import type { Row } from './store.ts';

export const claimStates = ['filed', 'paid', 'refused'] as const;
export const claimNotes = ['consent-requested', 'consent-given', 'consent-refused', 'repaid'] as const;
type ClaimState = 'open' | (typeof claimStates)[number];
/** A state is the whole claim's; a note is of one worker in it. */
export type ClaimEventName = (typeof claimStates)[number] | (typeof claimNotes)[number];

/** Something that happened to a claim. */
export interface ClaimEvent {
  readonly event: ClaimEventName;
  readonly workerId: string | undefined;
  readonly on: string;
  readonly amount: string | undefined;
  readonly by: string;
  readonly at: string;
  /** What shows it; `undefined` also where the worker was forgotten. */
  readonly evidence: string | undefined;
}

/** What a claim has of one worker, scheme and payer. */
export interface ClaimRow {
  /** `undefined` once the worker is forgotten. */
  readonly workerId: string | undefined;
  readonly scheme: string;
  readonly payer: string;
  readonly amount: string;
  readonly needsConsent: boolean;
  /** The row of the plan. */
  readonly refund: unknown;
}

/** An amount to be had back (or, where it is negative, to be paid) in one filing, and what became of it. */
export interface Claim {
  readonly id: number;
  readonly planId: number;
  readonly country: string;
  readonly authority: string;
  readonly procedure: string;
  readonly form: string;
  readonly claimant: string;
  readonly employerId: string;
  readonly year: number;
  readonly quarter: string;
  readonly currency: string;
  readonly amount: string;
  readonly deadline: string;
  readonly state: ClaimState;
  readonly rows: readonly ClaimRow[];
  readonly events: readonly ClaimEvent[];
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const eventIn = (row: Row): ClaimEvent => ({
  event: String(row['event']) as ClaimEventName,
  workerId: textOf(row['name']),
  on: String(row['on_day']),
  amount: textOf(row['amount']),
  by: String(row['noted_by']),
  at: String(row['at']),
  evidence: row['body'] === null ? undefined : textOf(recordIn(row)),
});

export const rowIn = (row: Row): ClaimRow => ({
  workerId: textOf(row['name']),
  scheme: String(row['scheme']),
  payer: String(row['payer']),
  amount: String(row['amount']),
  needsConsent: row['needs_consent'] === 1,
  refund: recordIn(row),
});

export const isState = (name: string): name is (typeof claimStates)[number] =>
  (claimStates as readonly string[]).includes(name);

export const claimIn = (row: Row, rows: readonly ClaimRow[], events: readonly ClaimEvent[]): Claim => ({
  id: Number(row['id']),
  planId: Number(row['plan_id']),
  country: String(row['country']),
  authority: String(row['authority']),
  procedure: String(row['procedure']),
  form: String(row['form']),
  claimant: String(row['claimant']),
  employerId: String(row['employer_id']),
  year: Number(row['year']),
  quarter: String(row['quarter']),
  currency: String(row['currency']),
  amount: String(row['amount']),
  deadline: String(row['deadline']),
  state: events.map(({ event }) => event).findLast((event) => isState(event)) ?? 'open',
  rows,
  events,
});
