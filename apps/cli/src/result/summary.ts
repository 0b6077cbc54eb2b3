import type { Exception, Provenance, Totals } from '@totalize/core';

interface CodeCount {
  readonly severity: Exception['severity'];
  readonly code: Exception['code'];
  readonly count: number;
}

export interface ExceptionCounts {
  readonly error: number;
  readonly warning: number;
  readonly byCode: readonly CodeCount[];
}

/** What a run tells about itself: no person, only sums and counts. */
export interface Summary {
  readonly totals: Totals;
  /** Listed in exceptions.csv. */
  readonly exceptions: ExceptionCounts;
  /** Accepted before and not listed again. */
  readonly accepted: ExceptionCounts;
  readonly provenance: Provenance;
  readonly files: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
}

/** Counts exceptions as they pass by. */
export class ExceptionCounter {
  readonly #groups = new Map<string, CodeCount & { count: number }>();

  add({ severity, code }: Pick<Exception, 'severity' | 'code'>, count = 1): void {
    const key = `${severity} ${code}`;
    const group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, { severity, code, count });
    else group.count += count;
  }

  /** The most frequent errors first. */
  counts(): ExceptionCounts {
    const byCode = [...this.#groups.values()].toSorted((a, b) =>
      a.severity < b.severity ? -1 : a.severity > b.severity ? 1 : b.count - a.count || (a.code < b.code ? -1 : 1),
    );
    const sum = (severity: Exception['severity']): number =>
      byCode.filter((group) => group.severity === severity).reduce((total, { count }) => total + count, 0);
    return { error: sum('error'), warning: sum('warning'), byCode };
  }
}

/** How many exceptions there are, the most frequent errors first. */
export const countExceptions = (exceptions: readonly Exception[]): ExceptionCounts => {
  const counter = new ExceptionCounter();
  for (const exception of exceptions) counter.add(exception);
  return counter.counts();
};
