import type { RefundLaw } from '../legislation/shape-refund.ts';
import { addInt, type Int } from '../money/integer.ts';
import { type Cell, differenceOf, schemeYear } from './compare.ts';
import { quarterOf } from './deadline.ts';
import { refundLawOf } from './procedure.ts';

/** The cells of one row: one worker, employer, year (or quarter), scheme and payer. */
export interface Group {
  readonly cells: readonly Cell[];
  readonly first: Cell;
  readonly law: RefundLaw | undefined;
  readonly year: number;
  readonly quarter: string;
  readonly withheld: Int;
  readonly due: Int;
  readonly difference: Int;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (a: Group, b: Group): number =>
  compareText(a.first.line.workerId, b.first.line.workerId) ||
  compareText(a.first.line.employerId, b.first.line.employerId) ||
  a.year - b.year ||
  compareText(a.quarter, b.quarter) ||
  compareText(a.first.scheme.id, b.first.scheme.id) ||
  compareText(a.first.payer, b.first.payer);

const sum = (cells: readonly Cell[], amountOf: (cell: Cell) => Int): Int =>
  cells.reduce<Int>((total, cell) => addInt(total, amountOf(cell)), 0);

/** The rows to be, in their order. */
export const groupsOf = (laws: readonly RefundLaw[], cells: readonly Cell[]): readonly Group[] => {
  const lawOf = new Map<string, RefundLaw | undefined>();
  const placed = cells.map((cell) => {
    const { scheme, line } = cell;
    if (!lawOf.has(scheme.id)) lawOf.set(scheme.id, refundLawOf(laws, scheme.id));
    const law = lawOf.get(scheme.id);
    return {
      cell,
      law,
      year: schemeYear(cell),
      quarter: law?.returnPeriod === 'quarter' ? quarterOf(line.payDate) : '',
    };
  });
  const groups = Map.groupBy(placed, ({ cell: { line, scheme, payer }, year, quarter }) =>
    JSON.stringify([line.workerId, line.employerId, year, quarter, scheme.id, payer]),
  );
  return [...groups.values()]
    .flatMap((members): Group[] => {
      const [head] = members;
      if (head === undefined) return [];
      const own = members.map(({ cell }) => cell);
      const withheld = sum(own, (cell) => cell.withheld);
      const due = sum(own, (cell) => cell.due);
      const { law, year, quarter } = head;
      return [{ cells: own, first: head.cell, law, year, quarter, withheld, due, difference: sum(own, differenceOf) }];
    })
    .toSorted(inOrder);
};

/** The cells that make the difference what it is, and the certificates that released them. */
export const causesOf = ({
  cells,
  difference,
}: Group): { readonly causes: readonly Cell[]; readonly ids: readonly string[] } => {
  const causes = cells.filter((cell) => (difference > 0 ? differenceOf(cell) > 0 : differenceOf(cell) < 0));
  const ids = causes.flatMap(({ rows }) => rows.flatMap(({ certificateId }) => certificateId ?? []));
  return { causes, ids: [...new Set(ids)] };
};
