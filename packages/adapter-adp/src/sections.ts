import { at, type ExactJson, fieldsIn, listAt, textAt } from '@totalize/adapter-kit';
import { dayAt } from './adp-json.ts';

/** One payment with the payroll and the worker that it belongs to. */
export interface FoundPayment {
  readonly output: ExactJson;
  readonly worker: ExactJson;
  readonly payment: ExactJson;
  /** Parts of its summary that several sections give. */
  readonly repeated: readonly string[];
}

export interface FoundPayments {
  readonly payments: readonly FoundPayment[];
  /** Payrolls that hold none. */
  readonly without: number;
}

export const isDated = (payment: ExactJson): boolean =>
  dayAt(payment, 'paymentDate') !== undefined || dayAt(payment, 'payPeriodStartDate') !== undefined;

/** A payroll asked for by sections comes as several messages, which name the payroll, the worker and no payment. */
const placeOf = (output: ExactJson, worker: ExactJson, index: number): string | undefined => {
  const payroll = textAt(output, 'itemID') ?? textAt(output, 'payrollProcessingJobID');
  const associate = textAt(worker, 'associateOID');
  return payroll === undefined || associate === undefined ? undefined : JSON.stringify([payroll, associate, index]);
};

const summaryOf = (payment: ExactJson): { readonly [name: string]: ExactJson } =>
  fieldsIn(at(payment, 'paymentSummary'));

const joined = (first: FoundPayment, more: ExactJson): FoundPayment => {
  const [summary, added] = [summaryOf(first.payment), summaryOf(more)];
  const repeated = Object.keys(added).filter((name) => Object.hasOwn(summary, name));
  const payment = { ...fieldsIn(more), ...fieldsIn(first.payment), paymentSummary: { ...added, ...summary } };
  return { ...first, payment, repeated: [...first.repeated, ...repeated] };
};

/**
 * The payments of one message or of a list of messages. Sections of one payment are joined by payroll, worker and place
 * in the worker's list; two whole payments are never taken for one.
 */
export const paymentsOf = (document: ExactJson): FoundPayments => {
  const found: FoundPayment[] = [];
  const places = new Map<string, number>();
  let without = 0;
  for (const message of Array.isArray(document) ? (document as readonly ExactJson[]) : [document]) {
    for (const output of listAt(message, 'payrollOutputs')) {
      const workers = listAt(output, 'associatePayments');
      if (workers.length === 0) without += 1;
      for (const worker of workers) {
        for (const [index, payment] of listAt(worker, 'payments').entries()) {
          const place = placeOf(output, worker, index);
          const known = place === undefined ? undefined : places.get(place);
          const before = known === undefined ? undefined : found[known];
          if (known !== undefined && before !== undefined && !(isDated(before.payment) && isDated(payment))) {
            found[known] = joined(before, payment);
            continue;
          }
          if (place !== undefined) places.set(place, found.length);
          found.push({ output, worker, payment, repeated: [] });
        }
      }
    }
  }
  return { payments: found, without };
};
