import type { Exception } from '../records/exception.ts';
import { type Day, parseDay } from '../time/date.ts';
import { schemeYearOf } from '../time/scheme-year.ts';
import { type Cell, schemeYear, yearStartOf } from './compare.ts';

interface Fault {
  readonly exception: Exception;
  /** Left out: every year. */
  readonly payDate: Day | undefined;
}

/** What an error leaves uncertain: nothing is claimed on the ground of a year that could not be computed. */
export class Faults {
  readonly #byWorker = new Map<string, Fault[]>();
  readonly #ofAll: Fault[] = [];

  constructor(exceptions: readonly Exception[], payDateOf: (lineId: string) => string | undefined) {
    for (const exception of exceptions) {
      // Of two like lines the first was computed.
      if (exception.severity !== 'error' || exception.code === 'duplicate-line') continue;
      const { workerId, lineId, scheme, country } = exception;
      const paid = lineId === undefined ? undefined : payDateOf(lineId);
      const fault = { exception, payDate: paid === undefined ? undefined : parseDay(paid) };
      if (workerId !== undefined) this.#byWorker.set(workerId, [...(this.#byWorker.get(workerId) ?? []), fault]);
      else if (scheme !== undefined || country !== undefined) this.#ofAll.push(fault);
    }
  }

  /** The error that makes a cell's year uncertain. */
  of(cell: Pick<Cell, 'scheme' | 'line'>): Exception | undefined {
    const { scheme, line } = cell;
    const faults = [...(this.#byWorker.get(line.workerId) ?? []), ...this.#ofAll];
    return faults.find(
      ({ exception, payDate }) =>
        (exception.country === undefined || exception.country === scheme.country.code) &&
        (exception.scheme === undefined || exception.scheme === scheme.id) &&
        (payDate === undefined || schemeYearOf(payDate, yearStartOf(cell)) === schemeYear(cell)),
    )?.exception;
  }
}
