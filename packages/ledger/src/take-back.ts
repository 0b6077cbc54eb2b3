import type { Identities, Identity } from './identities.ts';
import { isZero, lessStanding, sumOf } from './money.ts';
import type { BookablePlan } from './refund-plan.ts';
import { tagOf } from './seal.ts';
import type { Cell, LedgerStore, Row } from './store.ts';

const keyOf = (...parts: readonly unknown[]): string => JSON.stringify(parts);

const schemesOf = (country: string): string => `${country.toLowerCase()}.%`;

/** What a plan speaks of, by worker; who is not known has nothing booked. */
async function* spokenOf(identities: Identities, plan: BookablePlan) {
  for (const compared of plan.compared ?? []) {
    const worker = await identities.find('worker', compared.workerId);
    if (worker !== undefined) yield { compared, worker };
  }
}

interface Sums {
  readonly last: Row;
  readonly amounts: Readonly<Record<string, string[]>>;
}

/** Sums of rows by key, with the last row of each. */
const summed = (rows: readonly Row[], names: readonly string[], key: (row: Row) => string): Map<string, Sums> => {
  const found = new Map<string, Sums>();
  for (const row of rows) {
    const amounts = found.get(key(row))?.amounts ?? Object.fromEntries(names.map((name) => [name, []]));
    for (const name of names) amounts[name]?.push(String(row[name]));
    found.set(key(row), { last: row, amounts });
  }
  return found;
};

const correctionKey = (row: Row): string =>
  keyOf(...['line_tag', 'scheme', 'payer', 'period_start', 'period_end', 'currency'].map((name) => row[name]));

const columns = [
  'worker_ref',
  'line_tag',
  'employer_id',
  'period_start',
  'period_end',
  'pay_date',
  'country',
  'scheme',
  'payer',
  'currency',
] as const;

const plannedCorrections = (identities: Identities, plan: BookablePlan): ReadonlySet<string> =>
  new Set(
    (plan.corrections ?? []).map((row) =>
      keyOf(
        tagOf(identities.of('worker', row.workerId).secret, 'line', row.lineId),
        row.scheme,
        row.payer,
        row.periodStart,
        row.periodEnd,
        row.currency,
      ),
    ),
  );

/** Takes back corrections of lines that the plan speaks of and that it does not have any more. */
export const takeBackCorrections = async (
  store: LedgerStore,
  planId: number,
  identities: Identities,
  plan: BookablePlan,
  first: number,
): Promise<number> => {
  const planned = plannedCorrections(identities, plan);
  let seq = first;
  for await (const { compared, worker } of spokenOf(identities, plan)) {
    for (const lineId of compared.lineIds) {
      const rows = await store.all(
        'SELECT * FROM corrections WHERE line_tag = ? AND country = ? AND payer = ? AND plan_id < ? ORDER BY plan_id, seq',
        [tagOf(worker.secret, 'line', lineId), compared.country, compared.payer, planId],
      );
      for (const [key, { last, amounts }] of summed(rows, ['wages', 'base', 'amount'], correctionKey)) {
        const currency = String(last['currency']);
        const back = ['wages', 'base', 'amount'].map((name) => lessStanding('0', amounts[name] ?? [], currency) ?? '0');
        if (planned.has(key) || back.every(isZero)) continue;
        seq += 1;
        const place = columns.map((name): Cell => last[name] ?? null);
        const cause: Cell[] = [last['cause'] ?? null, last['certificate_tag'] ?? null];
        await store.run('INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
          planId,
          seq,
          ...place,
          ...back,
          ...cause,
        ]);
      }
    }
  }
  return seq - first;
};

const claimKey = (worker: Identity, row: Row): string =>
  keyOf(worker.ref, ...['employer_id', 'year', 'quarter', 'scheme', 'payer', 'currency'].map((name) => row[name]));

/** By claim, the rows of it that are claimed and that the plan does not have any more. */
const claimedNoMore = async (
  store: LedgerStore,
  identities: Identities,
  plan: BookablePlan,
): Promise<ReadonlyMap<number, { readonly row: Row; readonly amount: string }[]>> => {
  const planned = new Set(
    plan.claims.flatMap(({ rows }) =>
      rows.map(({ workerId, employerId, year, quarter, scheme, payer, currency }) =>
        keyOf(identities.of('worker', workerId).ref, employerId, year, quarter, scheme, payer, currency),
      ),
    ),
  );
  const found = new Map<number, { row: Row; amount: string }[]>();
  for await (const { compared, worker } of spokenOf(identities, plan)) {
    const { employerId, year, quarter, country, payer } = compared;
    const rows = await store.all(
      `SELECT * FROM claim_rows WHERE worker_ref = ? AND employer_id = ? AND year = ? AND quarter = ? AND payer = ? AND scheme LIKE ?
        AND claim_id NOT IN (SELECT claim_id FROM claim_events WHERE event = 'refused') ORDER BY claim_id, seq`,
      [worker.ref, employerId, year, quarter, payer, schemesOf(country)],
    );
    for (const [key, { last, amounts }] of summed(rows, ['amount'], (row) => claimKey(worker, row))) {
      const amount = lessStanding('0', amounts['amount'] ?? [], String(last['currency'])) ?? '0';
      if (planned.has(key) || isZero(amount)) continue;
      const claim = Number(last['claim_id']);
      found.set(claim, [...(found.get(claim) ?? []), { row: last, amount }]);
    }
  }
  return found;
};

/** Books the contrary of what is claimed and has no ground any more: a claim like the one that it undoes. */
export const takeBackClaims = async (
  store: LedgerStore,
  planId: number,
  identities: Identities,
  plan: BookablePlan,
): Promise<number> => {
  const gone = await claimedNoMore(store, identities, plan);
  for (const [undone, rows] of gone) {
    const [claim] = await store.all('SELECT * FROM claims WHERE id = ?', [undone]);
    const [last] = await store.all('SELECT max(id) AS id FROM claims');
    const id = Number(last?.['id']) + 1;
    const of = (name: string): Cell => claim?.[name] ?? null;
    const currency = String(of('currency'));
    await store.run('INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
      id,
      planId,
      ...[
        'country',
        'authority',
        'procedure',
        'form',
        'claimant',
        'claimant_ref',
        'employer_id',
        'year',
        'quarter',
      ].map(of),
      currency,
      sumOf(
        rows.map(({ amount }) => amount),
        currency,
      ) ?? '0',
      '',
    ]);
    await store.run(
      'INSERT INTO claim_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...rows.map(({ row, amount }, index): Cell[] => [
        id,
        index + 1,
        ...['worker_ref', 'employer_id', 'year', 'quarter', 'scheme', 'payer', 'currency'].map(
          (name) => row[name] ?? null,
        ),
        amount,
        0,
        row['body_hash'] ?? null,
      ]),
    );
  }
  return gone.size;
};
