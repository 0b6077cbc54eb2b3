import { compileLaw } from '../legislation/compile.ts';
import type { Legislation } from '../legislation/legislation.ts';
import type { AnnualStatement, PeriodReturn, RefundLaw } from '../legislation/shape-refund.ts';
import { printAmount } from '../money/amount.ts';
import { addInt, type Int, subInt } from '../money/integer.ts';
import type { BatchReading } from '../records/read-batch.ts';
import type { AnnualFigures, ReturnFigures, SchemeFigures, YearEnd } from '../records/year-end.ts';
import { compareLine } from './compare.ts';
import { type Figures, figuresOf, times } from './figures.ts';
import { matchesAny } from './procedure.ts';
import { recompute } from './recompute.ts';
import { type FromLedger, type KnownBatch, missingReversals, standingLines } from './standing.ts';
import { withheldOf } from './withheld.ts';

const sum = (figures: readonly Figures[], amountOf: (one: Figures) => Int): Int =>
  figures.reduce<Int>((total, one) => addInt(total, amountOf(one)), 0);

const of = (figures: readonly Figures[], schemes: readonly string[]): readonly Figures[] =>
  figures.filter(({ scheme, payer }) => payer === 'employee' && matchesAny(schemes, scheme.id));

const comparison = (figures: readonly Figures[], currency: string): { withheld: string; difference: string } => {
  if (!figures.some((one) => one.compared)) return { withheld: '', difference: '' };
  const withheld = sum(figures, (one) => one.reported);
  const due = sum(figures, (one) => one.due);
  return { withheld: printAmount(withheld, currency), difference: printAmount(subInt(withheld, due), currency) };
};

const nothing = { withheld: '', difference: '' };

const statement = (form: AnnualStatement, figures: readonly Figures[], currency: string): AnnualFigures[] => {
  const [first] = figures;
  if (first === undefined) return [];
  const boxes = form.boxes.map(({ box, label, figure, schemes }) => {
    const own = of(figures, schemes);
    const amount = sum(own, (one) => (figure === 'base' ? one.base : one.due));
    return {
      box,
      label,
      amount: printAmount(amount, currency),
      ...(figure === 'base' ? nothing : comparison(own, currency)),
    };
  });
  return [{ form: form.form, workerId: first.workerId, employerId: first.employerId, boxes }];
};

const periodReturn = (form: PeriodReturn, figures: readonly Figures[], currency: string): ReturnFigures[] => {
  const [first] = figures;
  if (first === undefined) return [];
  let share: Int = 0;
  let withheld: Int = 0;
  const lines = form.lines.map(({ line, label, schemes, rate, employeeRate }) => {
    const own = of(figures, schemes);
    const both = figures.filter(({ scheme }) => matchesAny(schemes, scheme.id));
    const wages = sum(own, (one) => one.base);
    share = addInt(share, times(wages, employeeRate));
    withheld = addInt(
      withheld,
      sum(own, (one) => one.due),
    );
    const tax = printAmount(times(wages, rate), currency);
    return { line, label, wages: printAmount(wages, currency), rate, tax, ...comparison(both, currency) };
  });
  return [
    {
      form: form.form,
      employerId: first.employerId,
      quarter: first.quarter,
      lines,
      fractionsLine: form.fractionsLine,
      fractions: printAmount(subInt(withheld, share), currency),
    },
  ];
};

const schemeRow = (figures: readonly Figures[]): SchemeFigures[] => {
  const [first] = figures;
  if (first === undefined) return [];
  const { scheme, payer, employerId } = first;
  const { currency } = scheme.country.law;
  return [
    {
      country: scheme.country.code,
      employerId,
      scheme: scheme.id,
      payer,
      currency,
      base: printAmount(
        sum(figures, (one) => one.base),
        currency,
      ),
      amount: printAmount(
        sum(figures, (one) => one.due),
        currency,
      ),
      ...comparison(figures, currency),
    },
  ];
};

const grouped = <T>(
  figures: readonly Figures[],
  keyOf: (one: Figures) => readonly unknown[],
  make: (own: readonly Figures[]) => T[],
): T[] =>
  [...Map.groupBy(figures, (one) => JSON.stringify(keyOf(one)))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => make(own));

const reporting = (laws: readonly RefundLaw[], figures: readonly Figures[]) =>
  laws.map((law) => ({
    law,
    own: figures.filter(({ scheme }) => matchesAny(law.schemes, scheme.id)),
  }));

/**
 * What the annual statements and periodic returns of a calendar year will say, by pay date, compared with what was
 * withheld where that is known; for countries whose forms are not in the data, the totals by scheme.
 */
export const yearEnd = (given: BatchReading, legislation: Legislation, year: number, ledger?: FromLedger): YearEnd => {
  const reading: KnownBatch = { ...given, ledger };
  const law = compileLaw(legislation);
  const laws = legislation.refunds ?? [];
  const computed = recompute(reading, law);
  const told = [...missingReversals(reading)];
  const standing = standingLines(ledger);
  const cells = [...computed.workers.values()].flatMap((lines) => {
    const withheld = withheldOf(law, lines, standing, told);
    return lines.flatMap((line) => compareLine(law, line, withheld));
  });
  const figures = figuresOf(computed, cells, () => undefined).filter((one) => one.year === year);
  const statements: AnnualFigures[] = [];
  const returns: ReturnFigures[] = [];
  const reported = new Set<Figures>();
  for (const {
    law: { annualStatement, periodReturn: form, country },
    own,
  } of reporting(laws, figures)) {
    const currency = law.countries.get(country)?.law.currency ?? '';
    if (annualStatement !== undefined || form !== undefined) for (const one of own) reported.add(one);
    if (annualStatement !== undefined)
      statements.push(
        ...grouped(
          own,
          ({ workerId, employerId }) => [employerId, workerId],
          (group) => statement(annualStatement, group, currency),
        ),
      );
    if (form !== undefined)
      returns.push(
        ...grouped(
          own,
          ({ employerId, quarter }) => [employerId, quarter],
          (group) => periodReturn(form, group, currency),
        ),
      );
  }
  const rest = figures.filter((one) => !reported.has(one));
  return {
    year,
    statements,
    returns,
    schemes: grouped(rest, ({ scheme, employerId, payer }) => [scheme.id, employerId, payer], schemeRow),
    exceptions: [...reading.exceptions, ...computed.exceptions, ...told],
  };
};
