import { type CompiledScheme, type Law, ruleAt } from '../legislation/compile.ts';
import { addInt, type Int, subInt } from '../money/integer.ts';
import type { PreparedLine } from '../payroll/prepared-line.ts';
import type { Row } from '../payroll/row.ts';
import type { ComputedLine } from '../payroll/worker.ts';
import type { Payer } from '../records/primitives.ts';
import { schemeYearOf, type YearStart } from '../time/scheme-year.ts';
import { matchesAny } from './procedure.ts';
import type { WithheldItem, WithheldOf } from './withheld.ts';

/** What one line withheld for one scheme and payer, and what was due. */
export interface Cell {
  readonly line: PreparedLine;
  readonly scheme: CompiledScheme;
  readonly payer: Payer;
  readonly withheld: Int;
  readonly due: Int;
  /** The employer bore what was withheld. */
  readonly borneByEmployer: boolean;
  readonly rows: readonly Row[];
}

export const differenceOf = ({ withheld, due }: Pick<Cell, 'withheld' | 'due'>): Int => subInt(withheld, due);

const january: YearStart = { month: 1, day: 1 };

export const yearStartOf = ({ scheme, line }: Pick<Cell, 'scheme' | 'line'>): YearStart =>
  ruleAt(scheme, line.payDate)?.yearStart ?? january;

export const schemeYear = (cell: Pick<Cell, 'scheme' | 'line'>): number =>
  schemeYearOf(cell.line.payDate, yearStartOf(cell));

const cellsOfPair = (
  law: Law,
  line: PreparedLine,
  pair: { readonly country: string; readonly payer: Payer },
  items: readonly WithheldItem[],
  rows: readonly Row[],
): readonly Cell[] => {
  const named = items.filter(({ scheme, payer }) => scheme.country.code === pair.country && payer === pair.payer);
  const due = rows.filter(({ scheme, payer }) => scheme.country.code === pair.country && payer === pair.payer);
  const ids = [...new Set([...named, ...due].map(({ scheme }) => scheme.id))].toSorted();
  return ids.flatMap((id) => {
    const scheme = law.schemes.get(id);
    if (scheme === undefined) return [];
    const own = named.filter((item) => item.scheme.id === id);
    const ownRows = due.filter((row) => row.scheme.id === id);
    return {
      line,
      scheme,
      payer: pair.payer,
      withheld: own.reduce<Int>((sum, { amount }) => addInt(sum, amount), 0),
      due: ownRows.reduce<Int>((sum, { amount }) => addInt(sum, amount), 0),
      borneByEmployer: own.some(({ borneBy }) => borneBy === 'employer'),
      rows: ownRows,
    };
  });
};

/** Whether an earlier run of some schemes had a row's scheme among them, or something was withheld for it. */
const isComputed =
  (patterns: readonly string[], items: readonly WithheldItem[]) =>
  ({ scheme }: Row): boolean =>
    matchesAny(patterns, scheme.id) || items.some((item) => item.scheme.id === scheme.id);

/**
 * Compares a line for each pair of country and payer that its `withheld` names; there, a scheme that is not named was
 * not withheld. A line without `withheld` is compared where an earlier run has it, in all that the run computed.
 */
export const compareLine = (law: Law, { line, rows }: ComputedLine, withheldOf: WithheldOf): readonly Cell[] => {
  const withheld = withheldOf.get(line.lineId);
  if (withheld === undefined || rows === undefined) return [];
  const { items, computed } = withheld;
  const due = computed === undefined || computed.length === 0 ? rows : rows.filter(isComputed(computed, items));
  const pairs = new Map(
    [...items, ...(computed === undefined ? [] : due)].map(({ scheme, payer }) => [
      `${scheme.country.code} ${payer}`,
      { country: scheme.country.code, payer },
    ]),
  );
  return [...pairs.values()].flatMap((pair) => cellsOfPair(law, line, pair, items, due));
};
