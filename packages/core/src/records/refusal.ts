import { parseAmount } from '../money/amount.ts';
import type { BatchList } from './batch.ts';
import type { Exception } from './exception.ts';
import { currency, date, decimal, id, scheme } from './primitives.ts';

/** A pay line that was not taken, with what could be read of it, for the totals and for what comes later in its accumulators. */
export interface RefusedLine {
  readonly exception: Exception;
  readonly lineId?: string;
  readonly workerId?: string;
  readonly employerId?: string;
  readonly payDate?: string;
  /** The last day for which the pay was earned. */
  readonly to?: string;
  readonly currency?: string;
  /** Only together with the currency, and never finer than its smallest unit. */
  readonly gross?: string;
}

/** What a computation must not go on with as if a refused record did not exist. Each names the first refusal. */
export interface Tainted {
  /** `asOf`, or a list as a whole, could not be read: no line can be computed. */
  readonly all?: Exception;
  /** Workers with a refused record of themselves, an assignment, a certificate, a balance or an override. */
  readonly workers: ReadonlyMap<string, Exception>;
  /** Employers with a refused record of themselves or an override. */
  readonly employers: ReadonlyMap<string, Exception>;
  /** Schemes with a refused override that is for every worker and employer. */
  readonly schemes: ReadonlyMap<string, Exception>;
}

type Fields = Readonly<Record<string, unknown>>;

/** A field by itself, of a record whose other fields may be faulty. A whole number is an id that lost its quotes. */
export const readableId = (record: unknown, field: string): string | undefined => {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, field)) return undefined;
  const value = (record as Fields)[field];
  const text = Number.isSafeInteger(value) ? `${value as number}` : value;
  return id.safeParse(text).data;
};

export const refusedLine = (record: Fields, exception: Exception): RefusedLine => {
  const own = (field: string): unknown => (Object.hasOwn(record, field) ? record[field] : undefined);
  const employerId = readableId(record, 'employerId');
  const payDate = date.safeParse(own('payDate')).data;
  const to = date.safeParse(own('earnedTo') ?? own('periodEnd')).data;
  const inCurrency = currency.safeParse(own('currency')).data;
  const gross = decimal.safeParse(own('gross')).data;
  const payable = inCurrency !== undefined && gross !== undefined && parseAmount(gross, inCurrency) !== undefined;
  return {
    exception,
    ...(exception.lineId !== undefined && { lineId: exception.lineId }),
    ...(exception.workerId !== undefined && { workerId: exception.workerId }),
    ...(employerId !== undefined && { employerId }),
    ...(payDate !== undefined && { payDate }),
    ...(to !== undefined && { to }),
    ...(inCurrency !== undefined && { currency: inCurrency }),
    ...(payable && { gross }),
  };
};

/** Collects what the refusals of a batch taint. */
export class Taints implements Tainted {
  all?: Exception;
  readonly workers = new Map<string, Exception>();
  readonly employers = new Map<string, Exception>();
  readonly schemes = new Map<string, Exception>();

  addAll(exception: Exception): void {
    this.all ??= exception;
  }

  /** A record goes by the narrowest of worker, employer and scheme that can be read. */
  add(list: BatchList, record: unknown, exception: Exception): void {
    if (list === 'payLines' || list === 'exchangeRates') return;
    const put = (into: Map<string, Exception>, key: string | undefined): boolean => {
      if (key !== undefined && !into.has(key)) into.set(key, exception);
      return key !== undefined;
    };
    if (list === 'employers') {
      put(this.employers, readableId(record, 'employerId'));
    } else if (!put(this.workers, readableId(record, 'workerId')) && list === 'overrides') {
      const text = (record as Fields | null)?.['scheme'];
      if (!put(this.employers, readableId(record, 'employerId'))) put(this.schemes, scheme.safeParse(text).data);
    }
  }
}
