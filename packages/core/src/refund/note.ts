import type { Reason } from '../records/contribution.ts';
import type { Exception } from '../records/exception.ts';
import { type Day, printDay } from '../time/date.ts';
import { schemeYear, yearStartOf, type Cell } from './compare.ts';
import { deadlineOf, rolled } from './deadline.ts';
import type { Group } from './group.ts';

const wouldBeReleased: ReadonlySet<Reason> = new Set([
  'no-certificate',
  'certificate-expired',
  'certificate-not-yet-valid',
]);

const isDueForWantOfPaper = ({ rows }: Cell): boolean =>
  rows.some(({ status, reason, amount }) => status === 'due' && wouldBeReleased.has(reason) && amount > 0);

const noteOf = (groups: readonly Group[], asOf: Day): Exception | undefined => {
  const [group] = groups;
  const cell = group?.cells.find(isDueForWantOfPaper);
  const limit = group?.law?.limit;
  if (group === undefined || cell === undefined || limit === undefined || limit === null) return undefined;
  const { line, scheme } = cell;
  const last = deadlineOf(limit, { payDate: line.payDate, periodEnd: line.periodEnd, yearStart: yearStartOf(cell) });
  const until =
    rolled(last, group.law?.rolling) < asOf
      ? `The limit ended on ${printDay(last)}`
      : `If one has been asked for, file a protective claim by ${printDay(last)}`;
  const why = group.law?.certificateNeeded?.citation.join(', ');
  const { code } = scheme.country;
  return {
    severity: 'warning',
    code: 'protective-claim',
    message: `Contributions of ${schemeYear(cell)} to ${code} are due only because no certificate covers the days: nothing is refundable without one${why === undefined ? '' : ` (${why})`}. ${until}.`,
    workerId: line.workerId,
    country: code,
  };
};

/** One note a worker, employer, country and year whose contributions an agreement would release, had it a certificate. */
export const protectiveNotes = (groups: readonly Group[], asOf: Day): readonly Exception[] => {
  const wanting = groups.filter(({ cells }) => cells.some(isDueForWantOfPaper));
  const byCase = Map.groupBy(wanting, ({ first: { line, scheme }, year }) =>
    JSON.stringify([line.workerId, line.employerId, scheme.country.code, year]),
  );
  return [...byCase.values()].flatMap((own) => noteOf(own, asOf) ?? []);
};

/** Once a refund law: its limit is used and nobody saw it in a source. */
export const limitNotes = (groups: readonly Group[]): readonly Exception[] => {
  const used = new Map(
    groups.flatMap(({ law }) => (law?.limit?.confidence === 'low' ? [[law.refund, law] as const] : [])),
  );
  return [...used.values()].map((law) => ({
    severity: 'warning',
    code: 'law-low-confidence',
    message: `The limit for refunds by ${law.authority} (${law.limit?.years} years) was not seen in a source. Check it before relying on it.`,
    country: law.country,
    count: groups.filter((group) => group.law === law).length,
  }));
};
