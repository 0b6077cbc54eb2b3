import type { Asked } from '@totalize/core';
import type { KeptCourse } from './kept-course.ts';

/** Courses that rest on the same questions, by the answers. */
interface Answered {
  readonly asked: Asked;
  readonly courses: Map<string, KeptCourse | undefined>;
  /** What was answered of coverage, by the days of the records and what of the worker was asked. */
  readonly coverage: Map<string, string | undefined>;
}

export interface Made {
  /** `undefined`: it depends on amounts. */
  readonly kept: KeptCourse | undefined;
  readonly asked: Asked;
}

/** What a frame asks of the worker whose course is wanted. */
export interface Applicant {
  /** The days of assignments and certificates, as they stand. */
  readonly days: string;
  /** Answers by the worker's row. */
  readonly answersTo: (asked: Asked) => string;
  /** Answers by the records, which takes much longer; `undefined`: something is to be told of them. */
  readonly coverageOf: (asked: Asked) => string | undefined;
  /** Finds out what is not known yet; `undefined`: something is to be told of this worker's records. */
  readonly make: () => Made | undefined;
}

/** Workers who answer alike before their course is found out. */
const FEW = 2;
/** Answers that are remembered. */
const MOST_SEEN = 2000;

/** The courses of workers whose rows differ in nothing but ids, pay, days and attributes. */
export class Frame {
  readonly #answered: Answered[] = [];
  /** How often workers with the same answers to all that has been asked came up without a course. */
  readonly #seen = new Map<string, number>();

  /**
   * The course of a worker, `undefined` where there is none. To find one out costs as much as to compute a few workers,
   * so it waits until so many have answered alike, unless courses are found out `atOnce`.
   */
  courseOf(one: Applicant, atOnce: boolean): KeptCourse | undefined | 'few' {
    let all = '';
    for (const answered of this.#answered) {
      const answers = answersOf(one, answered);
      if (answers === undefined) return undefined;
      const found = answered.courses.get(answers);
      if (found !== undefined || answered.courses.has(answers)) return found;
      all += `${answers}\n\n`;
    }
    const seen = this.#seen.get(all) ?? 0;
    if (seen < FEW && !atOnce) {
      if (this.#seen.size >= MOST_SEEN) this.#seen.clear();
      this.#seen.set(all, seen + 1);
      return 'few';
    }
    const made = one.make();
    if (made === undefined) return undefined;
    this.#seen.delete(all);
    const { kept, asked } = made;
    const key = JSON.stringify(asked);
    let same = this.#answered.find((answered) => JSON.stringify(answered.asked) === key);
    if (same === undefined) {
      same = { asked, courses: new Map(), coverage: new Map() };
      this.#answered.push(same);
    }
    same.courses.set(answersOf(one, same) ?? '', kept);
    return kept;
  }
}

const answersOf = (one: Applicant, { asked, coverage }: Answered): string | undefined => {
  const own = one.answersTo(asked);
  const key = `${own}\n\n${one.days}`;
  if (!coverage.has(key)) {
    if (coverage.size >= MOST_SEEN) coverage.clear();
    coverage.set(key, one.coverageOf(asked));
  }
  const days = coverage.get(key);
  return days === undefined ? undefined : `${own}\n\n${days}`;
};
