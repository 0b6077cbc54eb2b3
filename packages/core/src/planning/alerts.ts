import type { Law } from '../legislation/compile.ts';
import type { Contribution } from '../records/contribution.ts';
import type { Decision } from '../records/decision.ts';
import { type Day, lastDay, parseDay, printDay } from '../time/date.ts';
import type { Alert } from './alert.ts';
import { alertCodes } from './alert.ts';
import type { AssignmentCase } from './assignment-case.ts';
import { certificateAlerts, type Found } from './certificate-alerts.ts';

const soon = 183;

const alertOf = ({ assignment }: AssignmentCase, { detail, ...found }: Found): Alert => ({
  ...found,
  assignmentId: assignment.assignmentId,
  workerId: assignment.workerId,
  employerId: assignment.employerId,
  homeCountry: assignment.homeCountry,
  workCountry: assignment.workCountry,
  message: `Assignment ${assignment.assignmentId}, ${assignment.homeCountry} to ${assignment.workCountry}: ${alertCodes[found.code]}${detail === undefined ? '' : ` ${detail}`}`,
  atStake: found.atStake ?? [],
  legalBasis: found.legalBasis ?? [],
});

/** The windows: an assignment that is too long from its first day, or has become too long. */
const windowAlerts = (one: AssignmentCase, decision: Decision, day: Day): readonly Found[] => {
  const { assignment, start, end } = one;
  const limit = decision.certificate.maxValidTo;
  const until = limit === undefined ? undefined : parseDay(limit);
  const legalBasis = decision.basis;
  if (until !== undefined) {
    if (end <= until || day > until) return [];
    const due = until - day;
    return [
      {
        severity: due <= soon ? 'high' : 'medium',
        code: 'extension-due',
        date: printDay(until),
        legalBasis,
        detail: `The posting ends on ${printDay(until)}.`,
      },
    ];
  }
  // The same work, if it were short: where that would be a posting, only its length stands in the way.
  const short = one.decideOn(start, { expectedEnd: assignment.start });
  const posted = short.certificate.maxValidTo;
  const isHome =
    short.applicableLegislation.length === 1 &&
    !decision.applicableLegislation.includes(short.applicableLegislation[0] ?? '');
  if (posted === undefined || !isHome || decision.status === 'undetermined') return [];
  const planned = assignment.expectedEnd ?? 'with no end';
  return [
    {
      severity: 'high',
      code: 'window-exceeded',
      date: posted,
      legalBasis: short.basis,
      detail: `It is planned to ${planned}, and a posting could last until ${posted}.`,
    },
  ];
};

const openAlerts = (decision: Decision, day: Day): readonly Found[] => {
  const elections = decision.deadlines
    .filter(({ act, date }) => act === 'election' && (parseDay(date) ?? lastDay) >= day)
    .map(({ date }): Found => ({ severity: 'high', code: 'election-due', date, legalBasis: decision.basis }));
  if (decision.status === 'determined' || elections.length > 0) return elections;
  const why = [
    ...(decision.missingFacts.length === 0 ? [] : [`Missing: ${decision.missingFacts.join(', ')}.`]),
    ...decision.conditions,
    ...(decision.status === 'undetermined' ? decision.warnings : []),
  ];
  return [{ severity: 'medium', code: 'decision-open', legalBasis: decision.basis, detail: why.join(' ') }];
};

/** What one assignment needs on a day. */
export const alertsOf = (one: AssignmentCase, law: Law, day: Day, rows: readonly Contribution[]): readonly Alert[] => {
  const asked = Math.min(Math.max(day, one.start), one.end);
  const decision = one.decideOn(asked);
  const work = law.countryOfPlace(one.assignment.workCountry);
  const fromAbroad =
    decision.certificate.needed &&
    law.countries.get(work)?.law.workAbroad !== undefined &&
    decision.exemptFrom.includes(work);
  const open = openAlerts(decision, day);
  const windows = windowAlerts(one, decision, day);
  // Whoever must choose a legislation, or get an exception, asks for a certificate by that.
  const comesFirst = [...open, ...windows].some(({ code }) => code === 'election-due' || code === 'window-exceeded');
  const unlinked = decision.instrument === 'none' && decision.applicableLegislation.length > 1;
  const found: readonly Found[] = [
    ...(unlinked ? [{ severity: 'medium' as const, code: 'no-agreement' as const, legalBasis: decision.basis }] : []),
    ...open,
    ...windows,
    ...(comesFirst ? [] : certificateAlerts(one, decision, law, day, rows)),
    ...(fromAbroad && one.end >= day
      ? [{ severity: 'low' as const, code: 'worker-from-abroad' as const, legalBasis: decision.basis }]
      : []),
  ];
  return found.map((alert) => alertOf(one, alert));
};
