import type { Legislation } from '../legislation/legislation.ts';
import type { FormLine, RefundLaw } from '../legislation/shape-refund.ts';
import { parseAmount, printAmount } from '../money/amount.ts';
import { addInt, type Int } from '../money/integer.ts';
import type { Compared } from '../records/correction.ts';
import type { RefundClaim, RefundPlan, StatementCorrection } from '../records/plan.ts';
import type { BatchReading } from '../records/read-batch.ts';
import type { Reconciliation, Refund } from '../records/refund.ts';
import { civilOf, type Day, printDay } from '../time/date.ts';
import { engineVersion } from '../version.ts';
import { correctionsOf } from './correction.ts';
import { correctionLines, statementCorrection } from './correction-lines.ts';
import { type Examined, examine, type ReconcileOptions } from './examine.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { Group } from './group.ts';
import { papersOf } from './papers.ts';
import { matchesAny, refundLawOf } from './procedure.ts';

export interface PlanOptions extends ReconcileOptions {
  /** Name and SHA-256 of each input. */
  readonly inputs?: readonly { readonly name: string; readonly sha256: string }[];
}

const escape = (part: string): string => part.replaceAll('%', '%25').replaceAll(':', '%3A');

const claimIdOf = (
  { country, procedure, employerId, year, quarter, authority }: Refund,
  workerId: string,
  law: string,
): string =>
  [country, law, procedure === '' ? authority : procedure, employerId, quarter === '' ? `${year}` : quarter, workerId]
    .map(escape)
    .join(':');

/** The rate at which a scheme's form line turns an employee's share into wages. */
const rateOf =
  (laws: readonly RefundLaw[]) =>
  (scheme: string): string | undefined =>
    refundLawOf(laws, scheme)?.periodReturn?.lines.find(({ schemes }) => schemes.includes(scheme))?.employeeRate;

class Planner {
  readonly #examined: Examined;
  readonly #asOf: Day;
  readonly #ofReturn: ReadonlyMap<string, readonly Figures[]>;
  readonly #ofWorker: ReadonlyMap<string, readonly Figures[]>;

