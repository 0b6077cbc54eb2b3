import { compileLaw } from '../legislation/compile.ts';
import type { Legislation } from '../legislation/legislation.ts';
import { findingsOf } from '../payroll/batch-notices.ts';
import { dossierOf, employersOf } from '../payroll/dossier.ts';
import { type Stretch, type Timeline, timelineOf } from '../payroll/timeline.ts';
import type { BatchReading } from '../records/read-batch.ts';
import { type Day, dayOr } from '../time/date.ts';

/** Days of the work for an employer. */
interface DaysAsked {
  readonly employerId: string;
  readonly place: string | undefined;
  readonly from: Day;
  readonly to: Day;
}

/** What was asked of the days on which laws, assignments and certificates hold. */
export interface CoverageAsked {
  readonly days: readonly DaysAsked[];
  /** Schemes of which it was asked whether they are due. */
  readonly schemes: readonly { readonly country: string; readonly scheme: string }[];
}

type Scope = Pick<DaysAsked, 'employerId' | 'place'>;

/** Listens to what is asked of coverage. */
export class CoverageEar {
  readonly #days = new Map<string, DaysAsked>();
  readonly #schemes = new Map<string, { readonly country: string; readonly scheme: string }>();

  /** The same timeline, of which every question is heard. */
  listeningTo(timeline: Timeline, scope: Scope): Timeline {
    const heard = (stretch: Stretch): Stretch => ({
      ...stretch,
      statusOf: (country, scheme) => {
        this.#schemes.set(`${country} ${scheme}`, { country, scheme });
        return stretch.statusOf(country, scheme);
      },
    });
    const hear = (from: Day, to: Day): void => {
      this.#days.set(`${scope.employerId} ${scope.place ?? ''} ${from} ${to}`, { ...scope, from, to });
    };
    return {
      at: (day) => {
        hear(day, day);
        return heard(timeline.at(day));
      },
      between: (from, to) => {
        hear(from, to);
        return timeline.between(from, to).map(heard);
      },
    };
  }

  asked(): CoverageAsked {
    return { days: [...this.#days.values()], schemes: [...this.#schemes.values()] };
  }
}

/** Days that a person is told of: an assignment that goes on beyond the day on which it was expected to end. */
const pastEnd = ({ assignment }: Stretch, to: Day): string => {
  if (assignment === undefined || (assignment.actualEnd !== undefined && assignment.actualEnd !== null)) return '';
  const { expectedEnd } = assignment;
  return expectedEnd !== undefined && expectedEnd !== null && dayOr(expectedEnd, to) < to ? expectedEnd : '';
};

/** What is answered of the days of one worker, in which ids are the places of their records. */
class Answers {
  readonly #schemes: CoverageAsked['schemes'];
  readonly #assignments: readonly string[];
  readonly #certificates: readonly string[];
  /** Of each stretch that was asked of, by the day on which it begins: its number, and what holds on its days. */
  readonly #stretches = new Map<string, number>();
  readonly facts: unknown[] = [];

  /** The schemes that are asked of, and the ids of the worker's records. */
  constructor(schemes: CoverageAsked['schemes'], assignments: readonly string[], certificates: readonly string[]) {
    this.#schemes = schemes;
    this.#assignments = assignments;
    this.#certificates = certificates;
  }

  /** The number of a stretch among those of the worker. */
  numberOf(stretch: Stretch, { employerId, place }: Scope): number {
    const key = `${employerId} ${place ?? ''} ${stretch.from}`;
    const found = this.#stretches.get(key);
    if (found !== undefined) return found;
    this.#stretches.set(key, this.facts.length);
    return this.facts.push(this.#factsOf(stretch)) - 1;
  }

  #factsOf({ fault, place, assignment, claims, standings, employerAssumed, conflict, statusOf }: Stretch): unknown {
    const placeOf = (id: string | undefined): number => (id === undefined ? -1 : this.#certificates.indexOf(id));
    return [
      [fault, place, assignment === undefined ? -1 : this.#assignments.indexOf(assignment.assignmentId)],
      [claims, employerAssumed, conflict],
      standings.map(({ country, claims: claiming, sends, link, naming, releasing, earlier, later }) => [
        [country, claiming, sends, earlier, later, placeOf(naming?.record.certificateId)],
        releasing.map(({ certificate, instrument }) => [
          placeOf(certificate.record.certificateId),
          instrument.instrument,
        ]),
        link === undefined ? null : [link.other, link.instrument?.instrument, rulingOf(link.ruling)],
      ]),
      this.#schemes.map(({ country, scheme }) => {
        const status = statusOf(country, scheme);
        return status === undefined ? null : { ...status, certificateId: placeOf(status.certificateId) };
      }),
    ];
  }
}

type Ruling = NonNullable<Stretch['standings'][number]['link']>['ruling'];

/** All of a ruling that a row or a sentence may rest on. */
const rulingOf = (ruling: Ruling): unknown =>
  ruling === undefined
    ? null
    : [ruling.status, ruling.applicableLegislation, ruling.basis, ruling.missingFacts, ruling.conditions];

/**
 * What the records of one worker answer to what a course has asked of the days on which laws, assignments and
 * certificates hold, as one text; `undefined`: something is to be told of the records.
 */
export const coverageAnswers = (
  { batch }: BatchReading,
  workerId: string,
  legislation: Legislation,
  { days, schemes }: CoverageAsked,
): string | undefined => {
  const law = compileLaw(legislation);
  const { workers = [], assignments: sent = [], certificates: held = [] } = batch;
  const { findings, counted } = findingsOf({ payLines: [], workers, assignments: sent, certificates: held }, law);
  if (findings.length > 0 || counted.length > 0) return undefined;
  const dossier = dossierOf(batch, workerId);
  const employers = employersOf(batch);
  const assignments = sent.map(({ assignmentId }) => assignmentId);
  const certificates = held.map(({ certificateId }) => certificateId);
  const timelines = new Map<string, Timeline>();
  const answers = new Answers(schemes, assignments, certificates);
  const answered = days.map((asked) => {
    const { employerId, place, from, to } = asked;
    const key = `${employerId} ${place ?? ''}`;
    const timeline =
      timelines.get(key) ??
      timelineOf({ law, dossier, employerId, employerRows: employers.get(employerId) ?? [], place });
    timelines.set(key, timeline);
    return timeline.between(from, to).map((stretch) => {
      const [begin, end] = [Math.max(stretch.from, from), Math.min(stretch.to, to)];
      return [answers.numberOf(stretch, asked), begin, end, pastEnd(stretch, end)];
    });
  });
  return JSON.stringify([answered, answers.facts]);
};
