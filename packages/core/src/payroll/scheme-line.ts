import type { SchemeStatus } from '../coverage/status.ts';
import type { CompiledRule, CompiledScheme } from '../legislation/compile.ts';
import { FactReader, type Facts, type Moment } from '../legislation/facts.ts';
import type { Amount } from '../money/amount.ts';
import { chargesPayer } from '../formula/variant-for.ts';
import type { PayFrequency } from '../records/pay-line.ts';
import { type Payer, payers } from '../records/primitives.ts';
import type { Day } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import type { DatedRate } from './exchange.ts';
import { LiabilityReader, notSubject } from './liability.ts';
import { allocate, type Part, partsAtMonthEnd, partsOf } from './parts.ts';
import type { PreparedLine } from './prepared-line.ts';
import { ruleFor } from './rule-for.ts';
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
  readonly moment: Moment;
  /** Computed only because another scheme needs it: no row of it is shown. */
  readonly silent: boolean;
  /** Payers whom the scheme does not charge, though it charges the other. */
  readonly outside: readonly Payer[];
  /** Payers whom the scheme does not know in such a case: they have no row. */
  readonly absent: readonly Payer[];
  readonly parts: readonly (Part & { readonly wages: Amount<'scheme'> })[];
}

export type Entry = { readonly entry: SchemeLine } | { readonly invalid: string } | undefined;

/**
 * How a line enters a scheme; `undefined` where it has no row: the country does not claim the work, the scheme is of
 * another time or region, is off, or is an alternative not chosen.
 */
export const enterScheme = (
  context: WorkerContext,
  scheme: CompiledScheme,
  country: CountryLine,
  wagesOf: (scheme: CompiledScheme) => Amount<'scheme'>,
): Entry => {
  const { line, timeline } = country;
  const moment = context.momentOf(line, country.frequency);
  const { attributes } = context.batch.law;
  const found = ruleFor(
    scheme,
    line,
    new FactReader(attributes, context.factsOn(line.employerId, line.payDate), moment),
  );
  if (found === undefined) return undefined;
  const { compiled, day } = found;
  const { rule } = compiled;
  const liability = new LiabilityReader(context, line, moment);
  const statusOf = (stretch: Stretch): SchemeStatus | undefined => {
    const status = stretch.statusOf(scheme.country.code, scheme.id);
    if (status === undefined) return undefined;
    const liable = liability.on(scheme, compiled, stretch);
    return liable === 'absent' ? undefined : liable === 'outside' ? notSubject : status;
  };
  const parts =
    rule.partMonth === 'insured-at-month-end'
      ? partsAtMonthEnd(line, day, timeline, statusOf)
      : partsOf(line, country.stretches, statusOf);
  const facts = context.factsOn(line.employerId, day);
  const reader = new FactReader(attributes, facts, moment);
  const outside = payers.filter((payer) => !chargesPayer(compiled, payer, day, reader));
  const absent = payers.filter((payer) => !reader.hold(rule[payer]?.appliesWhen ?? []));
  const yearly = rule.yearlyWhen.length > 0 && reader.hold(rule.yearlyWhen);
  if (parts.every((part) => part.status === undefined) && liability.invalid === undefined) return undefined;
  const invalid = liability.invalid ?? reader.invalid;
  if (invalid !== undefined) return { invalid };
  const shares = allocate(wagesOf(scheme), parts) as readonly Amount<'scheme'>[];
  return {
    entry: {
      ...country,
      scheme,
      compiled,
      day,
      facts,
      moment,
      silent: false,
      outside,
      absent,
      frequency: yearly ? 'yearly' : country.frequency,
      parts: parts.map((part, index) => ({ ...part, wages: shares[index] ?? (shares[0] as Amount<'scheme'>) })),
    },
  };
};

/** Whether some part of the line owes the scheme. */
export const isDue = (entry: SchemeLine): boolean => entry.parts.some((part) => part.status?.status === 'due');
