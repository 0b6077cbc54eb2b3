import { dayOf, lastDayOf, YEAR } from './calendar.ts';
import type { Row } from './csv.ts';

/** Ten-thousandths; invented, each pair and direction with a rate of its own, as treasuries publish them. */
const first: readonly (readonly [from: string, to: string, rate: number])[] = [
  ['USD', 'EUR', 8_574],
  ['EUR', 'USD', 11_663],
  ['USD', 'GBP', 7_462],
  ['GBP', 'USD', 13_401],
  ['GBP', 'EUR', 11_490],
  ['EUR', 'GBP', 8_703],
  ['USD', 'INR', 849_350],
  ['USD', 'CAD', 13_712],
  ['USD', 'JPY', 1_502_300],
  ['USD', 'CHF', 8_021],
  ['USD', 'AUD', 15_240],
  ['USD', 'BRL', 54_110],
];
const drift = [0, 21, 34, 12, -18, -42, -55, -31, -6, 17, 29, 44];

/** One rate a month, pair and direction. */
export const exchangeRows = (): readonly Row[] =>
  drift.flatMap((change, index) =>
    first.map(([from, to, rate]) => {
      const direction = from === 'USD' || (from === 'GBP' && to === 'EUR') ? 1 : -1;
      const value = rate + Math.trunc((direction * change * rate) / 10_000);
      return {
        date: dayOf(YEAR, index + 1, 1),
        valid_to: lastDayOf(YEAR, index + 1),
        from,
        to,
        rate: `${Math.trunc(value / 10_000)}.${`${value % 10_000}`.padStart(4, '0')}`,
      };
    }),
  );
