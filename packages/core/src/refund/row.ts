import type { RefundLaw } from '../legislation/shape-refund.ts';
import { printAmount } from '../money/amount.ts';
import { addInt, type Int, minInt } from '../money/integer.ts';
import type { Certificate } from '../records/certificate.ts';
import type { Refund } from '../records/refund.ts';
import { type Day, parseDay, printDay } from '../time/date.ts';
import { type Cell, differenceOf, yearStartOf } from './compare.ts';
import { deadlineOf, monthAfterPeriod, quarterOf, rolled } from './deadline.ts';
import { causesOf, type Group } from './group.ts';
import { type Case, claimantOf, lastDayOf, needsConsent, proceduresFor } from './procedure.ts';

/** What all rows of a reconciliation share. */
export interface RowContext {
  readonly asOf: Day;
  readonly certificates: ReadonlyMap<string, Certificate>;
  readonly employersThatCannot: ReadonlySet<string>;
  /** The certificates of the year that moved a cap or threshold into or out of a row; see `movedBy`. */
  readonly movedBy: (group: Group) => readonly string[];
}

const empty = (day: Day | undefined): string => (day === undefined ? '' : printDay(day));

const learned = (context: RowContext, ids: readonly string[]): Day | undefined => {
  const [first] = ids;
  const record = first === undefined ? undefined : context.certificates.get(first);
  const text = record?.receivedOn ?? record?.issuedOn;
  return text === undefined ? undefined : parseDay(text);
};

interface Limits {
  readonly deadline: Day | undefined;
  readonly lost: Int;
}

/** A row over several payments, each with its own limit, shows the next that ends; those that have ended are lost. */
const limitsOf = (
  context: RowContext,
  law: RefundLaw | undefined,
  causes: readonly Cell[],
  known: Day | undefined,
): Limits => {
  const limit = law?.limit;
  if (law === undefined || limit === undefined || limit === null) return { deadline: undefined, lost: 0 };
  const dated = causes.map((cell) => {
    const { payDate, periodEnd } = cell.line;
    return { cell, day: deadlineOf(limit, { payDate, periodEnd, yearStart: yearStartOf(cell), known }) };
  });
  const days = dated.map(({ day }) => day).toSorted((a, b) => a - b);
  const gone = dated.filter(({ day }) => rolled(day, law.rolling) < context.asOf);
  return {
    deadline: days.find((day) => day >= context.asOf) ?? days.at(-1),
    lost: gone.reduce<Int>((sum, { cell }) => addInt(sum, differenceOf(cell)), 0),
  };
};

const basisOf = (causes: readonly Cell[], law: RefundLaw | undefined): string[] => [
  ...new Set([
    ...causes.flatMap(({ rows }) => rows.flatMap(({ legalBasis }) => legalBasis)),
    ...(law?.citation ?? []),
    ...(law?.limit?.citation ?? []),
  ]),
];

const borneBy = (cells: readonly Cell[], first: Cell): Refund['borneBy'] =>
  first.payer === 'employer' ? '' : cells.some((cell) => cell.borneByEmployer) ? 'employer' : 'employee';

const withoutLaw = {
  authority: '',
  procedure: '',
  procedures: [] as string[],
  claimant: '',
  adjustBy: '',
  creditQuarter: '',
  payBy: '',
  payByRolled: '',
  needsEmployeeConsent: false,
};

const waysOf = (context: RowContext, law: RefundLaw | undefined, one: Case): typeof withoutLaw => {
  if (law === undefined) return withoutLaw;
  const { asOf } = context;
  const { possible, open } = proceduresFor(law, one, asOf);
  const [advised] = open;
  const named = advised ?? possible.at(-1);
  const adjusting = possible.filter(({ adjustment }) => adjustment).map((way) => lastDayOf(way, one));
  const owes = one.corrects === 'balance' && named?.claimant === 'employer' && law.payByMonthAfterPeriod !== undefined;
  const payBy = owes && open.length > 0 ? monthAfterPeriod(asOf, law.returnPeriod) : undefined;
  return {
    authority: law.authority,
    procedure: advised?.procedure ?? '',
    procedures: [...new Set(open.map(({ procedure }) => procedure))],
    claimant: named === undefined ? '' : claimantOf(named, one.payer),
    adjustBy: empty(adjusting.find((day) => day !== undefined)),
    creditQuarter: one.corrects === 'refund' && open.some(({ adjustment }) => adjustment) ? quarterOf(asOf) : '',
    payBy: empty(payBy),
    payByRolled: empty(payBy === undefined ? undefined : rolled(payBy, law.rolling)),
    needsEmployeeConsent: advised !== undefined && needsConsent(advised, one, asOf),
  };
};

/** The record of a row: what comes back or is to be paid, on which ground, how, from whom and until when. */
export const refundRow = (context: RowContext, group: Group): Refund => {
  const { first, law, difference, cells } = group;
  const { line, scheme, payer } = first;
  const { currency } = scheme.country.law;
  const print = (amount: Int): string => printAmount(amount, currency);
  const { causes, ids: own } = causesOf(group);
  const ids = own.length > 0 ? own : context.movedBy(group);
  const { deadline, lost } = limitsOf(context, law, causes, learned(context, ids));
  const isRefund = difference > 0;
  const one: Case = {
    corrects: isRefund ? 'refund' : 'balance',
    scheme: scheme.id,
    payer,
    payDate: line.payDate,
    deadline,
    employerCannot: context.employersThatCannot.has(line.employerId),
  };
  return {
    workerId: line.workerId,
    employerId: line.employerId,
    year: group.year,
    quarter: group.quarter,
    country: scheme.country.code,
    scheme: scheme.id,
    payer,
    currency,
    withheld: print(group.withheld),
    due: print(group.due),
    difference: print(difference),
    borneBy: borneBy(cells, first),
    ground: isRefund ? (ids.length > 0 ? 'certificate' : 'over-withheld') : 'under-withheld',
    certificateId: ids.join('|'),
    ...waysOf(context, law, one),
    deadline: empty(deadline),
    deadlineRolled: empty(deadline === undefined ? undefined : rolled(deadline, law?.rolling)),
    expired: deadline !== undefined && context.asOf > deadline,
    lost: print(isRefund ? minInt(lost, difference) : 0),
    legalBasis: basisOf(causes, law),
  };
};
