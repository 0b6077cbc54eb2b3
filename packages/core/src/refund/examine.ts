import { compileLaw, type Law } from '../legislation/compile.ts';
import type { Legislation } from '../legislation/legislation.ts';
import type { RefundLaw } from '../legislation/shape-refund.ts';
import { parseAmount, printAmount } from '../money/amount.ts';
import { addInt, type Int } from '../money/integer.ts';
import type { Exception } from '../records/exception.ts';
import type { BatchReading } from '../records/read-batch.ts';
import type { Reconciliation, Refund, RefundSum } from '../records/refund.ts';
import type { Day } from '../time/date.ts';
import { type Cell, compareLine } from './compare.ts';
import { withSmallerWages } from './employer-borne.ts';
import { Faults } from './fault.ts';
import { fractionsOf } from './fraction.ts';
import { type Group, groupsOf } from './group.ts';
import { movedBy } from './moved.ts';
import { limitNotes, protectiveNotes } from './note.ts';
import { recompute, type Recomputed } from './recompute.ts';
import { refundRow } from './row.ts';
import { type FromLedger, type KnownBatch, missingReversals, standingLines } from './standing.ts';
import { withheldOf } from './withheld.ts';

export interface ReconcileOptions {
  /** The day on which deadlines and procedures are judged. */
  readonly asOf: Day;
  /** Employers that can neither adjust nor claim, such as those that no longer exist. */
  readonly employersThatCannot?: readonly string[];
  /** What earlier runs have of the lines: it was withheld, where a line says nothing of that. */
  readonly ledger?: FromLedger;
}

type Summed = Pick<Refund, 'currency' | 'country' | 'scheme' | 'payer'> & { readonly amount: Int };

const totalsOf = (rows: readonly Summed[]): RefundSum[] =>
  [...Map.groupBy(rows, (row) => `${row.currency} ${row.country} ${row.scheme} ${row.payer}`)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...others]]) => {
      if (first === undefined) return [];
      const { currency, country, scheme, payer } = first;
      const amount = others.reduce((sum, row) => addInt(sum, row.amount), first.amount);
      return [{ currency, country, scheme, payer, amount: printAmount(amount, currency) }];
    });

const summed = (rows: readonly Refund[], field: 'difference' | 'lost'): Summed[] =>
  rows.map((row) => ({ ...row, amount: parseAmount(row[field], row.currency) ?? 0 }));

const summedGroup = ({ first: { scheme, payer }, difference }: Group): Summed => ({
  currency: scheme.country.law.currency,
  country: scheme.country.code,
  scheme: scheme.id,
  payer,
  amount: difference,
});

const incomplete = (cell: Cell, cause: Exception, year: number): Exception => ({
  severity: 'error',
  code: 'reconcile-incomplete',
  message: `What was withheld in ${year} for ${cell.scheme.country.code} was not compared, since that year could not be computed (${cause.code}). Correct that error and run again.`,
  workerId: cell.line.workerId,
  country: cell.scheme.country.code,
});

/** Leaves out the years that could not be computed, and tells of each once. */
const certain = (groups: readonly Group[], faults: Faults, told: Exception[]): readonly Group[] => {
  const once = new Set<string>();
  return groups.filter(({ first, year }) => {
    const cause = faults.of(first);
    const key = JSON.stringify([first.line.workerId, first.scheme.country.code, year]);
    if (cause !== undefined && !once.has(key)) told.push(incomplete(first, cause, year));
    if (cause !== undefined) once.add(key);
    return cause === undefined;
  });
};

/** A reconciliation with what it was made from. */
export interface Examined {
  readonly reading: KnownBatch;
  /** Errors that leave a year uncertain. */
  readonly faults: Faults;
  /** What was compared. */
  readonly groups: readonly Group[];
  readonly movedBy: (group: Group) => readonly string[];
  readonly reconciliation: Reconciliation;
  readonly law: Law;
  readonly laws: readonly RefundLaw[];
  readonly computed: Recomputed;
  readonly cells: readonly Cell[];
}

/** Computes every year anew and compares it with what was withheld. */
export const examine = (
  given: BatchReading,
  legislation: Legislation,
  { asOf, employersThatCannot = [], ledger }: ReconcileOptions,
): Examined => {
  const reading: KnownBatch = { ...given, ledger };
  const standing = standingLines(ledger);
  const law = compileLaw(legislation);
  const laws = legislation.refunds ?? [];
  const first = recompute(reading, law);
  const computed = withSmallerWages(reading, law, laws, first);
  const told = [...missingReversals(reading)];
  const cells = [...computed.workers.values()].flatMap((lines) => {
    const withheld = withheldOf(law, lines, standing, told);
    return lines.flatMap((line) => compareLine(law, line, withheld));
  });
  const paid = new Map(reading.batch.payLines.map(({ lineId, payDate }) => [lineId ?? '', payDate]));
  for (const { lineId, payDate } of reading.refused) if (lineId && payDate) paid.set(lineId, payDate);
  const faults = new Faults([...reading.exceptions, ...first.exceptions, ...told], (id) => paid.get(id));
  const groups = certain(groupsOf(laws, cells), faults, told);
  const differing = groups.filter(({ difference }) => difference !== 0);
  const fractions = fractionsOf(reading, law, groups);
  const certificates = new Map((reading.batch.certificates ?? []).map((record) => [record.certificateId, record]));
  const moved = movedBy(reading, law, groups);
  const context = { asOf, certificates, employersThatCannot: new Set(employersThatCannot), movedBy: moved };
  const rows = differing.filter((group) => !fractions.has(group)).map((group) => refundRow(context, group));
  const refunds = rows.filter(({ difference }) => !difference.startsWith('-'));
  const balancesDue = rows.filter(({ difference }) => difference.startsWith('-'));
  const reconciliation = {
    refunds,
    balancesDue,
    exceptions: [
      ...reading.exceptions,
      ...first.exceptions,
      ...told,
      ...protectiveNotes(groups, asOf),
      ...limitNotes(differing),
    ],
    totals: {
      lines: {
        in: reading.batch.payLines.length + reading.refused.length,
        compared: new Set(cells.map((cell) => cell.line)).size,
      },
      refunds: totalsOf(summed(refunds, 'difference')),
      balancesDue: totalsOf(summed(balancesDue, 'difference')),
      fractionsOfCents: totalsOf([...fractions].map(summedGroup)),
      lost: totalsOf(summed(refunds, 'lost').filter(({ amount }) => amount > 0)),
    },
  };
  return { reading, faults, groups, movedBy: moved, reconciliation, law, laws, computed, cells };
};
