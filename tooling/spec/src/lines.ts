import { firstOfMonth, lastOfMonth, type Month, parseDay, printDay } from '@totalize/core';
import type { Pay, SpecRow } from './rows.ts';

const monthOf = (text: string): Month => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1;
const dayOf = (text: string): number => {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`${text} is no day`);
  return day;
};

interface Span {
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly payDate: string;
}

const monthSpan = (month: Month, paid: string | number | undefined): Span => {
  const last = lastOfMonth(month);
  const paidOn = typeof paid === 'number' ? printDay(firstOfMonth(month) + paid - 1) : (paid ?? printDay(last));
  return { periodStart: printDay(firstOfMonth(month)), periodEnd: printDay(last), payDate: paidOn };
};

const spansOf = (pay: Pay): readonly Span[] => {
  if (pay.months !== undefined) {
    const [first = '', last = ''] = pay.months.split('..');
    const count = monthOf(last) - monthOf(first) + 1;
    return Array.from({ length: count }, (_, index) => monthSpan(monthOf(first) + index, pay.paid));
  }
  if (pay.month !== undefined) return [monthSpan(monthOf(pay.month), pay.paid)];
  const from = pay.year === undefined ? (pay.from ?? '') : `${pay.year}-01-01`;
  const end = pay.days === undefined ? (pay.to ?? from) : printDay(dayOf(from) + pay.days - 1);
  const to = pay.year === undefined ? end : `${pay.year}-12-31`;
  return [{ periodStart: from, periodEnd: to, payDate: typeof pay.paid === 'string' ? pay.paid : to }];
};

/** Lines of one pay date are taken in the order of their ids, so the ids follow the order of the row. */
export const lineIdOf = (index: number): string => `L${String(index + 1).padStart(3, '0')}`;

/** The batch of a row: one worker, employed in the country by one employer unless the row says otherwise. */
export const batchOf = (row: SpecRow, country: string, currency: string): Readonly<Record<string, unknown>> => {
  const spans = row.pay.flatMap((pay) => spansOf(pay).map((span) => ({ pay, span })));
  return {
    payLines: spans.map(({ pay, span }, index) => ({
      lineId: lineIdOf(index),
      workerId: 'W',
      employerId: pay.employer ?? 'E',
      ...span,
      currency,
      gross: pay.gross,
      ...(pay.kind === undefined ? {} : { kind: pay.kind }),
      ...(pay.frequency === undefined ? {} : { payFrequency: pay.frequency }),
      ...(pay.hours === undefined ? {} : { hours: pay.hours }),
    })),
    workers: [
      {
        workerId: 'W',
        nationality: [country],
        residence: country,
        attributes: row.attributes ?? {},
        ...(row.birthDate === undefined ? {} : { birthDate: row.birthDate }),
      },
    ],
    ...(row.certificates === undefined
      ? {}
      : {
          // The law that a certificate names is computed too, in its own currency; no row of a table reads it.
          exchangeRates: [{ date: '2000-01-01', validTo: '2099-12-31', from: currency, to: 'USD', rate: '1' }],
          certificates: row.certificates.map((certificate, index) => ({
            certificateId: `C${index + 1}`,
            workerId: 'W',
            exemptCountry: country,
            ...certificate,
          })),
        }),
    ...(row.exchangeRates === undefined ? {} : { exchangeRates: row.exchangeRates }),
    employers: row.employers ?? [{ employerId: 'E', country, ...row.employer }],
    ...(row.assignment === undefined
      ? {}
      : {
          assignments: [
            {
              assignmentId: 'A',
              workerId: 'W',
              employerId: 'E',
              homeCountry: country,
              workCountry: country,
              ...row.assignment,
            },
          ],
        }),
  };
};
