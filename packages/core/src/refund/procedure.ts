import type { RefundLaw, RefundProcedure } from '../legislation/shape-refund.ts';
import { matchesScheme } from '../records/pattern.ts';
import type { Payer } from '../records/primitives.ts';
import { civilOf, type Day, dayOf } from '../time/date.ts';
import { lastOfQuarter, rolled } from './deadline.ts';

/** A row for which a procedure is looked for. */
export interface Case {
  readonly corrects: 'refund' | 'balance';
  readonly scheme: string;
  readonly payer: Payer;
  /** A pay date of the row. */
  readonly payDate: Day;
  /** Last day of the limit, as the statute sets it. */
  readonly deadline: Day | undefined;
  readonly employerCannot: boolean;
}

export const matchesAny = (patterns: readonly string[], scheme: string): boolean =>
  patterns.some((pattern) => matchesScheme(pattern, scheme));

/** The law by which a scheme's contributions come back; the first that names the scheme. */
export const refundLawOf = (laws: readonly RefundLaw[], scheme: string): RefundLaw | undefined =>
  laws.find((law) => matchesAny(law.schemes, scheme));

/** The last day on which a procedure can be used, as the statute sets it. */
export const lastDayOf = (procedure: RefundProcedure, one: Case): Day | undefined => {
  if (procedure.year === 'same') return dayOf(civilOf(one.payDate).year, 12, 31);
  if (one.deadline === undefined) return undefined;
  // More than so many days before: the last of these days does not count.
  return procedure.closesDaysBefore === undefined ? one.deadline : one.deadline - procedure.closesDaysBefore - 1;
};

const concerns = (procedure: RefundProcedure, one: Case): boolean =>
  procedure.corrects.includes(one.corrects) &&
  (procedure.schemes === undefined || matchesAny(procedure.schemes, one.scheme)) &&
  (procedure.payers === undefined || procedure.payers.includes(one.payer)) &&
  (!one.employerCannot || procedure.claimant !== 'employer') &&
  (!procedure.onlyIfEmployerCannot || one.employerCannot);

const isOpen = (procedure: RefundProcedure, law: RefundLaw, one: Case, asOf: Day): boolean => {
  if (procedure.found !== undefined) {
    const end = law.returnPeriod === 'quarter' ? lastOfQuarter(one.payDate) : dayOf(civilOf(one.payDate).year, 12, 31);
    if ((procedure.found === 'within-return-period') !== asOf <= end) return false;
  }
  const later = civilOf(asOf).year > civilOf(one.payDate).year;
  if (procedure.year !== undefined && (procedure.year === 'later') !== later) return false;
  const last = lastDayOf(procedure, one);
  // Only the end of the limit itself moves with a weekend or holiday.
  return last === undefined || asOf <= (last === one.deadline ? rolled(last, law.rolling) : last);
};

/** The procedures that could ever serve a row, those that are open on a day, and the one to name for it. */
export const proceduresFor = (
  law: RefundLaw,
  one: Case,
  asOf: Day,
): { readonly possible: readonly RefundProcedure[]; readonly open: readonly RefundProcedure[] } => {
  const possible = law.procedures.filter((procedure) => concerns(procedure, one));
  return { possible, open: possible.filter((procedure) => isOpen(procedure, law, one, asOf)) };
};

export const claimantOf = (procedure: RefundProcedure, payer: Payer): string =>
  procedure.claimant === 'payer' ? payer : procedure.claimant;

/** Whether an employee has to sign something before the employee's share can be corrected by a procedure. */
export const needsConsent = (procedure: RefundProcedure, one: Case, asOf: Day): boolean => {
  if (one.payer !== 'employee' || one.corrects !== 'refund' || procedure.claimant !== 'employer') return false;
  if (procedure.consent === 'later-year') return civilOf(asOf).year > civilOf(one.payDate).year;
  return procedure.consent === 'always';
};
