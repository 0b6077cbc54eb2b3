import { printDay } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import { countryRows } from './country-line.ts';
import type { PreparedLine } from './prepared-line.ts';
import type { Row } from './row.ts';
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

/**
 * The rows of one line in all countries that claim its work; `undefined` where the line is refused.
 * `commit: false` computes the line without counting it.
 */
export const lineRows = (context: WorkerContext, line: PreparedLine, commit: boolean): readonly Row[] | undefined => {
  const { notices } = context.batch;
  const timeline = context.timeline(line.employerId, line.record.workCountry);
  const stretches = timeline.between(line.from, line.to);
  const faulty = stretches.find((stretch) => stretch.fault !== undefined);
  if (faulty?.fault !== undefined) {
    notices.error(faulty.fault, faultSentence[faulty.fault](line, faulty), {
      workerId: line.workerId,
      lineId: line.lineId,
    });
    context.poison(line);
    return undefined;
  }
  tellOfLine(context, line, stretches);
  const unknown = new Set(stretches.flatMap((stretch) => stretch.claims?.unknown ?? []));
  const countries = [...new Set(stretches.flatMap((stretch) => stretch.standings.map((standing) => standing.country)))];
  for (const code of unknown) {
    notices.error(
      'nationality-missing',
      `Whether the law of ${code} follows the worker abroad depends on nationality or residence, and neither was given. Add the worker.`,
      { workerId: line.workerId, lineId: line.lineId, country: code },
    );
    context.poison(line, code);
  }
  return countries
    .filter((code) => !unknown.has(code))
    .flatMap((code) => {
      // The host's frequency holds where the work is done by an assignment away from home.
      const host = stretches.find((stretch) => stretch.claims?.work === code)?.assignment;
      const away = host !== undefined && host.homeCountry !== code;
      const frequency = (away ? host.hostPayFrequency : undefined) ?? line.frequency;
      return countryRows(context, { line, timeline, stretches, frequency, commit }, code);
    });
};
