import { Decimal, halfUp, max, min, percent, zero } from './number.ts';

/** Contribution and benefit bases, announced each year under section 230 of the Social Security Act. */
export const bases: Readonly<Record<string, string>> = {
  2000: '76200',
  2001: '80400',
  2002: '84900',
  2003: '87000',
  2004: '87900',
  2005: '90000',
  2006: '94200',
  2007: '97500',
  2008: '102000',
  2009: '106800',
  2010: '106800',
  2011: '106800',
  2012: '110100',
  2013: '113700',
  2014: '117000',
  2015: '118500',
  2016: '118500',
  2017: '127200',
  2018: '128400',
  2019: '132900',
  2020: '137700',
  2021: '142800',
  2022: '147000',
  2023: '160200',
  2024: '168600',
  2025: '176100',
  2026: '184500',
};

export interface Wage {
  readonly lineId: string;
  readonly employerId: string;
  readonly payDate: string;
  readonly gross: string;
}

/** What a payment bears for one scheme and payer. */
export interface Charge {
  readonly base: string;
  readonly amount: string;
}

export interface Employers {
  /** Employer → the one whose business it took over, whose wages of the year count as its own (26 CFR 31.3121(a)(1)-1(b)). */
  readonly predecessor?: Readonly<Record<string, string>>;
  /** Each payment rounded by itself, or the year to date. */
  readonly rounding?: 'payment' | 'year';
}

interface Tax {
  readonly name: string;
  readonly percent: string;
  /** Which part of the wages of a year to date it is on: IRC 3121(a)(1), 3101(b)(2), 3102(f). */
  readonly on: (wages: Decimal) => Decimal;
}

const taxesOf = (year: string): readonly Tax[] => {
  const base = new Decimal(bases[year] ?? Number.NaN);
  const within = (wages: Decimal): Decimal => min(wages, base);
  // Public Law 111-312, s. 601, and 112-96: two points less for the employee in 2011 and 2012.
  const holiday = year === '2011' || year === '2012';
  const all = (wages: Decimal): Decimal => wages;
  const above = (wages: Decimal): Decimal => max(wages.minus(200_000), zero);
  return [
    { name: 'us.oasdi employee', percent: holiday ? '4.2' : '6.2', on: within },
    { name: 'us.oasdi employer', percent: '6.2', on: within },
    { name: 'us.medicare employee', percent: '1.45', on: all },
    { name: 'us.medicare employer', percent: '1.45', on: all },
    ...(year < '2013' ? [] : [{ name: 'us.additional-medicare employee', percent: '0.9', on: above }]),
  ];
};

/**
 * What each payment of one worker bears, by line, scheme and payer: what the wages to date bear after it beyond what they
 * bore before it, so that a correction takes back what it corrects.
 */
export const fica = (
  wages: readonly Wage[],
  { predecessor = {}, rounding = 'payment' }: Employers = {},
): ReadonlyMap<string, Charge> => {
  const charges = new Map<string, Charge>();
  const sums = new Map<string, Decimal>();
  const sumOf = (key: string): Decimal => sums.get(key) ?? zero;
  const add = (key: string, value: Decimal | string): void => {
    sums.set(key, sumOf(key).plus(value));
  };
  const paidBy = (employer: string | undefined, year: string): Decimal =>
    employer === undefined ? zero : sumOf(`${employer} ${year}`).plus(paidBy(predecessor[employer], year));
  const inOrder = wages.toSorted((a, b) => (`${a.payDate} ${a.lineId}` < `${b.payDate} ${b.lineId}` ? -1 : 1));
  for (const { lineId, employerId, payDate, gross } of inOrder) {
    const year = payDate.slice(0, 4);
    const before = paidBy(employerId, year);
    const after = before.plus(gross);
    for (const tax of taxesOf(year)) {
      const base = tax.on(after).minus(tax.on(before));
      const account = `${employerId} ${year} ${tax.name}`;
      const exact = rounding === 'payment' ? base : tax.on(after);
      const rounded = new Decimal(halfUp(exact.times(percent(tax.percent))));
      const amount = rounding === 'payment' ? rounded : rounded.minus(sumOf(account));
      add(account, amount);
      charges.set(`${lineId} ${tax.name}`, { base: base.toFixed(2), amount: amount.plus(0).toFixed(2) });
    }
    add(`${employerId} ${year}`, gross);
  }
  return charges;
};
