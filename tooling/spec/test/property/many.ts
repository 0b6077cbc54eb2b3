import fc from 'fast-check';
import type { Batch } from '../../src/batch.ts';
import { homeBatch, linesOf, plan, posting, postingBatch, someDays } from './arbitrary.ts';

const maybeDays = fc.option(someDays, { nil: undefined });

/** Batches of several workers: at home in three countries, and posted to two, with and without a certificate. */
export const manyWorkers: fc.Arbitrary<Batch> = fc
  .record({
    us: plan('US', 'monthly', 24, 35, 6),
    de: plan('DE', 'monthly', 22, 38, 6),
    gb: plan('GB', 'monthly', 24, 38, 6),
    weekly: plan('GB', 'weekly', 30, 60, 6),
    toDe: posting('DE', maybeDays),
    toGb: posting('GB', maybeDays),
  })
  .map(({ us, de, gb, weekly, toDe, toGb }) => {
    const posted = [postingBatch(toDe, 'P1'), postingBatch(toGb, 'P2')];
    const home = [us, de, gb, weekly].map((one, index) => ({
      one,
      workerId: `W${index}`,
      employerId: `${one.home}CO`,
    }));
    return {
      payLines: [
        ...home.flatMap(({ one, workerId, employerId }) => linesOf(one, workerId, employerId)),
        ...posted.flatMap((one) => one.payLines),
      ],
      workers: [
        ...home.flatMap(({ one, workerId }) =>
          (homeBatch(one).workers ?? []).map((worker) => ({ ...worker, workerId })),
        ),
        ...posted.flatMap((one) => one.workers ?? []),
      ],
      employers: ['US', 'DE', 'GB'].map((country) => ({ employerId: `${country}CO`, country })),
      assignments: posted.flatMap((one) => one.assignments ?? []),
      certificates: posted.flatMap((one) => one.certificates ?? []),
      exchangeRates: posted[0]?.exchangeRates ?? [],
    };
  });
