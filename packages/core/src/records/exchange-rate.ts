import { z } from 'zod';
import { currency, date, decimal } from './primitives.ts';

/** Units of `to` for one unit of `from`, on the days from `date` to `validTo`. */
export const exchangeRate = z.object({
  date,
  validTo: date.optional().describe('Default: that day only'),
  from: currency,
  to: currency,
  rate: decimal,
});
export type ExchangeRate = z.output<typeof exchangeRate>;
