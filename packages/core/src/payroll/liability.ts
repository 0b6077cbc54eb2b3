import type { SchemeStatus } from '../coverage/status.ts';
import { type CompiledRule, type CompiledScheme, leadersOf } from '../legislation/compile.ts';
import { FactReader, type Moment } from '../legislation/facts.ts';
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
  points: undefined,
  authority: undefined,
};

/** Reads liability on the days worked: by the facts of the stretch, the rule of the scheme's date, and what it follows. */
export class LiabilityReader {
  invalid: string | undefined;
  readonly context: WorkerContext;
  readonly line: PreparedLine;
  readonly moment: Moment;

  constructor(context: WorkerContext, line: PreparedLine, moment: Moment) {
    this.context = context;
    this.line = line;
    this.moment = moment;
  }

  on(scheme: CompiledScheme, { rule }: CompiledRule, stretch: Stretch): Liability {
    const facts = this.context.factsOn(this.line.employerId, Math.max(stretch.from, this.line.from));
    const reader = new FactReader(this.context.batch.law.attributes, facts, this.moment);
    const applies = reader.hold(rule.appliesWhen);
    const covered = applies && reader.hold(rule.subjectWhen);
    this.invalid ??= reader.invalid;
    if (!applies) return 'absent';
    return covered && this.leaderCovers(scheme, leadersOf(rule), stretch, reader) ? 'subject' : 'outside';
  }

  /** Of several leaders the first that is there at all decides; none in force leaves the person inside. */
  private leaderCovers(
    scheme: CompiledScheme,
    leaders: readonly string[],
    stretch: Stretch,
    reader: FactReader,
  ): boolean {
    let covers = true;
    for (const id of leaders) {
      const leader = scheme.country.schemes.find((one) => one.id === id);
      const found = leader === undefined ? undefined : ruleFor(leader, this.line, reader);
      if (leader === undefined || found === undefined) continue;
      const liable = this.on(leader, found.compiled, stretch);
      if (liable !== 'absent') return liable === 'subject';
      covers = false;
    }
    return covers;
  }
}
