import { clip, daysOf, uncovered } from '../certificate/uncovered.ts';
import type { Law } from '../legislation/compile.ts';
import type { Contribution } from '../records/contribution.ts';
import type { Decision } from '../records/decision.ts';
import { type Day, lastDay, printDay } from '../time/date.ts';
import type { Interval } from '../time/interval.ts';
import type { Alert } from './alert.ts';
import type { AssignmentCase } from './assignment-case.ts';
import { atStakeIn } from './at-stake.ts';

/** An alert before it is known which assignment it is about. */
export type Found = Pick<Alert, 'severity' | 'code'> &
  Partial<Pick<Alert, 'date' | 'from' | 'to' | 'days' | 'atStake' | 'legalBasis'>> & { readonly detail?: string };

/** A certificate takes four to eight weeks. */
const lead = 56;

const releasing = (one: AssignmentCase, decision: Decision, law: Law): readonly Interval[] =>
  one.certificates.filter(
    ({ record, exempts }) =>
      decision.applicableLegislation.includes(law.countryOfPlace(record.applicableLegislation)) &&
      exempts.some((code) => decision.exemptFrom.includes(law.countryOfPlace(code))),
  );

const stakes = (
  one: AssignmentCase,
  decision: Decision,
  rows: readonly Contribution[],
  days: Interval,
): Alert['atStake'] =>
  decision.exemptFrom.flatMap((country) =>
    atStakeIn(rows, {
      workerId: one.assignment.workerId,
      employerId: one.assignment.employerId,
      country,
      from: printDay(days.from),
      to: printDay(days.to),
    }),
  );

const withoutAny = (
  one: AssignmentCase,
  decision: Decision,
  day: Day,
  rows: readonly Contribution[],
): readonly Found[] => {
  const { start, end, requested } = one;
  const legalBasis = decision.basis;
  const ahead = start - day;
  if (ahead > 0) {
    if (requested)
      return [
        {
          severity: ahead < lead / 2 ? 'medium' : 'low',
          code: 'certificate-pending',
          date: printDay(start),
          legalBasis,
        },
      ];
    return ahead < lead
      ? [
          {
            severity: 'high',
            code: 'certificate-lead-time',
            date: printDay(start),
            legalBasis,
            detail: `It begins in ${ahead} days.`,
          },
        ]
      : [{ severity: 'low', code: 'certificate-request-due', date: printDay(start - lead), legalBasis }];
  }
  const worked = clip({ from: start, to: end }, day);
  const what = {
    from: printDay(worked.from),
    to: printDay(worked.to),
    days: daysOf(worked),
    atStake: stakes(one, decision, rows, worked),
    legalBasis,
  };
  return [
    {
      severity: requested ? 'medium' : 'high',
      code: requested ? 'certificate-pending' : 'certificate-missing',
      ...what,
      detail: `${daysOf(worked)} days have been worked without one.`,
    },
  ];
};

/** What an assignment lacks of certificates on a day. */
export const certificateAlerts = (
  one: AssignmentCase,
  decision: Decision,
  law: Law,
  day: Day,
  rows: readonly Contribution[],
): readonly Found[] => {
  if (!decision.certificate.needed) return [];
  const { start, end } = one;
  const held = releasing(one, decision, law);
  if (held.length === 0) return withoutAny(one, decision, day, rows);
  const legalBasis = decision.basis;
  const gaps = start > day ? [] : uncovered(clip({ from: start, to: end }, day), held);
  const last = Math.max(...held.map(({ to }) => to));
  const ends = last < end && last >= day && last < lastDay;
  return [
    ...gaps.map(
      (gap): Found => ({
        severity: 'high',
        code: 'uncovered-days',
        from: printDay(gap.from),
        to: printDay(gap.to),
        days: daysOf(gap),
        atStake: stakes(one, decision, rows, gap),
        legalBasis,
      }),
    ),
    ...(ends
      ? [
          {
            severity: last - day <= lead ? ('high' as const) : ('medium' as const),
            code: 'certificate-expiring' as const,
            date: printDay(last),
            legalBasis,
            detail: `It ends on ${printDay(last)}, the assignment ${end === lastDay ? 'has no end yet' : `on ${printDay(end)}`}.`,
          },
        ]
      : []),
  ];
};
