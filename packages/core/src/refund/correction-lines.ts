import type { FormLine, PeriodReturn, RefundLaw } from '../legislation/shape-refund.ts';
import { printAmount } from '../money/amount.ts';
import { addInt, type Int, subInt } from '../money/integer.ts';
import type { CorrectionLine, StatementCorrection } from '../records/plan.ts';
import { matchesAny } from './procedure.ts';
import { type Figures, times } from './figures.ts';

const sum = (figures: readonly Figures[], amountOf: (one: Figures) => Int): Int =>
  figures.reduce<Int>((total, one) => addInt(total, amountOf(one)), 0);

const employeeSide = (figures: readonly Figures[], schemes: readonly string[]): readonly Figures[] =>
  figures.filter(({ scheme, payer }) => payer === 'employee' && matchesAny(schemes, scheme.id));

/** The lines of a correction form for one employer and quarter. Tax that the employer cannot correct counts as nothing. */
export const correctionLines = (
  form: PeriodReturn,
  figures: readonly Figures[],
  currency: string,
  canCorrect: (line: FormLine) => boolean,
): { readonly lines: CorrectionLine[]; readonly total: string } => {
  const print = (amount: Int): string => printAmount(amount, currency);
  const taxes: Int[] = [];
  const lines = form.lines.flatMap((line): CorrectionLine[] => {
    const own = employeeSide(figures, line.schemes);
    const corrected = sum(own, (one) => one.base);
    const reported = sum(own, (one) => one.reportedBase);
    const difference = subInt(corrected, reported);
    if (difference === 0) return [];
    const taxed = canCorrect(line);
    const tax = taxed ? times(difference, line.rate) : 0;
    taxes.push(tax);
    return [
      {
        line: line.correctionLine,
        label: line.label,
        corrected: print(corrected),
        reported: print(reported),
        difference: print(difference),
        rate: taxed ? line.rate : '',
        tax: print(tax),
        employerShareOnly: print(taxed ? times(difference, line.employerOnlyRate ?? '0') : 0),
      },
    ];
  });
  return { lines, total: print(taxes.reduce<Int>((total, tax) => addInt(total, tax), 0)) };
};

/** Old and new boxes of a worker's statement of a year; `undefined` where nothing changes. */
export const statementCorrection = (
  law: RefundLaw,
  figures: readonly Figures[],
  canCorrect: (scheme: string) => boolean,
): StatementCorrection | undefined => {
  const [first] = figures;
  const form = law.annualStatement;
  if (first === undefined || form === undefined) return undefined;
  const { currency } = first.scheme.country.law;
  const boxes = form.boxes.map(({ box, label, figure, schemes }) => {
    const own = employeeSide(figures, schemes);
    const before = sum(own, (one) => (figure === 'base' ? one.reportedBase : one.reported));
    // What can no longer be corrected stays as it was reported.
    const after = sum(own, (one) =>
      figure === 'base' ? one.base : canCorrect(one.scheme.id) ? one.due : one.reported,
    );
    return { box, label, old: printAmount(before, currency), new: printAmount(after, currency) };
  });
  if (boxes.every((box) => box.old === box.new)) return undefined;
  const { workerId, employerId, year } = first;
  return { form: form.correction, transmittal: form.transmittal, workerId, employerId, year, boxes };
};
