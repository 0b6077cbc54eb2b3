import {
  emptyBatch,
  type Entry,
  type Mapping,
  NamedPayments,
  type OpenBatch,
  type Report,
} from '@totalize/adapter-kit';
import { UnreadableXml } from './xml-entries.ts';

/** Turns the entries of a message into pay lines. A row is the place of the entry in its file, from 1. */
export async function* readEntries(
  entries: AsyncIterable<readonly Entry[]>,
  mapping: Mapping,
  report: Report,
  nothing: string,
): AsyncGenerator<OpenBatch> {
  const payments = new NamedPayments(mapping, report);
  let number = 0;
  try {
    for await (const some of entries) {
      const out = emptyBatch();
      for (const entry of some) {
        number += 1;
        payments.add(entry, number, out);
      }
      yield out;
    }
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error;
    const out = emptyBatch();
    out.exceptions.push(report('error', 'file-unreadable', error.message));
    yield out;
    return;
  }
  const out = emptyBatch();
  if (number === 0) out.exceptions.push(report('warning', 'nothing-to-compute', nothing));
  payments.end(out);
  yield out;
}
