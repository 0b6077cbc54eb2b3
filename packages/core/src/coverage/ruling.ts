import type { Instrument, InstrumentRule } from '../legislation/shape-instrument.ts';
import { type Day, firstDay, lastDay, parseDay } from '../time/date.ts';
import type { Answer } from './answer.ts';
import type { Focus } from './focus.ts';
import { type NamedLaws, namedLaws } from './named-law.ts';
import { ask } from './tests/ask.ts';

export interface RulingStep {
  readonly rule: string;
  readonly outcome: string;
  readonly citation: string;
}

/** Which law an instrument says applies to one piece of work. */
export interface Ruling {
  readonly status: 'determined' | 'conditional' | 'undetermined';
  /** Empty where the facts allow no answer; more than one where the instrument leaves the national laws as they are. */
  readonly applicableLegislation: readonly string[];
  readonly basis: readonly string[];
  readonly missingFacts: readonly string[];
  readonly conditions: readonly string[];
  readonly warnings: readonly string[];
  /** Last day on which the rule can name that law. */
  readonly until: Day | undefined;
  /** The rule says how long a posting may last. */
  readonly posting: boolean;
  readonly deadlines: readonly { readonly act: 'election'; readonly day: Day }[];
  readonly trace: readonly RulingStep[];
}

/** A rule that applies, or still may. */
interface Candidate {
  readonly rule: InstrumentRule;
  readonly open: readonly Answer[];
  readonly answers: readonly Answer[];
  readonly presumed: readonly string[];
  readonly named: NamedLaws;
}

const inForce = (rule: InstrumentRule, day: Day): boolean =>
  (rule.from === undefined || (parseDay(rule.from) ?? firstDay) <= day) &&
  (rule.to === undefined || day <= (parseDay(rule.to) ?? lastDay));

const isOpen = ({ open, named }: Candidate): boolean => open.length > 0 || named.missing !== undefined;

const consider = (rule: InstrumentRule, focus: Focus, trace: RulingStep[]): Candidate | undefined => {
  const citation = rule.citation[0] ?? focus.instrument.citation;
  const answers: Answer[] = [];
  const presumed: string[] = [];
  for (const [index, test] of rule.tests.entries()) {
    const answer = ask(test, focus);
    // A rule about other kinds of work is no step of the reasoning.
    if (index === 0 && test.test === 'kind' && answer.is === 'no') return undefined;
    answers.push(answer);
    if (answer.presumed !== undefined) presumed.push(answer.presumed);
    const name = `${rule.rule}: ${test.not ? 'not ' : ''}${test.test}`;
    trace.push({ rule: name, outcome: `${answer.is}: ${answer.saw}`, citation });
    if (answer.is === 'no') return undefined;
  }
  const named = namedLaws(rule, focus);
  const found = { rule, open: answers.filter((answer) => answer.is === 'open'), answers, presumed, named };
  const law = named.laws.join(' and ') || (named.reason ?? `open, since ${named.missing} is not known`);
  trace.push({ rule: rule.rule, outcome: `${isOpen(found) ? 'may apply' : 'applies'}: ${law}`, citation });
  return found;
};

const candidatesOf = (instrument: Instrument, focus: Focus, trace: RulingStep[]): readonly Candidate[] => {
  const candidates: Candidate[] = [];
  for (const rule of instrument.rules) {
    if (!inForce(rule, focus.day)) continue;
    const found = consider(rule, focus, trace);
    if (found === undefined) continue;
    candidates.push(found);
    if (!isOpen(found)) break;
  }
  return candidates;
};

const unique = <T>(items: readonly T[]): readonly T[] => [...new Set(items)];

const missingOf = ({ open, named }: Candidate): readonly string[] =>
  unique([...open.flatMap((answer) => answer.missing ?? []), ...(named.missing === undefined ? [] : [named.missing])]);

const lawOf = (candidate: Candidate | undefined): string =>
  candidate === undefined || candidate.named.laws.length === 0
    ? 'which law applies is open'
    : `the law of ${candidate.named.laws.join(' and ')} applies`;

