import { compileLaw } from '../legislation/compile.ts';
import type { Legislation } from '../legislation/legislation.ts';
import { calculate } from '../payroll/calculate.ts';
import type { Exception } from '../records/exception.ts';
import type { BatchReading } from '../records/read-batch.ts';
import { parseDay, printDay } from '../time/date.ts';
import type { Alert } from './alert.ts';
import { alertsOf } from './alerts.ts';
import { assignmentCases } from './assignment-case.ts';

export interface CheckResult {
  readonly asOf: string;
  /** The most urgent first. */
  readonly alerts: readonly Alert[];
  readonly exceptions: readonly Exception[];
}

const order = { high: 0, medium: 1, low: 2 } as const;

const byUrgency = (a: Alert, b: Alert): number =>
  order[a.severity] - order[b.severity] ||
  ((a.date ?? '9999') < (b.date ?? '9999') ? -1 : (a.date ?? '9999') > (b.date ?? '9999') ? 1 : 0) ||
  (a.assignmentId < b.assignmentId ? -1 : a.assignmentId > b.assignmentId ? 1 : a.code < b.code ? -1 : 1);

/**
 * What the assignments of a batch need on a day: certificates to ask for, windows that close, elections, days worked
 * without a certificate and, where the batch has pay lines, the money at stake.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { checkAssignments, readBatch } from '@totalize/core';
 * import { loadLegislation } from '@totalize/legislation';
 * const assignment = {
 *   assignmentId: 'A1', workerId: 'W1', employerId: 'E1', homeCountry: 'US', workCountry: 'DE',
 *   start: '2026-05-01', expectedEnd: '2028-04-30', nationality: ['US'],
 * };
 * const reading = readBatch({ payLines: [], assignments: [assignment] });
 * assert('batch' in reading);
 * const { alerts } = checkAssignments(reading, loadLegislation(), '2026-04-01');
 * assert.deepEqual(alerts.map(({ code, severity }) => [code, severity]), [['certificate-lead-time', 'high']]);
 * ```
 */
export const checkAssignments = (reading: BatchReading, legislation: Legislation, asOf: string): CheckResult => {
  const { batch } = reading;
  const day = parseDay(asOf);
  if (day === undefined) throw new RangeError('the day asked about is no day of the calendar');
  const law = compileLaw(legislation);
  const known = { ...reading, batch: { ...batch, asOf } };
  const result = batch.payLines.length === 0 ? undefined : calculate(known, legislation);
  const alerts = assignmentCases(batch, law, day).flatMap((one) =>
    alertsOf(one, law, day, result?.contributions ?? []),
  );
  return {
    asOf: printDay(day),
    alerts: alerts.toSorted(byUrgency),
    exceptions: result?.exceptions ?? reading.exceptions,
  };
};
