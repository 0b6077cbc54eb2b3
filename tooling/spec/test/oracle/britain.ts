import { Decimal, halfDown, max, min, percent, zero } from './number.ts';

interface Limits {
  readonly primary: string;
  readonly upper: string;
  readonly secondary: string;
  readonly main: string;
  readonly employer: string;
}

/** SI 2001/1004 regs. 10 and 11; SSCBA 1992 ss. 8 and 9 with the Acts of 2022, 2023, 2024 and 2025. By day of payment. */
const limitsOn = (paid: string): Limits => {
  const monthly = { primary: '1048', upper: '4189' };
  const employer = paid >= '2025-04-06' ? { secondary: '417', employer: '15' } : { secondary: '758', employer: '13.8' };
  const main = paid >= '2024-04-06' ? '8' : paid >= '2024-01-06' ? '10' : '12';
  return { ...monthly, ...employer, main };
};

const above = (limit: string, pay: Decimal): Decimal => max(zero, pay.minus(limit));

/** Class 1 of category A in a tax month: each payment bears what it adds to the contribution of the month so far. */
export const britishMonth = (
  payments: readonly { readonly paid: string; readonly gross: string }[],
): readonly { readonly employee: string; readonly employer: string }[] => {
  let before = zero;
  return payments.map(({ paid, gross }) => {
    const limits = limitsOn(paid);
    const after = before.plus(gross);
    const employee = (pay: Decimal): Decimal =>
      above(limits.primary, min(pay, new Decimal(limits.upper)))
        .times(percent(limits.main))
        .plus(above(limits.upper, pay).times(percent('2')));
    const employer = (pay: Decimal): Decimal => above(limits.secondary, pay).times(percent(limits.employer));
    const step = {
      employee: halfDown(employee(after).minus(employee(before))),
      employer: halfDown(employer(after).minus(employer(before))),
    };
    before = after;
    return step;
  });
};