/** What must be so for a candidate to apply, and what holds if it is not; nothing where both are the same. */
const conditionOf = (candidate: Candidate, next: Candidate | undefined): readonly string[] => {
  const facts = missingOf({ ...candidate, open: candidate.open.filter((answer) => answer.condition === undefined) });
  const conditions = candidate.open.flatMap((answer) => answer.condition ?? []);
  if (lawOf(candidate) === lawOf(next) && conditions.length === 0) return [];
  const meets = facts.length === 1 ? 'meets' : 'meet';
  const musts = [
    ...conditions,
    ...(facts.length === 0 ? [] : [`${facts.join(' and ')} ${meets} the rule "${candidate.rule.rule}"`]),
  ];
  return [`If ${musts.join(', and ')}, ${lawOf(candidate)}; otherwise ${lawOf(next)}.`];
};

const warningsOf = (candidates: readonly Candidate[]): readonly string[] =>
  candidates.flatMap(({ rule, presumed, named }) => [
    ...(rule.doubt === undefined ? [] : [rule.doubt]),
    ...(rule.confidence === 'low' && rule.doubt === undefined
      ? [`Nobody saw the rule "${rule.rule}" in a source.`]
      : []),
    ...(named.reason === undefined ? [] : [`Open: ${named.reason}.`]),
    ...presumed.map((fact) => `${fact} was not given; what a posting usually means was taken as given.`),
  ]);

const shared = (candidates: readonly Candidate[]) => ({
  missingFacts: unique(candidates.flatMap(missingOf)),
  deadlines: candidates.flatMap(({ answers }) => answers.flatMap((answer) => answer.deadline ?? [])),
});

const untilOf = ({ answers }: Candidate): Day | undefined => {
  const days = answers.flatMap((answer) => (answer.is === 'yes' && answer.until !== undefined ? [answer.until] : []));
  return days.length === 0 ? undefined : Math.min(...days);
};

const nameLaw = (chosen: Candidate) => ({
  applicableLegislation: chosen.named.laws,
  basis: chosen.rule.citation,
  until: untilOf(chosen),
  posting: chosen.rule.stage === 'posting',
});

const nothing = { applicableLegislation: [], basis: [], until: undefined, posting: false } as const;

/**
 * Asks the rules of an instrument in their order. The first whose tests all hold names the law; where a rule before it
 * may still apply and would name another, the answer depends on what is open.
 */
export const rule = (focus: Focus): Ruling => {
  const { instrument } = focus;
  const trace: RulingStep[] = [];
  if (!instrument.modelled) {
    const warnings = [`The rules of the ${instrument.citation} are not in the data.`];
    return { status: 'undetermined', ...nothing, missingFacts: [], conditions: [], warnings, deadlines: [], trace };
  }
  const candidates = candidatesOf(instrument, focus, trace);
  const last = candidates.at(-1);
  const chosen = candidates.find(({ named }) => named.laws.length > 0);
  if (last === undefined || chosen === undefined) {
    const warnings =
      last === undefined ? [`No rule of the ${instrument.citation} reaches this case.`] : warningsOf(candidates);
    return { status: 'undetermined', ...nothing, ...shared(candidates), conditions: [], warnings, trace };
  }
  const laws = new Set(candidates.map(({ named }) => [...named.laws].toSorted().join()));
  if (!isOpen(last) && laws.size === 1) {
    return {
      status: 'determined',
      ...nameLaw(last),
      missingFacts: [],
      conditions: [],
      warnings: warningsOf([last]),
      deadlines: shared(candidates).deadlines,
      trace,
    };
  }
  const conditions = candidates
    .filter(isOpen)
    .flatMap((one) => conditionOf(one, candidates[candidates.indexOf(one) + 1]));
  return {
    status: 'conditional',
    ...nameLaw(chosen),
    ...shared(candidates),
    conditions,
    warnings: warningsOf([chosen]),
    trace,
  };
};
