import type { Asked } from '@totalize/core';
import type { CaseRow } from './cases.ts';
import type { KeptCourse } from './kept-course.ts';
import { answersOf, cellsOfWorker } from './worker-cells.ts';

/** Courses that rest on the same questions, by the answers. */
interface Answered {
  readonly asked: Asked;
  readonly courses: Map<string, KeptCourse | undefined>;
}

/** Birthdays and attributes that are remembered as they stand. */
const MOST_CELLS = 20_000;

/** The courses of workers whose rows differ in nothing but ids, pay, day of birth and attributes. */
export class Frame {
  readonly #answered: Answered[] = [];
  /** Answers to all that has been asked, of workers who came up once. */
  readonly #once = new Set<string>();
  readonly #byCells = new Map<string, KeptCourse | undefined>();

  /**
   * The course of a worker, `undefined` where it depends on amounts; `make` finds out what is not known yet. That costs
   * more than to compute one worker, so it waits for a second one who answers alike.
   */
  courseOf(
    worker: CaseRow | undefined,
    make: () => { readonly kept: KeptCourse | undefined; readonly asked: Asked },
  ): KeptCourse | undefined {
    const cells = worker === undefined ? '' : cellsOfWorker(worker);
    const found = this.#byCells.get(cells);
    if (found !== undefined || this.#byCells.has(cells)) return found;
    const course = this.#byAnswers(worker, make);
    if (course === 'first') return undefined;
    if (this.#byCells.size < MOST_CELLS) this.#byCells.set(cells, course);
    return course;
  }

  #byAnswers(worker: CaseRow | undefined, make: Parameters<Frame['courseOf']>[1]): KeptCourse | undefined | 'first' {
    let all = '';
    for (const { asked, courses } of this.#answered) {
      const answers = answersOf(worker, asked);
      const found = courses.get(answers);
      if (found !== undefined || courses.has(answers)) return found;
      all += `${answers}\n\n`;
    }
    if (!this.#once.delete(all)) {
      if (this.#once.size >= MOST_CELLS) this.#once.clear();
      this.#once.add(all);
      return 'first';
    }
    const { kept, asked } = make();
    const key = JSON.stringify(asked);
    let same = this.#answered.find((one) => JSON.stringify(one.asked) === key);
    if (same === undefined) {
      same = { asked, courses: new Map() };
      this.#answered.push(same);
    }
    same.courses.set(answersOf(worker, asked), kept);
    return kept;
  }
}
