import type { SchemeStatus } from '../coverage/status.ts';
import type { CompiledRule, CompiledScheme } from '../legislation/compile.ts';
import { ruleAt } from '../legislation/compile.ts';
import { FactReader, type Facts } from '../legislation/facts.ts';
import type { Amount } from '../money/amount.ts';
import { chargesPayer } from '../legislation/formula.ts';
import type { PayFrequency } from '../records/pay-line.ts';
import { type Payer, payers } from '../records/primitives.ts';
import type { Day } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import type { DatedRate } from './exchange.ts';
import { allocate, type Part, partsAtMonthEnd, partsOf } from './parts.ts';
import type { PreparedLine } from './prepared-line.ts';
import type { Stretch, Timeline } from './timeline.ts';

/** A line as it enters one country's schemes. */
export interface CountryLine {
  readonly line: PreparedLine;
  readonly timeline: Timeline;
  readonly stretches: readonly Stretch[];
  readonly exchange: DatedRate | undefined;
  readonly frequency: PayFrequency;
  readonly commit: boolean;
}

/** A line as it enters one scheme: cut into parts, each with the wages that belong to it. */
export interface SchemeLine extends CountryLine {
  readonly scheme: CompiledScheme;
  readonly compiled: CompiledRule;
  /** The day on which rates and limits are looked up. */
  readonly day: Day;
  readonly facts: Facts;
  readonly age: number;
  readonly subject: boolean;
  /** Payers whom the scheme does not charge, though it charges the other. */
  readonly outside: readonly Payer[];
  readonly parts: readonly (Part & { readonly wages: Amount<'scheme'> })[];
}

/** The day by which the scheme looks up its rates and counts a line. */
const dateOf = (compiled: CompiledRule, line: PreparedLine): Day => {
  if (line.kind === 'adjustment') return line.payDate;
  const basis = line.kind === 'one-off' ? compiled.rule.dateBasis.oneOff : compiled.rule.dateBasis.regular;
  return basis === 'pay-date' ? line.payDate : line.to;
};

const ruleFor = (scheme: CompiledScheme, line: PreparedLine): { compiled: CompiledRule; day: Day } | undefined => {
  const known = ruleAt(scheme, line.payDate) ?? ruleAt(scheme, line.to);
  if (known === undefined) return undefined;
  const day = dateOf(known, line);
  const compiled = ruleAt(scheme, day);
  return compiled === undefined ? undefined : { compiled, day };
};

export type Entry = { readonly entry: SchemeLine } | { readonly invalid: string } | undefined;

/**
 * How a line enters a scheme; `undefined` where it has no row: the country does not claim the work, the scheme is of
 * another time or region, is off, or is an alternative not chosen.
 */
export const enterScheme = (
  context: WorkerContext,
  scheme: CompiledScheme,
  country: CountryLine,
  subjectOf: ReadonlyMap<string, boolean>,
  wagesOf: (scheme: CompiledScheme) => Amount<'scheme'>,
): Entry => {
  const { line, timeline } = country;
  const found = ruleFor(scheme, line);
  if (found === undefined) return undefined;
  const { compiled, day } = found;
  const { rule } = compiled;
  const statusOf = (stretch: Stretch): SchemeStatus | undefined => stretch.statusOf(scheme.country.code, scheme.id);
  const parts =
    rule.partMonth === 'insured-at-month-end'
      ? partsAtMonthEnd(line, day, timeline, statusOf)
      : partsOf(line, country.stretches, statusOf);
  if (parts.every((part) => part.status === undefined)) return undefined;
  const facts = context.factsOn(line.employerId, day);
  const age = context.ageOn(line.payDate);
  const reader = new FactReader(context.batch.law.attributes, facts, age);
  const applies = reader.hold(rule.appliesWhen);
  const subject =
    applies && reader.hold(rule.subjectWhen) && (rule.follows === undefined || subjectOf.get(rule.follows) !== false);
  const outside = applies ? payers.filter((payer) => !chargesPayer(compiled, payer, day, reader)) : [];
  if (reader.invalid !== undefined) return { invalid: reader.invalid };
  if (!applies) return undefined;
  const shares = allocate(wagesOf(scheme), parts) as readonly Amount<'scheme'>[];
  return {
    entry: {
      ...country,
      scheme,
      compiled,
      day,
      facts,
      age,
      subject,
      outside,
      frequency: rule.yearlyWhen.length > 0 && reader.hold(rule.yearlyWhen) ? 'yearly' : country.frequency,
      parts: parts.map((part, index) => ({ ...part, wages: shares[index] ?? (shares[0] as Amount<'scheme'>) })),
    },
  };
};
