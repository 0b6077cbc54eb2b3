import { parseAmount, printAmount } from '../money/amount.ts';
import { addInt, type Int, negateInt, subInt } from '../money/integer.ts';
import { printRow } from '../payroll/row.ts';
import type { ComputedLine } from '../payroll/worker.ts';
import type { Contribution } from '../records/contribution.ts';
import type { Correction } from '../records/correction.ts';
import { engineVersion } from '../version.ts';
import { printDay } from '../time/date.ts';
import { type Cell, differenceOf } from './compare.ts';
import type { Examined } from './examine.ts';
import type { Group } from './group.ts';
import { matchesAny } from './procedure.ts';
import { causeAt, keyIn, RunSide } from './run-diff.ts';
import { type StandingLine, standingLines } from './standing.ts';

interface Part {
  readonly row: Contribution;
  wages: Int;
  base: Int;
  amount: Int;
}

const accountOf = ({ scheme, payer }: Pick<Contribution, 'scheme' | 'payer'>): string => `${scheme} ${payer}`;

/** What is to be added to each part of a line's rows, so that the old rows come to the new ones. */
const partsOf = (before: readonly Contribution[], after: readonly Contribution[]): readonly Part[] => {
  const parts = new Map<string, Part>();
  const add = (row: Contribution, sign: (amount: Int) => Int): void => {
    const key = `${accountOf(row)} ${row.periodStart} ${row.periodEnd}`;
    const part = parts.get(key) ?? { row, wages: 0, base: 0, amount: 0 };
    parts.set(key, part);
    const read = (text: string): Int => sign(parseAmount(text, row.currency) ?? 0);
    part.wages = addInt(part.wages, read(row.wages));
    part.base = addInt(part.base, read(row.base));
    part.amount = addInt(part.amount, read(row.amount));
  };
  for (const row of before) add(row, negateInt);
  for (const row of after) add(row, (amount) => amount);
  return [...parts.values()].filter(({ wages, base, amount }) => wages !== 0 || base !== 0 || amount !== 0);
};

const sideOf = (rows: readonly Contribution[], legislationVersion: string, engine: string): RunSide => {
  const side = new RunSide({ engineVersion: engine, legislationVersion, inputs: [] });
  for (const row of rows) side.add(row);
  return side;
};

const certificatesOf = (rows: readonly Contribution[]): readonly string[] =>
  rows.flatMap(({ certificateId }) => certificateId ?? []);

/** The certificate that a correction is due to: of the new rows, of what else it did, or of the old rows. */
const certificateFor = (
  before: readonly Contribution[],
  after: readonly Contribution[],
  others: readonly string[],
): Pick<Correction, 'certificateId'> => {
  const [certificateId] = [...certificatesOf(after), ...others, ...certificatesOf(before)];
  return certificateId === undefined ? {} : { certificateId };
};

/** A cent that rounding over the year has moved from another line to this one. */
const isRounding = ({ wages, base, amount }: Pick<Part, 'wages' | 'base' | 'amount'>): boolean =>
  wages === 0 && base === 0 && amount >= -1 && amount <= 1;

const cutsOf = (rows: readonly Contribution[]): string =>
  rows
    .map(({ periodStart, periodEnd }) => `${periodStart} ${periodEnd}`)
    .toSorted()
    .join();

/** Rows that are there on both sides, with the same parts. */
const areCutAlike = (was: readonly Contribution[], is: readonly Contribution[]): boolean =>
  was.length === 0 || is.length === 0 || cutsOf(was) === cutsOf(is);

/** The same pay cut on other days: by a certificate, where there is one, else by an assignment. */
const cutBy = (before: readonly Contribution[], after: readonly Contribution[]): Correction['cause'] =>
  certificatesOf([...before, ...after]).length > 0 ? 'certificate' : 'assignment';

type MovedBy = (line: string, account: string) => readonly string[];

