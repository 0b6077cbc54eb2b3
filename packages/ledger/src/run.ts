import type { Contribution, Totals } from '@totalize/core';

export interface NamedHash {
  readonly name: string;
  readonly sha256: string;
}

/** How many exceptions a run had. */
export interface ExceptionCount {
  readonly severity: string;
  readonly code: string;
  readonly count: number;
}

/** What is known of a run before it is computed. */
export interface RunFacts {
  readonly madeBy: string;
  readonly engineVersion: string;
  readonly legislationVersion: string;
  /** The day asked about, if the user named one. */
  readonly asOf: string | undefined;
  /** The day that things were compared with. */
  readonly day: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly inputs: readonly NamedHash[];
}

/** What is known of it afterwards. */
export interface RunOutcome {
  readonly overrides: readonly Readonly<Record<string, unknown>>[];
  readonly outputs: readonly (NamedHash & { readonly rows?: number })[];
  readonly exceptions: readonly ExceptionCount[];
  readonly totals: Totals;
  /** Lines of which nothing was computed. */
  readonly refusedLines: ReadonlySet<string>;
}

/** A run as the ledger holds it. */
export interface Run extends RunFacts, Omit<RunOutcome, 'refusedLines'> {
  readonly id: number;
  readonly at: string;
  readonly status: 'draft' | 'approved';
  readonly approvedBy: string | undefined;
  readonly approvedAt: string | undefined;
  readonly rows: number;
  readonly rowHash: string;
}

/** The columns of a contribution in the ledger, in the order in which its hash takes them. */
export type LedgerRow = readonly [workerRef: number, lineTag: string, ...rest: (string | null)[]];

export const ledgerRow = (
  row: Contribution,
  workerRef: number,
  lineTag: string,
  certificateTag: string | null,
): LedgerRow => [
  workerRef,
  lineTag,
  row.employerId,
  row.periodStart,
  row.periodEnd,
  row.payDate,
  row.country,
  row.scheme,
  row.payer,
  row.currency,
  row.exchangeRate ?? null,
  row.wages,
  row.base,
  row.rate,
  row.amount,
  row.status,
  row.reason,
  certificateTag,
  JSON.stringify(row.legalBasis),
];
