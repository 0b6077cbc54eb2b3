import type { Decision } from '../records/decision.ts';
import type { Situation } from '../records/situation.ts';
import { printDay } from '../time/date.ts';
import type { Activity } from './focus.ts';
import type { Judgement } from './judgement.ts';

/** The certificate that proves the answer to the countries that release the work. */
export const certificateFor = ({ laws, exempt, instrument, until }: Judgement): Decision['certificate'] => {
  const [issuedBy] = laws;
  if (exempt.length === 0 || issuedBy === undefined || laws.length > 1) return { needed: false };
  const issue = instrument?.certificates.find((one) => one.issuedBy === issuedBy);
  return {
    needed: true,
    issuedBy,
    ...(issue?.authority === undefined ? {} : { authority: issue.authority }),
    ...(issue?.form === undefined ? {} : { form: issue.form }),
    ...(until === undefined ? {} : { maxValidTo: printDay(until) }),
  };
};

/** What must be done by when. */
export const deadlinesFor = (judgement: Judgement, activity: Activity, situation: Situation): Decision['deadlines'] => {
  const { start } = activity;
  const toCome = certificateFor(judgement).needed && start !== undefined && situation.date <= start;
  return [
    ...(toCome ? [{ act: 'certificate-request' as const, date: start }] : []),
    ...judgement.deadlines.map(({ act, day }) => ({ act, date: printDay(day) })),
    ...(judgement.limited && judgement.until !== undefined && judgement.instrument?.extension !== undefined
      ? [{ act: 'extension-request' as const, date: printDay(judgement.until) }]
      : []),
  ];
};
