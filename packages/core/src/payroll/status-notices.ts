import { FactReader } from '../legislation/facts.ts';
import type { SchemeStatus } from '../coverage/status.ts';
import { assumesPosting } from '../coverage/situation.ts';
import type { Standing } from '../coverage/standing.ts';
import type { WorkerContext } from './context.ts';
import type { SchemeLine } from './scheme-line.ts';
import type { Stretch } from './timeline.ts';

const rulingIsUsed = (standing: Standing): boolean =>
  standing.naming === undefined && standing.releasing.length === 0 && standing.link?.ruling !== undefined;

const tellOfRuling = (context: WorkerContext, stretch: Stretch, standing: Standing): void => {
  const { assignment } = stretch;
  const { notices } = context.batch;
  const { workerId } = context.dossier;
  const { link, country } = standing;
  if (!rulingIsUsed(standing) || link?.instrument === undefined) return;
  if (assignment !== undefined && link.instrument.modelled && assumesPosting(stretch)) {
    notices.warnOnce(
      `posting ${assignment.assignmentId}`,
      'posting-facts-assumed',
      () =>
        `Assignment ${assignment.assignmentId}: that the worker was engaged at home, that the employer is active there and that there was no earlier posting was taken as given. State it in the assignment's situation.posting if it differs.`,
      { workerId },
    );
  }
  if (link.ruling?.status !== 'determined') {
    const missing = link.ruling?.missingFacts ?? [];
    const [condition] = link.ruling?.conditions ?? [];
    const unruled = condition ?? `the rules of ${link.instrument.name} are not in the data for it`;
    const why = missing.length > 0 ? `the facts lack ${missing.join(', ')}` : unruled.replace(/\.$/, '');
    notices.warnOnce(
      `open ${workerId} ${assignment?.assignmentId ?? ''} ${country} ${link.instrument.instrument}`,
      'decision-open',
      () =>
        `Whether the law of ${country} or of ${link.other} applies is open, since ${why}: ${country} is due meanwhile.`,
      { workerId, country },
    );
  }
};

/** Tells once a scheme and year that a decided figure or effect stands in for the law's. */
export const tellOfOverride = (
  context: WorkerContext,
  { scheme, line }: Pick<SchemeLine, 'scheme' | 'line'>,
  what: string,
  authority: string,
  year: number,
): void => {
  context.batch.notices.count(
    `override ${scheme.id} ${what} ${year} ${authority}`,
    line.lineId,
    'override-used',
    () => `${scheme.id} ${year}: the ${what} is the one decided by ${authority}, not the one of the law's data.`,
    { country: scheme.country.code, scheme: scheme.id },
  );
};

/** Tells once a scheme and year that the part of a rate that a certificate releases was not stated. */
const tellOfPoints = (context: WorkerContext, entry: SchemeLine, { points }: SchemeStatus, year: number): void => {
  const { scheme, line, facts, moment } = entry;
  if (points === undefined) return;
  if (new FactReader(context.batch.law.attributes, facts, moment).read(points) !== undefined) return;
  context.batch.notices.count(
    `points ${scheme.id} ${year}`,
    line.lineId,
    'law-default',
    () =>
      `${scheme.id} ${year}: a certificate releases part of the rate, and ${points} was not given: nothing was released. State it in the employer's attributes.`,
    { country: scheme.country.code, scheme: scheme.id },
  );
};

/** Tells what a person should know of the statuses of a line in one scheme. */
export const tellOfStatus = (context: WorkerContext, entry: SchemeLine, year: number): void => {
  const { scheme } = entry;
  for (const { status, stretch } of entry.parts) {
    const standing = stretch.standings.find((one) => one.country === scheme.country.code);
    if (status === undefined || standing === undefined) continue;
    if (status.doubt === 'effect-unclear') {
      context.batch.notices.count(
        `unclear ${scheme.id} ${year}`,
        entry.line.lineId,
        'certificate-effect-unclear',
        () =>
          `${scheme.id} ${year}: the sources leave open whether a certificate of coverage releases it, so it is due. An override with certificateEffect decides.`,
        { country: scheme.country.code, scheme: scheme.id },
      );
    }
    tellOfPoints(context, entry, status, year);
    if (status.authority !== undefined) {
      tellOfOverride(context, entry, 'certificate effect', status.authority, year);
    }
    tellOfRuling(context, stretch, standing);
  }
};
