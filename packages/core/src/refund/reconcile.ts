import type { Legislation } from '../legislation/legislation.ts';
import type { BatchReading } from '../records/read-batch.ts';
import type { Reconciliation } from '../records/refund.ts';
import { examine, type ReconcileOptions } from './examine.ts';

export type { ReconcileOptions } from './examine.ts';

/**
 * Compares what was withheld with what is due with all that the batch knows, year by year: what comes back, and what is
 * to be paid. On the ground of an agreement something comes back only where a certificate is on file.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { parseDay, readBatch, reconcile } from '@totalize/core';
 * import { loadLegislation } from '@totalize/legislation';
 * const reading = readBatch({
 *   payLines: [{
 *     workerId: 'W1', employerId: 'E1', periodStart: '2024-01-01', periodEnd: '2024-01-31', payDate: '2024-01-31',
 *     currency: 'USD', gross: '10000.00', withheld: [{ scheme: 'us.oasdi', payer: 'employer', amount: '720.00' }],
 *   }],
 *   employers: [{ employerId: 'E1', country: 'US' }],
 * });
 * assert('batch' in reading);
 * const { refunds, balancesDue } = reconcile(reading, loadLegislation(['US']), { asOf: parseDay('2026-11-21') ?? 0 });
 * assert.deepEqual(refunds.map(({ scheme, difference, procedure }) => [scheme, difference, procedure]), [
 *   ['us.oasdi', '100.00', '941-X adjustment'],
 * ]);
 * assert.deepEqual(balancesDue.map(({ scheme, difference }) => [scheme, difference]), [['us.medicare', '-145.00']]);
 * ```
 */
export const reconcile = (reading: BatchReading, legislation: Legislation, options: ReconcileOptions): Reconciliation =>
  examine(reading, legislation, options).reconciliation;