/** Of a line that an earlier run has: part by part, with the cause that the rows show. */
const ofStanding = (
  { line, rows: computed }: ComputedLine,
  { run, rows: before }: StandingLine,
  isCertain: (row: Contribution) => boolean,
  legislationVersion: string,
  movedBy: MovedBy,
): Correction[] => {
  const computes = (scheme: string): boolean => run.schemes.length === 0 || matchesAny(run.schemes, scheme);
  const after = (computed ?? []).map(printRow).filter(({ scheme }) => computes(scheme));
  const parts = partsOf(before, after);
  if (parts.length === 0) return [];
  const old = sideOf(before, run.legislationVersion, run.engineVersion);
  const now = sideOf(after, legislationVersion, engineVersion);
  const ofLine = [...certificatesOf(after), ...certificatesOf(before)];
  return parts
    .filter(({ row }) => isCertain(row))
    .map(({ row, wages, base, amount }): Correction => {
      const [was, is] = [before, after].map((rows) => rows.filter((one) => accountOf(one) === accountOf(row)));
      const { workerId, employerId, periodStart, periodEnd, country, scheme, payer, currency } = row;
      const cause = isRounding({ wages, base, amount })
        ? 'rounding'
        : areCutAlike(was ?? [], is ?? [])
          ? causeAt(old, now, keyIn(row))
          : cutBy(before, after);
      return {
        workerId,
        employerId,
        lineId: line.lineId,
        periodStart,
        periodEnd,
        payDate: line.record.payDate,
        country,
        scheme,
        payer,
        currency,
        wages: printAmount(wages, currency),
        base: printAmount(base, currency),
        amount: printAmount(amount, currency),
        cause,
        // What a certificate brings in does not name it, but what it releases of the same line does.
        ...certificateFor(was ?? [], is ?? [], [
          ...movedBy(line.lineId, accountOf(row)),
          ...(cause === 'certificate' ? ofLine : []),
        ]),
      };
    });
};

/** Of a line whose original is known only as what was withheld: an amount. */
const ofWithheld = (cell: Cell, movedBy: MovedBy): Correction[] => {
  const { line, scheme, payer, rows } = cell;
  const amount = subInt(0, differenceOf(cell));
  if (amount === 0) return [];
  const { currency } = scheme.country.law;
  const moved = movedBy(line.lineId, accountOf({ scheme: scheme.id, payer }));
  const released = rows.flatMap(({ certificateId }) => certificateId ?? []);
  const [certificateId] = [...released, ...moved];
  return [
    {
      workerId: line.workerId,
      employerId: line.employerId,
      lineId: line.lineId,
      periodStart: printDay(line.periodStart),
      periodEnd: printDay(line.periodEnd),
      payDate: line.record.payDate,
      country: scheme.country.code,
      scheme: scheme.id,
      payer,
      currency,
      wages: printAmount(0, currency),
      base: printAmount(0, currency),
      amount: printAmount(amount, currency),
      cause: released.length > 0 ? 'certificate' : moved.length > 0 ? 'cap' : 'withheld',
      ...(certificateId === undefined ? {} : { certificateId }),
    },
  ];
};

const movedByOf = ({ groups, movedBy }: Examined): MovedBy => {
  const byCell = new Map<string, Group>();
  for (const group of groups)
    for (const { line, scheme, payer } of group.cells)
      byCell.set(`${line.lineId} ${accountOf({ scheme: scheme.id, payer })}`, group);
  return (line, account) => {
    const group = byCell.get(`${line} ${account}`);
    return group === undefined ? [] : movedBy(group);
  };
};

/**
 * Signed lines that bring what was run to what is due with all that is known now, fractions of cents among them. The
 * rows of an earlier run are corrected where the ledger has the line, else what was withheld.
 */
export const correctionsOf = (examined: Examined, legislationVersion: string): Correction[] => {
  const { reading, law, computed, groups, faults } = examined;
  const standing = standingLines(reading.ledger);
  const movedBy = movedByOf(examined);
  const certain = Map.groupBy(
    groups.flatMap(({ cells }) => cells),
    ({ line }) => line,
  );
  return [...computed.workers.values()].flat().flatMap((one) => {
    const stands = standing(one.line);
    if (stands === undefined) return (certain.get(one.line) ?? []).flatMap((cell) => ofWithheld(cell, movedBy));
    const isCertain = (row: Contribution): boolean => {
      const scheme = law.schemes.get(row.scheme);
      return scheme !== undefined && faults.of({ line: one.line, scheme }) === undefined;
    };
    return ofStanding(one, stands, isCertain, legislationVersion, movedBy);
  });
};
