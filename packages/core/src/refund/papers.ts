import type { RefundLaw, RefundProcedure } from '../legislation/shape-refund.ts';
import { parseAmount, printAmount } from '../money/amount.ts';
import { addInt, type Int } from '../money/integer.ts';
import type { NeededPaper } from '../records/plan.ts';
import type { Refund } from '../records/refund.ts';
import { type Day, printDay } from '../time/date.ts';

const employeeShare = (rows: readonly Refund[]): { readonly amount: Int; readonly currency: string } | undefined => {
  const own = rows.filter(({ payer, difference }) => payer === 'employee' && !difference.startsWith('-'));
  const [first] = own;
  if (first === undefined) return undefined;
  const { currency } = first;
  return {
    amount: own.reduce<Int>((sum, row) => addInt(sum, parseAmount(row.difference, currency) ?? 0), 0),
    currency,
  };
};

const blank = { workerId: '', certificateId: '', amount: '', firstAnswerBy: '', secondAnswerBy: '' };

const ofWorker = (
  law: RefundLaw,
  ways: RefundProcedure,
  rows: readonly Refund[],
  asOf: Day,
  later: boolean,
): NeededPaper[] => {
  const workerId = rows[0]?.workerId ?? '';
  const share = employeeShare(rows);
  const request = law.employeeRequest;
  return ways.papers.flatMap((paper): NeededPaper[] => {
    if (paper === 'certificate-copy') return [];
    if (paper === 'annual-statement') return later ? [{ ...blank, paper, workerId }] : [];
    if (share === undefined || (paper === 'statement' && !later)) return [];
    const amount = printAmount(share.amount, share.currency);
    if ((paper !== 'consent' && paper !== 'statement') || request === undefined)
      return [{ ...blank, paper, workerId, amount }];
    const first = asOf + request.firstDays;
    return [
      {
        ...blank,
        paper,
        workerId,
        amount,
        firstAnswerBy: printDay(first),
        secondAnswerBy: printDay(first + request.secondDays),
      },
    ];
  });
};

/** The papers of a filing: a copy of each certificate, and of each worker what the procedure asks for. */
export const papersOf = (
  law: RefundLaw,
  procedure: RefundProcedure,
  rows: readonly Refund[],
  asOf: Day,
  later: boolean,
): NeededPaper[] => {
  const certificates = procedure.papers.includes('certificate-copy')
    ? new Set(rows.flatMap(({ certificateId }) => (certificateId === '' ? [] : certificateId.split('|'))))
    : new Set<string>();
  return [
    ...[...certificates].map((certificateId): NeededPaper => ({ ...blank, paper: 'certificate-copy', certificateId })),
    ...[...Map.groupBy(rows, ({ workerId }) => workerId).values()].flatMap((own) =>
      ofWorker(law, procedure, own, asOf, later),
    ),
  ];
};
