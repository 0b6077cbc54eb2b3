import { validCertificates, type ValidCertificate } from '../certificate/validity.ts';
import type { Law } from '../legislation/compile.ts';
import type { Assignment } from '../records/assignment.ts';
import type { Batch } from '../records/batch.ts';
import type { Decision } from '../records/decision.ts';
import { type Day, firstDay, lastDay, printDay, dayOr } from '../time/date.ts';
import { decide } from '../coverage/decide.ts';
import { situationOf } from '../coverage/situation.ts';

/** An assignment with all that the batch says of it. */
export interface AssignmentCase {
  readonly assignment: Assignment;
  readonly start: Day;
  /** Actual or expected last day; `lastDay`: none is known. */
  readonly end: Day;
  readonly decideOn: (day: Day, change?: Partial<Assignment>) => Decision;
  /** Certificates of the worker that stand and are about this employer. */
  readonly certificates: readonly ValidCertificate[];
  /** One has been asked for that has not been issued. */
  readonly requested: boolean;
}

const validOn = <T extends { validFrom?: string | undefined; validTo?: string | undefined }>(
  rows: readonly T[],
  day: Day,
): T | undefined =>
  rows.find((row) => dayOr(row.validFrom, firstDay) <= day && day <= dayOr(row.validTo, lastDay)) ?? rows[0];

const caseOf = (batch: Batch, law: Law, assignment: Assignment, asOf: Day): AssignmentCase => {
  const workers = (batch.workers ?? []).filter(({ workerId }) => workerId === assignment.workerId);
  const employers = (batch.employers ?? []).filter(({ employerId }) => employerId === assignment.employerId);
  const own = (batch.certificates ?? []).filter(
    (record) =>
      record.workerId === assignment.workerId &&
      (record.employerId === undefined || record.employerId === assignment.employerId),
  );
  const decideOn = (day: Day, change: Partial<Assignment> = {}): Decision => {
    const worker = validOn(workers, day);
    const employer = validOn(employers, day);
    const facts = {
      assignment: { ...assignment, ...change },
      place: assignment.workCountry,
      employer: {
        country: employer?.country ?? assignment.homeCountry,
        americanEmployer: employer?.americanEmployer,
        section3121l: employer?.section3121l === true,
      },
      person: { nationality: worker?.nationality ?? assignment.nationality, residence: worker?.residence },
    };
    return decide(law, situationOf(facts, printDay(day)));
  };
  return {
    assignment,
    start: dayOr(assignment.start, firstDay),
    end: dayOr(assignment.actualEnd ?? assignment.expectedEnd, lastDay),
    decideOn,
    certificates: validCertificates(own, asOf),
    requested: own.some(({ status }) => status === 'requested'),
  };
};

/** Every assignment away from home, as it stands on a day. */
export const assignmentCases = (batch: Batch, law: Law, asOf: Day): readonly AssignmentCase[] =>
  (batch.assignments ?? [])
    .filter(({ homeCountry, workCountry }) => law.countryOfPlace(homeCountry) !== law.countryOfPlace(workCountry))
    .map((assignment) => caseOf(batch, law, assignment, asOf));
