import { printDay, dayOr } from '../time/date.ts';
import type { WorkerContext } from './context.ts';

import type { PreparedLine } from './prepared-line.ts';
import type { Stretch } from './timeline.ts';

const dayCount = 365;

const tellOfAssignment = (context: WorkerContext, line: PreparedLine, stretch: Stretch): void => {
  const { notices, law } = context.batch;
  const { assignment, claims } = stretch;
  if (assignment === undefined || claims === undefined) return;
  const { workerId } = line;
  const expected = dayOr(assignment.expectedEnd, line.to);
  if (
    (assignment.actualEnd === undefined || assignment.actualEnd === null) &&
    expected < Math.min(line.to, stretch.to)
  ) {
    notices.warnOnce(
      `past ${assignment.assignmentId}`,
      'assignment-past-expected-end',
      () =>
        `Assignment ${assignment.assignmentId} was expected to end on ${printDay(expected)} and goes on. Enter its actualEnd, or the new expectedEnd.`,
      { workerId },
    );
  }
  const home = law.countryOfPlace(assignment.homeCountry);
  const computed = stretch.standings.some((standing) => standing.country === home);
  if (home !== claims.work && !computed && law.countries.get(home)?.law.workAbroad === undefined) {
    notices.warnOnce(
      `home ${assignment.assignmentId}`,
      'home-law-not-computed',
      () =>
        `Assignment ${assignment.assignmentId}: the schemes of the home country ${home} are computed only where a certificate names its law.`,
      { workerId, country: home },
    );
  }
};

const tellOfEmployer = (context: WorkerContext, line: PreparedLine, stretch: Stretch): void => {
  const { notices } = context.batch;
  if (stretch.employerAssumed) {
    notices.warnOnce(
      `employer ${line.employerId}`,
      'employer-assumed',
      () =>
        `Employer ${line.employerId} has no record for these days: its seat was taken from the assignment's home country. Add the employer.`,
      { workerId: line.workerId, lineId: line.lineId },
    );
  }
  const { assignments } = context.dossier;
  if (assignments.length > 0 && !assignments.some((row) => row.record.employerId === line.employerId)) {
    notices.warnOnce(
      `other ${line.workerId} ${line.employerId}`,
      'assignment-other-employer',
      () =>
        `The worker has no assignment with employer ${line.employerId}, though one with another employer. Check who employs.`,
      { workerId: line.workerId, lineId: line.lineId },
    );
  }
};

/** The laws that hold on some days, as far as place and certificates tell. */
const lawsOf = (stretch: Stretch): string =>
  `${stretch.claims?.work ?? ''} ${stretch.standings.flatMap((one) => (one.naming === undefined ? [] : [one.country])).join(' ')}`;

const tellOfOneOff = (context: WorkerContext, line: PreparedLine): void => {
  const { record } = line;
  if (line.kind !== 'one-off' || (record.earnedFrom !== undefined && record.earnedTo !== undefined)) return;
  const timeline = context.timeline(line.employerId, record.workCountry);
  const ended = context.dossier.assignments.some(
    (row) => row.record.employerId === line.employerId && row.to < line.payDate,
  );
  const running = context.dossier.assignments.some(
    (row) => row.record.employerId === line.employerId && row.from <= line.payDate && line.payDate <= row.to,
  );
  const changed = new Set(timeline.between(line.payDate - dayCount, line.payDate).map(lawsOf)).size > 1;
  if (!changed && (!ended || running)) return;
  context.batch.notices.warn(
    'earning-period-missing',
    'The one-off payment names no days for which it was earned, and the law changed within the year before it was paid: its pay period was taken. Add earnedFrom and earnedTo.',
    { workerId: line.workerId, lineId: line.lineId },
  );
};

/** Tells what a person should know of a line before its schemes are computed. */
export const tellOfLine = (context: WorkerContext, line: PreparedLine, stretches: readonly Stretch[]): void => {
  for (const stretch of stretches) {
    tellOfAssignment(context, line, stretch);
    tellOfEmployer(context, line, stretch);
    if (stretch.conflict) {
      context.batch.notices.errorOnce(
        `conflict ${line.workerId} ${line.employerId} ${stretch.from}`,
        'certificate-conflict',
        () =>
          `From ${printDay(Math.max(stretch.from, line.from))} valid certificates name different laws for the same work: none of them was applied. Find out which one holds.`,
        { workerId: line.workerId },
      );
    }
  }
  tellOfOneOff(context, line);
};
