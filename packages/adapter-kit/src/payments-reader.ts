import type { Exception, PayLine } from '@totalize/core';
import type { ReadBatch } from './adapter.ts';
import type { Mapping } from './mapping.ts';
import { PayLines } from './pay-line-of.ts';
import type { Payment } from './payment.ts';
import { emptyBatch } from './record-table.ts';
import type { Report } from './report.ts';

/** A payment, or what is to be said in its place. */
export type LinesOf = Payment | { readonly exception: Exception; readonly refused?: number };

const BATCH = 500;

/** Turns the payments of a file into pay lines, some at a time; whole messages, not tables. */
export async function* readPayments(
  found: Iterable<LinesOf> | AsyncIterable<LinesOf>,
  mapping: Mapping,
  report: Report,
): AsyncGenerator<ReadBatch<PayLine>> {
  const lines = new PayLines(mapping, report);
  let batch = emptyBatch();
  for await (const item of found) {
    if ('exception' in item) {
      batch.exceptions.push(item.exception);
      batch.refused += item.refused ?? 0;
    } else lines.into(item, batch);
    if (batch.records.length < BATCH) continue;
    yield batch as unknown as ReadBatch<PayLine>;
    batch = emptyBatch();
  }
  batch.exceptions.push(...lines.end());
  yield batch as unknown as ReadBatch<PayLine>;
}
