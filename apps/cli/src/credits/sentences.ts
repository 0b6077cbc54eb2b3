import type { BenefitResult, CreditResult } from '@totalize/core';
import { countryName } from './country-name.ts';

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

const reasons: Readonly<Record<CreditResult['notCredited'][number]['reason'], string>> = {
  'before-1937': 'they lie before 1937',
  'period-ended': 'the reporting period has no calendar quarter left for them',
  'not-needed': 'they are not needed',
  'six-quarter-minimum': 'there are fewer than six U.S. quarters',
  unusable: 'the certificate or the rules for that country exclude them',
  'no-agreement': 'the United States has no agreement with that country',
};

/** One sentence a country and reason. */
const notCreditedSentences = (refused: CreditResult['notCredited']): readonly string[] => {
  const sums = new Map<string, { country: string; reason: (typeof refused)[number]['reason']; quarters: number }>();
  for (const { country, reason, quarters } of refused) {
    const key = `${country} ${reason}`;
    sums.set(key, { country, reason, quarters: quarters + (sums.get(key)?.quarters ?? 0) });
  }
  return [...sums.values()].map(
    ({ country, reason, quarters }) =>
      `${plural(quarters, 'quarter')} of ${countryName(country)} ${quarters === 1 ? 'is' : 'are'} not credited: ${reasons[reason]}.`,
  );
};

/** The answer of `credits` in whole sentences. */
export const creditSentences = (result: CreditResult): readonly string[] => {
  const foreign = result.creditedQuarters.length;
  const { notCredited, insuredStatus } = result;
  return [
    result.insured
      ? `The work counts as enough: the insured status that the claim needs is met${foreign > 0 ? ' with the help of coverage abroad' : ' by U.S. coverage alone'}.`
      : 'The work does not count as enough: the insured status that the claim needs is not met.',
    `There are ${plural(result.usQuartersOfCoverage, 'U.S. quarter')} of coverage and ${plural(foreign, 'quarter')} credited from abroad, ${result.totalQuarters} in all; fully insured status needs ${result.requiredQuarters}.`,
    ...(result.meetsSixQuarterMinimum
      ? []
      : ['At least six U.S. quarters are needed before any coverage abroad can be counted.']),
    ...(result.agreement === null
      ? []
      : [
          `The agreement used is the one with ${countryName(result.creditedQuarters[0]?.country ?? '')} (${result.agreement}); two agreements are never combined.`,
        ]),
    ...(result.alternativeAssignment
      ? [
          'The foreign quarters were moved to other calendar quarters of their reporting periods, because the usual order alone would have failed the test of recent work.',
        ]
      : []),
    ...(insuredStatus.fully?.usOnly === true ? ['U.S. quarters alone give fully insured status.'] : []),
    ...notCreditedSentences(notCredited),
    ...result.reviews.map(({ message }) => `To be looked at: ${message}`),
    result.hospitalInsurance.reason,
  ];
};

const dollars = (amount: string | null): string => (amount === null ? 'cannot be told' : `$${amount} a month`);

/** The answer of `benefit` in whole sentences. */
export const benefitSentences = (result: BenefitResult): readonly string[] => [
  `The amount on which the U.S. benefit is based: ${dollars(result.payablePia)}. Early or late retirement changes what is paid.`,
  `The pro rata amount under an agreement: ${dollars(result.proRataPia)}. It is the theoretical amount of a full career (${dollars(result.theoreticalPia)}) times the U.S. quarters, divided by ${result.coverageLifetimeQuarters ?? 'the'} quarters of the coverage lifetime.`,
  `The regular amount, if U.S. quarters alone sufficed: ${dollars(result.regularPia)}; the pro rata amount never exceeds it.`,
  `The estimate of popular texts: ${dollars(result.simpleEstimate)}. ${result.simpleEstimateNote}`,
  ...result.partner.map(
    ({ country, file, where }) =>
      `The benefit of ${countryName(country)} itself is not computed. To claim it, file ${file}, at ${where}.`,
  ),
];
