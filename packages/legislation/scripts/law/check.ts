import type { Law } from './assemble.ts';
import { checkBenefits } from './check-benefits.ts';
import { checkConditions } from './check-conditions.ts';
import { checkCovers } from './check-covers.ts';
import { checkInstruments } from './check-instruments.ts';
import { checkParameters } from './check-parameters.ts';
import { checkPlausible } from './check-plausible.ts';
import { checkRefunds } from './check-refunds.ts';
import { checkSchemes } from './check-schemes.ts';
import { checkSources } from './check-sources.ts';
import type { Refusal } from './refusal.ts';

/** What is wrong with data that have the right shape. */
export const check = (law: Law): readonly Refusal[] =>
  [
    checkSources,
    checkParameters,
    checkPlausible,
    checkCovers,
    checkSchemes,
    checkConditions,
    checkInstruments,
    checkRefunds,
    checkBenefits,
  ]
    .flatMap((part) => part(law))
    .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
