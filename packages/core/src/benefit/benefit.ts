import { missingFigure, type TotalizationLaw, unknownQuarters } from '../credit/credits.ts';
import { has } from '../credit/insured.ts';
import { study, type Study } from '../credit/study.ts';
import { countsByYear } from '../credit/us-quarters.ts';
import type { BenefitResult } from '../records/benefit-result.ts';
import type { CreditRecord } from '../records/credit-record.ts';
import type { RefusedRecord } from '../records/credit-result.ts';
import type { Exception } from '../records/exception.ts';
import { readCreditRecord } from '../records/read-credit.ts';
import { printDay } from '../time/date.ts';
import { type Computation, compute } from './compute.ts';
import { type Exact, printFactor, printMoney, toSevenPlaces } from './exact.ts';
import { indexingFactor, isIndexed } from './ordinary.ts';
import { partnerSides } from './partner.ts';
import { benefitReasoning } from './reasoning.ts';
import { simpleEstimate, simpleNote } from './simple.ts';
import { BenefitTables, type Found, MissingFigure } from './tables.ts';

const firstBaseYear = 1951;

const known = <T>(value: Found<T | undefined>): T | undefined => (value instanceof MissingFigure ? undefined : value);
const money = (amount: Exact | undefined): string | null => (amount === undefined ? null : printMoney(amount));

const factorsOf = ({ years }: Computation, tables: BenefitTables): BenefitResult['indexingFactors'] => {
  if (!isIndexed(years)) return [];
  const factors: { year: number; factor: string }[] = [];
  for (let year = firstBaseYear; year <= years.indexing; year += 1) {
    const factor = indexingFactor(year, years.indexing, tables);
    if (factor instanceof MissingFigure) return [];
    if (year === years.indexing && tables.averageWage(year) instanceof MissingFigure) return [];
    factors.push({ year, factor: printFactor(toSevenPlaces(factor)) });
  }
  return factors;
};

interface Payable {
  readonly amount: Exact | undefined;
  readonly why: string;
  readonly totalized: boolean;
}

const payableOf = (known: Study, regular: Exact | undefined, proRata: Exact | undefined): Payable => {
  const { usOnly, days, requirements, coverage, meetsMinimum, choice, partners } = known;
  if (usOnly.result[days.needed]) {
    return { amount: regular, why: 'the regular amount: insured on U.S. quarters alone', totalized: false };
  }
  if (!meetsMinimum) return { amount: undefined, why: 'none: fewer than six U.S. quarters', totalized: false };
  const placing = choice?.chosen.placing;
  const insured =
    placing !== undefined &&
    has(days.needed, requirements, [...placing.us, ...placing.foreign.keys()], coverage.simplified);
  const since = partners.find(({ country }) => country === choice?.chosen.country)?.agreement?.inForce ?? '';
  if (insured && since > printDay(days.asOf)) {
    return { amount: undefined, why: `none yet: the agreement is in force from ${since}`, totalized: false };
  }
  return insured
    ? { amount: proRata, why: 'the pro rata amount: insured with the foreign quarters', totalized: true }
    : {
        amount: undefined,
        why: `none: not ${days.needed} insured, with the foreign quarters either`,
        totalized: false,
      };
};

const yearsWithoutEarnings = (record: CreditRecord, known: Study, row?: number): Exception[] => {
  if ((record.usEarnings ?? []).length === 0) return [];
  const given = new Set(record.usEarnings?.map(({ year }) => year));
  return [...countsByYear(known.coverage).keys()]
    .filter((year) => !given.has(year))
    .toSorted((a, b) => a - b)
    .map((year) => ({
      severity: 'warning',
      code: 'earnings-missing',
      message: `${row === undefined ? 'record' : `record ${row}`}: ${year} has quarters of coverage and no earnings, and enters the average as zero: add its earnings.`,
      ...(row !== undefined && { row }),
    }));
};

