import type { Certificate } from '@totalize/core';
import type { Identities } from './identities.ts';
import { type Acceptance, recordsOf, type RunSources } from './reading-records.ts';
import { type StoredRecord, storedRecord, storeRecords } from './record-store.ts';
import { tagOf } from './seal.ts';
import type { Cell, LedgerStore } from './store.ts';

const storeAcceptances = async (
  store: LedgerStore,
  runId: number,
  identities: Identities,
  accepted: readonly Acceptance[],
): Promise<void> => {
  const rows = accepted.map(({ code, workerId, scheme, by, on, until }, position): Cell[] => {
    const ref = workerId === undefined ? null : identities.of('worker', workerId).ref;
    return [runId, position, code, ref, scheme ?? null, by, on, until ?? null];
  });
  if (rows.length === 0) return;
  await store.run('INSERT INTO acceptances VALUES (?, ?, ?, ?, ?, ?, ?, ?)', ...rows);
};

const insertCertificate = `INSERT INTO certificates (certificate_tag, version, run_id, worker_ref, record_hash, status,
  applicable_legislation, valid_from, valid_to, known_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** A certificate that says something else than the last run knew is a new version of it; the old ones stay. */
const storeCertificate = async (
  store: LedgerStore,
  runId: number,
  identities: Identities,
  record: Certificate,
  hash: string,
): Promise<void> => {
  const { ref, secret } = identities.of('worker', record.workerId);
  const tag = tagOf(secret, 'certificate', record.certificateId);
  const [last] = await store.all(
    'SELECT version, record_hash FROM certificates WHERE certificate_tag = ? ORDER BY version DESC LIMIT 1',
    [tag],
  );
  if (last?.['record_hash'] === hash) return;
  await store.run(insertCertificate, [
    tag,
    Number(last?.['version'] ?? 0) + 1,
    runId,
    ref,
    hash,
    record.status ?? 'issued',
    record.applicableLegislation,
    record.validFrom,
    record.validTo ?? null,
    record.receivedOn ?? record.issuedOn ?? null,
  ]);
};

/** Stores all that a run takes into account, so that it can be computed again. */
export const storeInput = async (
  store: LedgerStore,
  runId: number,
  identities: Identities,
  sources: RunSources,
): Promise<void> => {
  const inputs = [...recordsOf(sources)];
  await identities.ensure(
    'worker',
    inputs.flatMap(({ workerId }) => workerId ?? []),
  );
  const run = `${runId}`;
  if (inputs.some(({ workerId, plain }) => workerId === undefined && plain !== true))
    await identities.ensure('run', [run]);
  const records: StoredRecord[] = [];
  const places: Cell[][] = [];
  const counts = new Map<string, number>();
  const certificates: [Certificate, string][] = [];
  for (const { list, record, workerId, plain } of inputs) {
    const owner =
      workerId !== undefined
        ? identities.of('worker', workerId)
        : plain === true
          ? undefined
          : identities.of('run', run);
    const stored = storedRecord(record, owner);
    const position = counts.get(list) ?? 0;
    counts.set(list, position + 1);
    records.push(stored);
    places.push([runId, list, position, stored.hash]);
    if (list === 'certificates') certificates.push([record as Certificate, stored.hash]);
  }
  await storeRecords(store, records);
  const most = 5000;
  for (let at = 0; at < places.length; at += most) {
    await store.run(
      'INSERT INTO run_records (run_id, list, position, record_hash) VALUES (?, ?, ?, ?)',
      ...places.slice(at, at + most),
    );
  }
  for (const [record, hash] of certificates) await storeCertificate(store, runId, identities, record, hash);
  await storeAcceptances(store, runId, identities, sources.accepted);
};
