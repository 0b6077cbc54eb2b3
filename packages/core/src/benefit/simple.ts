import type { Study } from '../credit/study.ts';
import { type Exact, exact, printMoney, toCent } from './exact.ts';

/** Full benefit × own credits ÷ all credits, as popular texts have it. */
export const simpleEstimate = (regular: Exact | undefined, { coverage, choice }: Study): Exact | undefined => {
  const all = coverage.total + (choice?.chosen.placing.foreign.size ?? 0);
  return regular === undefined || all === 0 ? undefined : toCent(regular.mul(coverage.total).div(all));
};

/** Why the estimate differs from what is payable. */
export const simpleNote = (estimate: Exact | undefined, proRata: Exact | undefined): string => {
  const law =
    'The law multiplies a theoretical full-career amount by U.S. quarters ÷ quarters of the coverage lifetime, so that the ' +
    'number of foreign credits does not change it; and it never exceeds the regular amount.';
  if (estimate === undefined) return `A rule of thumb, not 20 CFR 404.1918, and the record is too short for it. ${law}`;
  const all = 'A rule of thumb, not 20 CFR 404.1918: full benefit × U.S. credits ÷ all credits.';
  if (proRata === undefined) return `${all} ${law}`;
  const difference = estimate.sub(proRata);
  const than = difference.gte(exact(0)) ? 'more' : 'less';
  return `${all} Here it gives ${printMoney(difference.abs())} ${than} than the pro rata amount. ${law}`;
};