const missingOf = ({ regular, position, theoretical }: Computation, row?: number): Exception[] => {
  const missing = [regular, position, theoretical].filter((value) => value instanceof MissingFigure);
  const byWhat = new Map(missing.map((one) => [one.what, one] as const));
  return [...byWhat.values()].map((one) => missingFigure(one, row));
};

const write = (record: CreditRecord, law: TotalizationLaw, tables: BenefitTables, facts: Study): BenefitResult => {
  const computation = compute(record, facts, tables);
  const regular = known(computation.regular);
  const position = known(computation.position);
  const theoretical = known(computation.theoretical);
  const regularPia = regular?.steps.at(-1)?.amount;
  const uncapped = facts.meetsMinimum ? theoretical?.proRata : undefined;
  // 20 CFR 404.1918(a)(4)
  const proRata = uncapped !== undefined && regularPia !== undefined && uncapped.gt(regularPia) ? regularPia : uncapped;
  const payable = payableOf(facts, regularPia, proRata);
  const simple = simpleEstimate(regularPia, facts);
  const country = facts.choice?.chosen.country;
  const agreement = facts.partners.find((partner) => partner.country === country)?.agreement;
  const limitedBy = uncapped !== undefined && proRata !== uncapped ? ', reduced to the regular amount' : '';
  return {
    relativeEarningsPosition: position === undefined ? null : printFactor(position.position),
    earningsRatios: (position?.ratios ?? []).map(({ year, quarters, earnings, averageWage, ratio }) => ({
      year,
      quarters,
      earnings: printMoney(earnings),
      averageWage: printMoney(averageWage),
      ratio: printFactor(ratio),
    })),
    theoreticalEarnings: [...(theoretical?.record ?? [])].map(([year, amount]) => ({
      year,
      amount: printMoney(amount),
    })),
    theoreticalPia: money(theoretical?.pia),
    coverageLifetimeQuarters: isIndexed(computation.years) ? 4 * computation.years.computation : null,
    proRataPia: money(proRata),
    regularPia: money(regularPia),
    regularPiaHistory: (regular?.steps ?? []).map(({ from, amount }) => ({
      from: printDay(from),
      amount: printMoney(amount),
    })),
    indexingFactors: factorsOf(computation, tables),
    payablePia: money(payable.amount),
    simpleEstimate: money(simple),
    simpleEstimateNote: simpleNote(simple, proRata),
    agreement: payable.totalized ? (agreement?.instrument ?? null) : null,
    partner: partnerSides(facts, law.benefits),
    trace: benefitReasoning(computation, facts, `${payable.why}${payable.totalized ? limitedBy : ''}`),
    exceptions: missingOf(computation),
  };
};

/**
 * Theoretical and pro rata benefit of a worker with too few U.S. quarters (20 CFR 404.1918), beside the popular estimate.
 * A record that cannot be used is answered by its exceptions alone.
 *
 * @param input a record as it was handed in
 * @param law tables and agreements, as `@totalize/legislation` loads them
 * @param row its place in a list, from 1
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { benefit } from '@totalize/core';
 * const law = { benefits: { country: 'US' }, instruments: [] } as never;
 * assert.equal(benefit('nothing', law, 2).exceptions[0]?.code, 'record-invalid');
 * ```
 */
export const benefit = (input: unknown, law: TotalizationLaw, row?: number): BenefitResult | RefusedRecord => {
  const { record, exceptions } = readCreditRecord(input, law.benefits.country, row);
  if (record === undefined) return { exceptions: [...exceptions] };
  const tables = new BenefitTables(law.benefits);
  const facts = study(record, tables, law.instruments);
  if (facts instanceof MissingFigure) return { exceptions: [...exceptions, missingFigure(facts, row)] };
  const result = write(record, law, tables, facts);
  const told = [...unknownQuarters(facts, row), ...yearsWithoutEarnings(record, facts, row)];
  const missing = result.exceptions.map((one) => (row === undefined ? one : { ...one, row }));
  return { ...result, exceptions: [...exceptions, ...told, ...missing] };
};
