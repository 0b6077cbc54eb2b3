import type { PayLine } from '@totalize/core';
import type { Identities } from './identities.ts';
import { tagOf } from './seal.ts';
import type { Cell, LedgerStore } from './store.ts';

const insertion = `INSERT INTO lines (run_id, position, worker_ref, line_tag, reverses_tag, employer_id, pay_date, currency,
  gross, kind, refused) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Stores which lines a run has, and of which nothing was computed. */
export const storeLines = async (
  store: LedgerStore,
  runId: number,
  identities: Identities,
  lines: readonly PayLine[],
  refused: ReadonlySet<string>,
): Promise<void> => {
  const rows = lines.map((line, position): Cell[] => {
    const { ref, secret } = identities.of('worker', line.workerId);
    const lineId = line.lineId ?? '';
    return [
      runId,
      position,
      ref,
      tagOf(secret, 'line', lineId),
      line.reverses === undefined ? null : tagOf(secret, 'line', line.reverses),
      line.employerId,
      line.payDate,
      line.currency,
      line.gross,
      line.kind ?? 'regular',
      refused.has(lineId) ? 1 : 0,
    ];
  });
  const most = 5000;
  for (let at = 0; at < rows.length; at += most) await store.run(insertion, ...rows.slice(at, at + most));
};
