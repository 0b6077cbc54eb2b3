import type { BenefitTables, Found } from '../benefit/tables.ts';
import { MissingFigure } from '../benefit/tables.ts';
import type { Instrument } from '../legislation/shape-instrument.ts';
import type { CreditRecord } from '../records/credit-record.ts';
import { type Agreement, agreementWith } from './agreement.ts';
import { type Candidate, consider, fewestUsQuarters } from './candidate.ts';
import { type Certified, certified, type Block } from './certified.ts';
import { type Choice, lastQuarter, mostFavourable } from './choose.ts';
import { type Days, daysOf } from './days.ts';
import { type Requirements, requirementsOf } from './insured.ts';
import { asManyAsNeeded } from './need.ts';
import type { Quarter } from './quarter.ts';
import { type UsCoverage, usCoverageOf } from './us-quarters.ts';

/** A country of the record, with what it certified. */
export interface PartnerCoverage extends Certified {
  readonly country: string;
  readonly agreement: Agreement | undefined;
}

/** Everything that is known of a record before it is written down. */
export interface Study {
  readonly days: Days;
  readonly coverage: UsCoverage;
  readonly requirements: Requirements;
  readonly partners: readonly PartnerCoverage[];
  readonly usOnly: Candidate;
  /** Under the agreement that is most favourable; `undefined`: no country can be counted. */
  readonly choice: Choice | undefined;
  readonly creditAll: boolean;
  readonly meetsMinimum: boolean;
  /** Why no foreign quarter is credited, where none is. */
  readonly closed: 'six-quarter-minimum' | 'not-needed' | undefined;
  readonly credited: ReadonlyMap<Quarter, Block>;
}

const partnersOf = (
  record: CreditRecord,
  tables: BenefitTables,
  instruments: readonly Instrument[],
  last: Quarter,
): readonly PartnerCoverage[] => {
  const { foreignCoverage, country: home } = tables.law;
  return [...new Set(record.foreignPeriods.map(({ country }) => country))].toSorted().map((country) => ({
    country,
    agreement: agreementWith(instruments, home, country),
    ...certified(
      record.foreignPeriods.filter((period) => period.country === country),
      foreignCoverage,
      last,
    ),
  }));
};

/** Counts, places and tests. */
export const study = (
  record: CreditRecord,
  tables: BenefitTables,
  instruments: readonly Instrument[],
): Found<Study> => {
  const days = daysOf(record);
  const coverage = usCoverageOf(record, days, tables);
  if (coverage instanceof MissingFigure) return coverage;
  const requirements = requirementsOf(days, record.blind === true);
  const partners = partnersOf(record, tables, instruments, lastQuarter(days));
  const under = (country: string | undefined, blocks: readonly Block[]): Candidate =>
    consider(country, blocks, coverage, requirements, days.needed);
  const usOnly = under(undefined, []);
  const candidates = partners.flatMap(({ country, agreement, blocks }) =>
    agreement === undefined || blocks.length === 0 ? [] : [under(country, blocks)],
  );
  const choice = mostFavourable(candidates, days, requirements, coverage);
  const creditAll = record.creditAll ?? days.claim === 'disability';
  const meetsMinimum = coverage.total >= fewestUsQuarters;
  const enoughAlone = usOnly.result[days.needed];
  const closed = creditAll ? undefined : !meetsMinimum ? 'six-quarter-minimum' : enoughAlone ? 'not-needed' : undefined;
  const credited =
    choice === undefined || closed !== undefined
      ? new Map<Quarter, Block>()
      : creditAll
        ? choice.chosen.placing.foreign
        : asManyAsNeeded(choice.chosen.placing, requirements, days.needed, coverage.simplified);
  return { days, coverage, requirements, partners, usOnly, choice, creditAll, meetsMinimum, closed, credited };
};