  constructor(examined: Examined, asOf: Day) {
    this.#examined = examined;
    this.#asOf = asOf;
    const figures = figuresOf(examined.computed, examined.cells, rateOf(examined.laws));
    this.#ofReturn = Map.groupBy(figures, ({ employerId, quarter, scheme }) =>
      JSON.stringify([scheme.country.code, employerId, quarter]),
    );
    this.#ofWorker = Map.groupBy(figures, ({ workerId, employerId, year, scheme }) =>
      JSON.stringify([workerId, employerId, year, scheme.country.code]),
    );
  }

  /** Whether the employer can still correct the tax of a scheme, and not only the wages. */
  #canCorrect(law: RefundLaw, scheme: string, year: number): boolean {
    const later = civilOf(this.#asOf).year > year;
    return law.procedures.some(
      (way) =>
        way.claimant !== 'employee' &&
        way.found !== 'within-return-period' &&
        way.year !== (later ? 'same' : 'later') &&
        (way.schemes === undefined || matchesAny(way.schemes, scheme)),
    );
  }

  claim(rows: readonly Refund[]): RefundClaim[] {
    const [first] = rows;
    if (first === undefined) return [];
    const law = refundLawOf(this.#examined.laws, first.scheme);
    const corrects = rows.some(({ difference }) => !difference.startsWith('-')) ? 'refund' : 'balance';
    const procedure = law?.procedures.find(
      (way) =>
        way.procedure === first.procedure &&
        way.corrects.includes(corrects) &&
        matchesAny(way.schemes ?? ['*'], first.scheme),
    );
    const { currency } = first;
    const amount = rows.reduce<Int>((sum, row) => addInt(sum, parseAmount(row.difference, currency) ?? 0), 0);
    const later = civilOf(this.#asOf).year > first.year;
    const form = first.claimant === 'employer' && first.procedure !== '' ? law?.periodReturn : undefined;
    const own = this.#ofReturn.get(JSON.stringify([first.country, first.employerId, first.quarter])) ?? [];
    const canCorrect = (line: FormLine): boolean =>
      law !== undefined && line.schemes.every((scheme) => this.#canCorrect(law, scheme, first.year));
    const filled = form === undefined ? { lines: [], total: '' } : correctionLines(form, own, currency, canCorrect);
    const workerId = first.claimant === 'employee' ? first.workerId : '';
    const latest = (field: 'creditQuarter' | 'payBy' | 'adjustBy'): string =>
      rows.map((row) => row[field]).find((text) => text !== '') ?? '';
    return [
      {
        claimId: claimIdOf(first, workerId, law?.refund ?? ''),
        state: first.procedure !== '' ? 'open' : first.expired ? 'lost' : 'no-procedure',
        country: first.country,
        authority: first.authority,
        procedure: first.procedure,
        form: procedure?.form ?? '',
        claimant: first.claimant,
        employerId: first.employerId,
        workerId,
        year: first.year,
        quarter: first.quarter,
        currency,
        amount: printAmount(amount, currency),
        deadline: rows.map(({ deadline }) => deadline).toSorted()[0] ?? '',
        deadlineRolled: rows.map(({ deadlineRolled }) => deadlineRolled).toSorted()[0] ?? '',
        adjustBy: latest('adjustBy'),
        creditQuarter: latest('creditQuarter'),
        payBy: latest('payBy'),
        interest: law?.interest ?? '',
        note: procedure?.note ?? '',
        lines: filled.lines,
        total: filled.total,
        boxes: form?.boxes ?? [],
        papers: law === undefined || procedure === undefined ? [] : papersOf(law, procedure, rows, this.#asOf, later),
        rows: [...rows],
      },
    ];
  }

  /** Old and new annual statements of years that are over. */
  statements(rows: readonly Refund[]): StatementCorrection[] {
    const past = rows.filter(({ year }) => year < civilOf(this.#asOf).year);
    const cases = Map.groupBy(past, ({ workerId, employerId, year, country }) =>
      JSON.stringify([workerId, employerId, year, country]),
    );
    return [...cases].flatMap(([key, [row]]) => {
      const law = row === undefined ? undefined : refundLawOf(this.#examined.laws, row.scheme);
      if (row === undefined || law === undefined) return [];
      const own = this.#ofWorker.get(key) ?? [];
      return statementCorrection(law, own, (scheme) => this.#canCorrect(law, scheme, row.year)) ?? [];
    });
  }
}

/** What a plan speaks of, line by line. */
const comparedIn = (groups: readonly Group[]): Compared[] => {
  const found = new Map<string, { of: Omit<Compared, 'lineIds'>; lineIds: Set<string> }>();
  for (const { cells, first, year, quarter } of groups) {
    const { workerId, employerId } = first.line;
    const of = { workerId, employerId, country: first.scheme.country.code, payer: first.payer, year, quarter };
    const key = JSON.stringify(of);
    const one = found.get(key) ?? { of, lineIds: new Set() };
    found.set(key, one);
    for (const { line } of cells) one.lineIds.add(line.lineId);
  }
  return [...found.values()].map(({ of, lineIds }) => ({ ...of, lineIds: [...lineIds] }));
};

/**
 * What to file because of a reconciliation: one claim for each authority, form, employer and period, with its lines,
 * papers and last days. Nothing is recorded and nothing is sent; applying a plan is a step of its own.
 */
export const planRefunds = (
  reading: BatchReading,
  legislation: Legislation,
  options: PlanOptions,
): { readonly reconciliation: Reconciliation; readonly plan: RefundPlan } => {
  const examined = examine(reading, legislation, options);
  const { reconciliation, laws } = examined;
  const rows = [...reconciliation.refunds, ...reconciliation.balancesDue];
  const planner = new Planner(examined, options.asOf);
  const filings = Map.groupBy(rows, (row) => {
    const law = refundLawOf(laws, row.scheme)?.refund ?? '';
    return claimIdOf(row, row.claimant === 'employee' ? row.workerId : '', law);
  });
  const claims = [...filings].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, own]) => planner.claim(own));
  const plan: RefundPlan = {
    plan: 'refund',
    asOf: printDay(options.asOf),
    engineVersion,
    legislationVersion: legislation.version,
    inputs: [...(options.inputs ?? [])],
    claims,
    compared: comparedIn(examined.groups),
    corrections: correctionsOf(examined, legislation.version),
    statements: planner.statements(rows),
    protective: reconciliation.exceptions
      .filter(({ code }) => code === 'protective-claim')
      .map(({ workerId = '', country = '', message }) => ({ workerId, country, message })),
  };
  return { reconciliation, plan };
};
