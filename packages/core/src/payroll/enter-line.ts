import type { PayFrequency } from '../records/pay-line.ts';
import { printDay } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import { comesLater } from './charge-line.ts';
import { enterCountry } from './country-line.ts';
import type { PreparedLine } from './prepared-line.ts';
import type { SchemeLine } from './scheme-line.ts';
import { tellOfLine } from './line-notices.ts';
import type { Stretch, StretchFault } from './timeline.ts';

const faultSentence: Record<StretchFault, (line: PreparedLine, stretch: Stretch) => string> = {
  'assignment-overlap': (_, stretch) =>
    `Two assignments with this employer cover ${printDay(stretch.from)}. End one of them, or give the line a workCountry.`,
  'not-an-employee': () =>
    'The assignment is self-employed work: nothing is withheld from pay. Remove the line, or correct the kind.',
  'employer-missing': (line) =>
    `Employer ${line.employerId} has no record and no assignment that says where it is. Add the employer.`,
};

/** How often a country's schemes see the line paid: the host's own frequency holds where an assignment brings the work. */
export const frequencyIn = (
  context: WorkerContext,
  line: PreparedLine,
  stretches: readonly Stretch[],
  code: string,
): PayFrequency => {
  const host = stretches.find((stretch) => stretch.claims?.work === code)?.assignment;
  const away = host !== undefined && context.batch.law.countryOfPlace(host.homeCountry) !== code;
  return (away ? host.hostPayFrequency : undefined) ?? line.frequency;
};

/** A line that has entered the schemes of all countries that claim its work. */
export interface EnteredLine {
  /** What is computed in the order of the lines. */
  readonly now: readonly SchemeLine[];
  /** What is computed after the other lines of the day. */
  readonly later: readonly SchemeLine[];
}

/**
 * Enters a line into the schemes of all countries that claim its work; `undefined` where the line is refused.
 * `commit: false` computes the line without counting it.
 */
export const enterLine = (context: WorkerContext, line: PreparedLine, commit: boolean): EnteredLine | undefined => {
  const { notices } = context.batch;
  const timeline = context.timeline(line.employerId, line.record.workCountry);
  const stretches = timeline.between(line.from, line.to);
  const faulty = stretches.find((stretch) => stretch.fault !== undefined);
  if (faulty?.fault !== undefined) {
    const place = { workerId: line.workerId, lineId: line.lineId };
    notices.error(faulty.fault, faultSentence[faulty.fault](line, faulty), place);
    context.poison(line);
    return undefined;
  }
  tellOfLine(context, line, stretches);
  const unknown = new Set(stretches.flatMap((stretch) => stretch.claims?.unknown ?? []));
  for (const code of unknown) {
    notices.error(
      'nationality-missing',
      `Whether the law of ${code} follows the worker abroad depends on nationality or residence, and neither was given. Add the worker.`,
      { workerId: line.workerId, lineId: line.lineId, country: code },
    );
    context.poison(line, code);
  }
  for (const { country, attribute } of stretches.flatMap((stretch) => stretch.claims?.invalid ?? [])) {
    if (unknown.has(country)) continue;
    unknown.add(country);
    notices.error(
      'attribute-invalid',
      `The attribute ${attribute} has a value that the law does not know, so whether the law of ${country} follows the worker abroad is open. Correct it.`,
      { workerId: line.workerId, lineId: line.lineId, country },
    );
    context.poison(line, country);
  }
  const countries = new Set(stretches.flatMap((stretch) => stretch.standings.map((standing) => standing.country)));
  const entries = [...countries]
    .filter((code) => !unknown.has(code))
    .flatMap((code) => {
      const frequency = frequencyIn(context, line, stretches, code);
      return enterCountry(context, { line, timeline, stretches, frequency, commit }, code);
    });
  return {
    now: entries.filter((entry) => !comesLater(entry)),
    later: entries.filter(comesLater),
  };
};
