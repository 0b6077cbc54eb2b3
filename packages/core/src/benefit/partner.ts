import type { Study } from '../credit/study.ts';
import type { PartnerSide } from '../records/benefit-result.ts';
import type { BenefitLaw } from './law.ts';

/** The other country's own pension: no formula of it is in the data, so what to file is told instead. */
export const partnerSides = ({ partners }: Study, { claim }: BenefitLaw): PartnerSide[] =>
  partners.flatMap(({ country, agreement }) => {
    if (agreement === undefined) return [];
    const own = claim.ownFormFor.includes(country);
    return [
      {
        country,
        agreement: agreement.instrument,
        estimate: null,
        file: own
          ? `the application of ${country}'s own agency; ${claim.form} is for the U.S. side (${claim.citation})`
          : `${claim.form}, which claims both sides (${claim.citation})`,
        where: claim.where,
      },
    ];
  });
