import type { SchemeAccounts } from '../contribution/account.ts';
import { Journal } from '../contribution/journal.ts';
import type { CompiledRule, CompiledScheme, Law } from '../legislation/compile.ts';
import type { AgeAnswer, AgeCondition, Facts, Given, Moment } from '../legislation/facts.ts';
import type { Formula } from '../formula/formula.ts';
import type { Employer } from '../records/employer.ts';
import type { Override } from '../records/override.ts';
import type { PayFrequency } from '../records/pay-line.ts';
import type { Payer } from '../records/primitives.ts';
import type { RefusedLine } from '../records/refusal.ts';
import type { Worker } from '../records/worker.ts';
import { type Day, firstDay, parseDay, printDay } from '../time/date.ts';
import { type Dated, type Dossier, recordOn } from './dossier.ts';
import type { EarlierLine } from './earlier-line.ts';
import type { Exchange } from './exchange.ts';
import type { Notices } from './notices.ts';
import type { Observer } from './observation.ts';
import type { PreparedLine } from './prepared-line.ts';
import { type Timeline, timelineOf } from './timeline.ts';

/** What all workers of a batch share. */
export interface BatchContext {
  readonly law: Law;
  readonly employers: ReadonlyMap<string, readonly Dated<Employer>[]>;
  readonly exchange: Exchange;
  readonly notices: Notices;
  /** Patterns of the schemes to compute; empty: all. */
  readonly schemes: readonly string[];
  /** Overrides that do not fit their scheme. */
  readonly uselessOverrides: readonly Override[];
  /** Schemes with a refused override that was meant for everybody. */
  readonly refusedSchemes: ReadonlyMap<string, unknown>;
  /** Told of every row as it is made, and of what is asked of a worker's age; left out in a run. */
  readonly observe?: Observer;
  readonly hear?: (age: AgeCondition, payDate: Day) => void;
  /** Hears what is asked of the days on which laws, assignments and certificates hold; left out in a run. */
  readonly listen?: (
    timeline: Timeline,
    scope: { readonly employerId: string; readonly place: string | undefined },
  ) => Timeline;
  /** Lines of earlier runs that reversals may name, by worker. */
  readonly originals: ReadonlyMap<string, readonly EarlierLine[]>;
  /** Lines that could not be read, by worker. */
  readonly refusedLines: ReadonlyMap<string, readonly RefusedLine[]>;
}

/** An earlier error, after which the amounts of the same accumulators are provisional. */
export interface Poison {
  /** `undefined`: the employer could not be read. */
  readonly employerId: string | undefined;
  readonly country: string | undefined;
  readonly scheme: string | undefined;
  /** `undefined`: the line could not be dated, every later row may be affected. */
  readonly payDate: Day | undefined;
  readonly to: Day | undefined;
  readonly lineId: string | undefined;
}

/** The last formula of a payer and the facts that it was made for. */
export interface KeptFormula {
  readonly compiled: CompiledRule;
  readonly facts: Facts;
  readonly ages: readonly AgeAnswer[];
  readonly frequency: string;
  readonly formula: Formula;
  /** Something about its figures is to be told. */
  readonly notable: boolean;
}

/** Attributes as a record holds them: each is read when it is asked for. */
const givenIn = (attributes: Readonly<Record<string, string>> | undefined): Given => ({
  get: (name) => (attributes !== undefined && Object.hasOwn(attributes, name) ? attributes[name] : undefined),
});

/** One worker's calculation: facts and accounts, built as the lines ask for them. */
export class WorkerContext {
  readonly batch: BatchContext;
  readonly dossier: Dossier;
  readonly poisons: Poison[] = [];
  readonly journal = new Journal();
  readonly formulas = new Map<string, KeptFormula>();
  readonly accounts = new Map<string, Map<string, SchemeAccounts>>();
  /** The worker's lines, by id. */
  readonly lineIds = new Map<string, PreparedLine>();
  /** Day through which balances count a country's lines, by country and employer. */
  readonly countedThrough = new Map<string, Day>();
  /** Country, employer and year of which a line was seen. */
  readonly yearsSeen = new Set<string>();
  private readonly timelines = new Map<string, Timeline>();
  private readonly facts = new Map<Worker | undefined, Map<Employer | undefined, Facts>>();

