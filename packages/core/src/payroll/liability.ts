import type { SchemeStatus } from '../coverage/status.ts';
import type { CompiledRule, CompiledScheme } from '../legislation/compile.ts';
import { FactReader } from '../legislation/facts.ts';
import type { WorkerContext } from './context.ts';
import type { PreparedLine } from './prepared-line.ts';
import { ruleFor } from './rule-for.ts';
import type { Stretch } from './timeline.ts';

/** Whether a scheme is there for the worker and the employer on some days, and whether it covers the person. */
type Liability = 'subject' | 'outside' | 'absent';

/** Of a person outside the scheme. */
export const notSubject: SchemeStatus = {
  status: 'exempt',
  reason: 'not-subject',
  certificateId: undefined,
  citations: [],
  doubt: undefined,
  authority: undefined,
};

/** Reads liability on the days worked: by the facts of the stretch, the rule of the scheme's date, and what it follows. */
export class LiabilityReader {
  invalid: string | undefined;
  readonly context: WorkerContext;
  readonly line: PreparedLine;
  readonly age: number;

  constructor(context: WorkerContext, line: PreparedLine, age: number) {
    this.context = context;
    this.line = line;
    this.age = age;
  }

  on(scheme: CompiledScheme, { rule }: CompiledRule, stretch: Stretch): Liability {
    const facts = this.context.factsOn(this.line.employerId, Math.max(stretch.from, this.line.from));
    const reader = new FactReader(this.context.batch.law.attributes, facts, this.age);
    const applies = reader.hold(rule.appliesWhen);
    const covered = applies && reader.hold(rule.subjectWhen);
    this.invalid ??= reader.invalid;
    if (!applies) return 'absent';
    return covered && this.leaderCovers(scheme, rule.follows, stretch) ? 'subject' : 'outside';
  }

  private leaderCovers(scheme: CompiledScheme, follows: string | undefined, stretch: Stretch): boolean {
    const leader = follows === undefined ? undefined : scheme.country.schemes.find((one) => one.id === follows);
    const found = leader === undefined ? undefined : ruleFor(leader, this.line);
    return leader === undefined || found === undefined || this.on(leader, found.compiled, stretch) === 'subject';
  }
}
