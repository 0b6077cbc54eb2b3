import type { BenefitLaw } from '../benefit/law.ts';
import { BenefitTables, MissingFigure } from '../benefit/tables.ts';
import type { Instrument } from '../legislation/shape-instrument.ts';
import type { InsuredStatus } from '../records/credit-record.ts';
import type { CreditedQuarter, CreditResult, CreditReview, RefusedRecord } from '../records/credit-result.ts';
import type { Exception } from '../records/exception.ts';
import { readCreditRecord } from '../records/read-credit.ts';
import { allOf, isTested } from './candidate.ts';
import type { Block } from './certified.ts';
import { lostByCoincidence } from './lost.ts';
import { has } from './insured.ts';
import { printQuarter, type Quarter, yearOfQuarter } from './quarter.ts';
import { reasoning } from './reasoning.ts';
import { refusedQuarters } from './refused.ts';
import { study, type Study } from './study.ts';

/** The law that credits and benefits need. */
export interface TotalizationLaw {
  readonly benefits: BenefitLaw;
  readonly instruments: readonly Instrument[];
}

const statusesOf = (known: Study): CreditResult['insuredStatus'] => {
  const { usOnly, choice, requirements } = known;
  const of = (status: InsuredStatus): CreditResult['insuredStatus']['fully'] => {
    if (!isTested(status, requirements)) return null;
    const own = usOnly.chronological[status];
    return {
      usOnly: own,
      chronological: own || choice?.chosen.chronological[status] === true,
      result: own || choice?.chosen.result[status] === true,
    };
  };
  return { fully: of('fully'), currently: of('currently'), disability: of('disability') };
};

const reviewsOf = ({ choice, meetsMinimum }: Study, insured: boolean): CreditReview[] => {
  if (insured || !meetsMinimum || choice?.chosen.country === undefined) return [];
  const { blocks, placing, country } = choice.chosen;
  const lost = lostByCoincidence(blocks, placing);
  if (lost === undefined) return [];
  return [
    {
      reason: 'coinciding-periods',
      country,
      reportingStarts: [...lost.reportingStarts],
      quarters: lost.quarters,
      message:
        'Periods were placed on the same calendar quarters, though their coverage could fill others: ' +
        'compare the certification before insured status is denied (POMS GN 01706.035).',
    },
  ];
};

const hospitalOf = ({ usOnly, days }: Study): CreditResult['hospitalInsurance'] => {
  const disabled = days.claim === 'disability';
  const own = usOnly.result[disabled ? 'disability' : 'fully'];
  const when = disabled ? 'after 24 months of disability benefits' : 'at age 65';
  return {
    own,
    reason: own
      ? `The U.S. quarters alone give entitlement ${when}; foreign quarters play no part (20 CFR 404.1911).`
      : 'Foreign quarters cannot give entitlement to hospital insurance (20 CFR 404.1911), and the U.S. quarters alone do not suffice.',
  };
};

/** A figure that the data lack takes the record, since nothing that depends on it can be told. */
export const missingFigure = ({ what }: MissingFigure, row?: number): Exception => ({
  severity: 'error',
  code: 'law-missing',
  message: `${row === undefined ? 'record' : `record ${row}`}: the data do not have ${what}: update the law; it is not estimated.`,
  ...(row !== undefined && { row }),
});

/** Warnings of a record whose coverage is not all known. */
export const unknownQuarters = ({ coverage }: Study, row?: number): Exception[] =>
  coverage.unknownYears.map((year) => ({
    severity: 'warning',
    code: 'quarters-unknown',
    message: `${row === undefined ? 'record' : `record ${row}`}: the earnings of ${year} do not say in which quarters they were paid, so no quarter was counted: add byQuarter or usQuarters.`,
    ...(row !== undefined && { row }),
  }));

const creditedQuarterOf = (quarter: Quarter, block: Block): CreditedQuarter => {
  const { reportingStart, kind } = block.periodOf(quarter);
  return {
    country: block.country,
    year: yearOfQuarter(quarter),
    quarter: printQuarter(quarter),
    reportingStart,
    ...(kind !== undefined && { kind }),
  };
};

const write = (known: Study): Omit<CreditResult, 'exceptions'> => {
  const { usOnly, choice, credited, coverage, requirements, days, meetsMinimum, closed, partners } = known;
  const used = closed === undefined && choice !== undefined ? choice.chosen : usOnly;
  const us = [...used.placing.us].toSorted((a, b) => a - b);
  const foreign = [...credited].toSorted(([a], [b]) => a - b);
  const insured =
    usOnly.result[days.needed] ||
    (meetsMinimum && has(days.needed, requirements, [...us, ...credited.keys()], coverage.simplified));
  const refused = refusedQuarters(known);
  const partner = partners.find(({ country }) => country === used.country);
  return {
    usQuartersOfCoverage: coverage.total,
    usQuarters: us.map(printQuarter),
    creditedQuarters: foreign.map(([quarter, block]) => creditedQuarterOf(quarter, block)),
    totalQuarters: allOf({ ...used.placing, foreign: credited }).length + coverage.simplified,
    requiredQuarters: requirements.fully,
    insured,
    meetsSixQuarterMinimum: meetsMinimum,
    alternativeAssignment: used.alternative && credited.size > 0,
    insuredStatus: statusesOf(known),
    agreement: credited.size > 0 ? (partner?.agreement?.instrument ?? null) : null,
    notCredited: refused,
    reviews: reviewsOf(known, insured),
    hospitalInsurance: hospitalOf(known),
    trace: reasoning(known, refused),
  };
};

/**
 * Quarters of coverage from foreign periods, and insured status (20 CFR 404.1908). A record that cannot be used is
 * answered by its exceptions alone.
 *
 * @param input a record as it was handed in
 * @param law tables and agreements, as `@totalize/legislation` loads them
 * @param row its place in a list, from 1
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { credits } from '@totalize/core';
 * const law = { benefits: { country: 'US', foreignCoverage: { countries: [] } }, instruments: [] } as never;
 * const answer = credits({ birthDate: '1950-02-30', foreignPeriods: [] }, law);
 * assert.equal(
 *   answer.exceptions[0]?.message,
 *   'record: birthDate is not a day of the calendar written YYYY-MM-DD: correct it.',
 * );
 * ```
 */
export const credits = (input: unknown, law: TotalizationLaw, row?: number): CreditResult | RefusedRecord => {
  const { record, exceptions } = readCreditRecord(input, law.benefits.country, row);
  if (record === undefined) return { exceptions: [...exceptions] };
  const known = study(record, new BenefitTables(law.benefits), law.instruments);
  if (known instanceof MissingFigure) return { exceptions: [...exceptions, missingFigure(known, row)] };
  return { ...write(known), exceptions: [...exceptions, ...unknownQuarters(known, row)] };
};
