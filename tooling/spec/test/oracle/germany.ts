import { Decimal, halfUp, min, percent, zero } from './number.ts';

export interface German {
  readonly region: 'west' | 'east' | 'saxony';
  /** None, or one: no discount for children, whose share of a cent the engine rounds apart. */
  readonly children: 0 | 1;
  readonly privately: boolean;
  /** The fund's additional rate in percent; left out: the average of the year. */
  readonly additional: string | undefined;
  readonly levies: { readonly u1: string; readonly u2: string; readonly accident: string };
}

interface Figures {
  readonly pension: { readonly west: string; readonly east: string };
  readonly health: string;
  readonly average: string;
  readonly care: string;
  readonly childless: string;
  readonly insolvency: string;
}

/** Sozialversicherungs-Rechengrößenverordnung, SGB XI § 55, SGB V § 242a, SGB III § 360 and § 361. Rates of both payers, percent. */
const figuresOf = (month: string): Figures => {
  const year = month.slice(0, 4);
  if (year === '2026') {
    return {
      pension: { west: '8450', east: '8450' },
      health: '5812.50',
      average: '2.9',
      care: '3.6',
      childless: '0.6',
      insolvency: '0.15',
    };
  }
  if (year === '2025') {
    return {
      pension: { west: '8050', east: '8050' },
      health: '5512.50',
      average: '2.5',
      care: '3.6',
      childless: '0.6',
      insolvency: '0.15',
    };
  }
  if (year === '2024') {
    return {
      pension: { west: '7550', east: '7450' },
      health: '5175',
      average: '1.7',
      care: '3.4',
      childless: '0.6',
      insolvency: '0.06',
    };
  }
  const from2023 = { pension: { west: '7300', east: '7100' }, health: '4987.50', average: '1.6', insolvency: '0.06' };
  return month >= '2023-07'
    ? { ...from2023, care: '3.4', childless: '0.6' }
    : { ...from2023, care: '3.05', childless: '0.35' };
};

const half = (rate: string): Decimal => percent(rate).div(2);

/** The shares of a month: scheme and payer → ceiling and rate, as far as there is a contribution. */
const sharesOf = (month: string, person: German): readonly (readonly [string, Decimal | undefined, Decimal])[] => {
  const figures = figuresOf(month);
  const pension = new Decimal(person.region === 'west' ? figures.pension.west : figures.pension.east);
  const health = new Decimal(figures.health);
  const both = (scheme: string, ceiling: Decimal, rate: Decimal) =>
    ['employee', 'employer'].map((payer) => [`${scheme} ${payer}`, ceiling, rate] as const);
  // SGB XI § 58(3): in Saxony the employee bears one point alone, the rest in halves.
  const one = person.region === 'saxony' ? percent('1') : zero;
  const care = percent(figures.care).minus(one).div(2);
  const statutory = [
    ...both('de.health', health, half('14.6')),
    ...both('de.health-additional', health, half(person.additional ?? figures.average)),
    ['de.long-term-care employee', health, care.plus(one)] as const,
    ['de.long-term-care employer', health, care] as const,
    ...(person.children === 0
      ? [['de.long-term-care-childless employee', health, percent(figures.childless)] as const]
      : []),
  ];
  return [
    ...both('de.pension', pension, half('18.6')),
    ...both('de.unemployment', pension, half('2.6')),
    ...(person.privately ? [] : statutory),
    ['de.insolvency-levy employer', pension, percent(figures.insolvency)],
    ['de.sick-pay-levy-u1 employer', pension, percent(person.levies.u1)],
    ['de.maternity-levy-u2 employer', pension, percent(person.levies.u2)],
    ['de.work-injury employer', undefined, percent(person.levies.accident)],
  ];
};

/** What each payment of a month bears: the contribution up to it less that up to the one before (BVV § 1(2), rounded once). */
export const germanMonth = (
  month: string,
  person: German,
  payments: readonly string[],
): readonly ReadonlyMap<string, string>[] => {
  let before = zero;
  return payments.map((gross) => {
    const after = before.plus(gross);
    const amounts = sharesOf(month, person).map(([key, ceiling, rate]): [string, string] => {
      const upTo = (pay: Decimal): Decimal => (ceiling === undefined ? pay : min(pay, ceiling));
      return [key, halfUp(upTo(after).minus(upTo(before)).times(rate))];
    });
    before = after;
    return new Map(amounts);
  });
};
