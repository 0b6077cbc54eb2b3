import { type Amount, amountOf } from '../money/amount.ts';
import { minorDigitsOf } from '../money/currency.ts';
import { parseScaled, type Scaled } from '../money/decimal.ts';
import { mulInt, powerOfTen } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import type { ExchangeRate } from '../records/exchange-rate.ts';
import { type Day, dayOr } from '../time/date.ts';
import { contains, type Interval } from '../time/interval.ts';

/** A rate for some days. Two rates for one day contradict each other, and neither is used. */
export interface DatedRate extends Interval {
  readonly text: string;
  readonly rate: Scaled;
}

export type Exchange = ReadonlyMap<string, readonly DatedRate[]>;

/** Many batches may have the same rates. */
const read = new WeakMap<readonly ExchangeRate[], Exchange>();

/** The rates of a batch by currency pair; only stated directions exist: no inverse, no cross, no earlier rate. */
export const exchangeOf = (rates: readonly ExchangeRate[]): Exchange => {
  const known = read.get(rates);
  if (known !== undefined) return known;
  const pairs = new Map<string, DatedRate[]>();
  for (const record of rates) {
    const rate = parseScaled(record.rate);
    if (rate === undefined) continue;
    const from = dayOr(record.date, 0);
    const key = `${record.from}>${record.to}`;
    const list = pairs.get(key) ?? [];
    list.push({ from, to: dayOr(record.validTo, from), text: record.rate, rate });
    pairs.set(key, list);
  }
  read.set(rates, pairs);
  return pairs;
};

/** The one rate of a day; `undefined` where there is none or more than one. */
export const rateOn = (exchange: Exchange, from: string, to: string, day: Day): DatedRate | undefined => {
  const found = (exchange.get(`${from}>${to}`) ?? []).filter((rate) => contains(rate, day));
  return found.length === 1 ? found[0] : undefined;
};

/** Converts half-up to the minor unit of the scheme's currency. */
export const convert = (amount: Amount<'line'>, from: string, to: string, rate: Scaled): Amount<'scheme'> => {
  const shift = minorDigitsOf(to) - minorDigitsOf(from) - rate.scale;
  const product = mulInt(amount, rate.units);
  if (shift >= 0) return amountOf(mulInt(product, powerOfTen(shift)));
  return amountOf(divideInt(product, powerOfTen(-shift), 'half-up'));
};
