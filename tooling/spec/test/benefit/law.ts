import { benefit, type BenefitResult, credits, type CreditResult, type TotalizationLaw } from '@totalize/core';
import { loadBenefitLaw, loadLegislation } from '@totalize/legislation';

export const law: TotalizationLaw = {
  benefits: loadBenefitLaw(),
  instruments: loadLegislation([]).instruments,
};

type Fields = Readonly<Record<string, unknown>>;

/** A person old enough that nothing but the periods matters. */
const someone = { birthDate: '1920-01-01', foreignPeriods: [] as readonly Fields[] };

export const creditsOf = (record: Fields): CreditResult => {
  const answer = credits({ ...someone, ...record }, law);
  if (!('insured' in answer)) throw new Error(answer.exceptions.map(({ message }) => message).join(' '));
  return answer;
};

export const benefitOf = (record: Fields): BenefitResult => {
  const answer = benefit({ ...someone, ...record }, law);
  if (!('payablePia' in answer)) throw new Error(answer.exceptions.map(({ message }) => message).join(' '));
  return answer;
};

/** `1950 2-4, 1951 1-4`: the quarters credited, by year. */
export const credited = (record: Fields): string => {
  const years = new Map<number, string>();
  for (const { year, quarter } of creditsOf(record).creditedQuarters) {
    years.set(year, `${years.get(year) ?? ''}${quarter.slice(-1)}`);
  }
  return [...years].map(([year, quarters]) => `${year}:${quarters}`).join(' ');
};

export const period = (country: string, from: string, to: string, length: Fields): Fields => ({
  country,
  reportingStart: from,
  reportingEnd: to,
  ...length,
});

/** Whole years of US coverage, from a year on. */
export const fullYears = (count: number, from: number): readonly Fields[] =>
  Array.from({ length: count }, (_, index) => ({ year: from + index, quarters: [1, 2, 3, 4] }));
