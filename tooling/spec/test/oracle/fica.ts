import { Decimal, halfUp, max, min, percent, zero } from './number.ts';

/** Contribution and benefit bases, announced each year under section 230 of the Social Security Act. */
const bases: Readonly<Record<string, string>> = {
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

/** Wages up to a limit that these add to those paid before: IRC 3121(a)(1). */
const within = (limit: Decimal, before: Decimal, wages: Decimal): Decimal => max(zero, min(wages, limit.minus(before)));

/**
 * What each payment of one worker bears, by line, scheme and payer. `predecessor`: employer → the one whose business it
 * took over, whose wages of the year count as its own (26 CFR 31.3121(a)(1)-1(b); 31.3102-4).
 */
export const fica = (
  wages: readonly Wage[],
  predecessor: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> => {
  const amounts = new Map<string, string>();
  const paid = new Map<string, Decimal>();
  const paidBy = (employer: string | undefined, year: string): Decimal =>
    employer === undefined ? zero : (paid.get(`${employer} ${year}`) ?? zero).plus(paidBy(predecessor[employer], year));
  const inOrder = wages.toSorted((a, b) => (`${a.payDate} ${a.lineId}` < `${b.payDate} ${b.lineId}` ? -1 : 1));
  for (const { lineId, employerId, payDate, gross } of inOrder) {
    const year = payDate.slice(0, 4);
    const now = new Decimal(gross);
    const before = paidBy(employerId, year);
    const oasdi = within(new Decimal(bases[year] ?? Number.NaN), before, now);
    // Public Law 111-312, s. 601, and 112-96: two points less for the employee in 2011 and 2012.
    const holiday = year === '2011' || year === '2012';
    amounts.set(`${lineId} us.oasdi employee`, halfUp(oasdi.times(percent(holiday ? '4.2' : '6.2'))));
    amounts.set(`${lineId} us.oasdi employer`, halfUp(oasdi.times(percent('6.2'))));
    for (const payer of ['employee', 'employer'])
      amounts.set(`${lineId} us.medicare ${payer}`, halfUp(now.times(percent('1.45'))));
    if (year >= '2013') {
      const above = now.minus(within(new Decimal(200_000), before, now));
      amounts.set(`${lineId} us.additional-medicare employee`, halfUp(above.times(percent('0.9'))));
    }
    paid.set(`${employerId} ${year}`, (paid.get(`${employerId} ${year}`) ?? zero).plus(now));
  }
  return amounts;
};
