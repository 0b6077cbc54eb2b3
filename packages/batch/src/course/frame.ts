import type { Asked } from '@totalize/core';
import type { KeptCourse } from './kept-course.ts';
import type { Rows } from './rows.ts';
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
    rows: Rows,
    worker: number | undefined,
    make: () => { readonly kept: KeptCourse | undefined; readonly asked: Asked },
  ): KeptCourse | undefined {
    const cells = worker === undefined ? '' : cellsOfWorker(rows, worker);
    const found = this.#byCells.get(cells);
    if (found !== undefined || this.#byCells.has(cells)) return found;
    const course = this.#byAnswers(rows, worker, make);
    if (course === 'first') return undefined;
    if (this.#byCells.size < MOST_CELLS) this.#byCells.set(cells, course);
    return course;
  }

  #byAnswers(
    rows: Rows,
    worker: number | undefined,
    make: Parameters<Frame['courseOf']>[2],
  ): KeptCourse | undefined | 'first' {
    let all = '';
    for (const { asked, courses } of this.#answered) {
      const answers = answersOf(rows, worker, asked);
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
    same.courses.set(answersOf(rows, worker, asked), kept);
    return kept;
  }
}