  constructor(batch: BatchContext, dossier: Dossier) {
    this.batch = batch;
    this.dossier = dossier;
    for (const line of batch.refusedLines.get(dossier.workerId) ?? []) {
      const payDate = line.payDate === undefined ? undefined : parseDay(line.payDate);
      const to = line.to === undefined ? undefined : parseDay(line.to);
      this.poisons.push({
        employerId: line.employerId,
        country: undefined,
        scheme: undefined,
        payDate,
        to,
        lineId: line.lineId,
      });
    }
  }

  employerOn(employerId: string, day: Day): Employer | undefined {
    return recordOn(this.batch.employers.get(employerId) ?? [], day);
  }

  timeline(employerId: string, place: string | undefined): Timeline {
    const key = place === undefined ? employerId : `${place} ${employerId}`;
    const found = this.timelines.get(key);
    if (found !== undefined) return found;
    const made = timelineOf({
      law: this.batch.law,
      dossier: this.dossier,
      employerId,
      employerRows: this.batch.employers.get(employerId) ?? [],
      place,
    });
    const heard = this.batch.listen?.(made, { employerId, place }) ?? made;
    this.timelines.set(key, heard);
    return heard;
  }

  factsOn(employerId: string, day: Day): Facts {
    const worker = recordOn(this.dossier.rows, day);
    const employer = this.employerOn(employerId, day);
    const byEmployer = this.facts.get(worker) ?? new Map<Employer | undefined, Facts>();
    this.facts.set(worker, byEmployer);
    const found = byEmployer.get(employer);
    if (found !== undefined) return found;
    const made: Facts = {
      worker: givenIn(worker?.attributes),
      employer: givenIn(employer?.attributes),
      ownRates: new Map(Object.entries(employer?.rates ?? {})),
      nationality: worker?.nationality ?? this.dossier.assignments[0]?.record.nationality ?? [],
      residence: worker?.residence,
    };
    byEmployer.set(employer, made);
    return made;
  }

  momentOf({ payDate, record }: PreparedLine, frequency: PayFrequency): Moment {
    const birthDate = recordOn(this.dossier.rows, payDate)?.birthDate;
    return {
      payDate,
      birth: birthDate === undefined ? undefined : parseDay(birthDate),
      frequency,
      hours: record.hours,
      hear: this.batch.hear,
    };
  }

  /** The accounts of a payer to a scheme, for one employer or, where the scheme counts per person, for all. */
  accountsOf(scheme: CompiledScheme, payer: Payer, employerId: string | undefined, apart = false): SchemeAccounts {
    const owner = employerId ?? '';
    const owned = this.accounts.get(owner) ?? new Map<string, SchemeAccounts>();
    this.accounts.set(owner, owned);
    const key = apart ? `${scheme.keys[payer]} one-off` : scheme.keys[payer];
    const found = owned.get(key);
    if (found !== undefined) return found;
    const made: SchemeAccounts = {
      scheme: scheme.id,
      payer,
      apart,
      employerId,
      years: new Map(),
      periods: new Map(),
      through: firstDay,
    };
    owned.set(key, made);
    return made;
  }

  /** The employer and those that it succeeded, directly or through one another. */
  predecessorsOf(employerId: string, day: Day): readonly string[] {
    const found: string[] = [];
    let current = this.employerOn(employerId, day)?.successorTo;
    while (current !== undefined && current !== employerId && !found.includes(current)) {
      found.push(current);
      current = (this.employerOn(current, day) ?? this.batch.employers.get(current)?.[0]?.record)?.successorTo;
    }
    return found;
  }

  /** Whether a balance counts the line already; that is told as an error. */
  isCountedAlready(line: { employerId: string; payDate: Day; workerId: string; lineId: string }): boolean {
    for (const [key, through] of this.countedThrough) {
      const employer = key.slice(3);
      if (line.payDate > through || (employer !== '' && employer !== line.employerId)) continue;
      this.batch.notices.error(
        'line-before-balance',
        `The line was paid on ${printDay(line.payDate)}, and balances count the lines through ${printDay(through)} already. Remove the line, or use the balances before it.`,
        { workerId: line.workerId, lineId: line.lineId },
      );
      return true;
    }
    return false;
  }

  poison(line: PreparedLine, country?: string, scheme?: string): void {
    const { employerId, payDate, to, lineId } = line;
    this.poisons.push({ employerId, country, scheme, payDate, to, lineId });
  }
}
