import { availableParallelism } from 'node:os';
import type { PartitionTask } from './partition-thread.ts';
import { type Parted, PartitionWorker } from './partition-worker.ts';
import type { WriteRest } from './results.ts';
import type { SliceJob, SliceOutput, SliceSettings } from './slice.ts';
import { SliceWorker, type ThreadSettings } from './slice-worker.ts';

/** Slices after which a thread has seen most of what it needs, and the next ones take as long as all others. */
const WARM = 8;
/** Milliseconds of work that are left, for less of which another thread is of no use: it needs most of them to begin. */
const WORTH = 5000;

interface Given {
  readonly thread: SliceWorker;
  readonly output: Promise<SliceOutput>;
}

/** A slice, and what writes the rest of it. */
export interface ComputedSlice {
  readonly output: SliceOutput;
  readonly writeRest: WriteRest;
}

/** The threads of a run; what they need for any they load from the moment they are there. */
export class RunThreads {
  readonly #partition: PartitionWorker;
  readonly #all: SliceWorker[] = [];
  /** Of all, those that are given slices. */
  readonly #ready: SliceWorker[] = [];
  /** A first one is ready. */
  readonly #begun: PromiseWithResolvers<void> = Promise.withResolvers<void>();
  #wanted: number;
  readonly #most: number;
  readonly #worth: number;
  #settings: ThreadSettings | undefined;
  /** How many slices have been computed and not written, shared with all threads. */
  readonly #unwritten = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

  /** `count`: of those that compute slices; up to `most`, once `worth` milliseconds of work turn out to be left. */
  constructor(count: number, most: number, worth: number = WORTH) {
    this.#wanted = count;
    this.#most = most;
    this.#worth = worth;
    // Nothing is computed before the files are taken apart: the thread that does has the processor first.
    this.#partition = new PartitionWorker(() => this.#start());
  }

  /** Starts what is wanted, as many at a time as there are processors for: one that is ready waits for no other. */
  #start(): void {
    const free = Math.max(1, availableParallelism() - 1);
    while (this.#all.length < this.#wanted && this.#all.length - this.#ready.length < free) {
      const thread = new SliceWorker(() => {
        this.#ready.push(thread);
        this.#begun.resolve();
        this.#start();
      });
      if (this.#settings !== undefined) thread.begin(this.#settings);
      this.#all.push(thread);
    }
  }

  /** Takes files apart; to be called once. */
  async part(task: PartitionTask, onRead: (bytes: number) => void): Promise<Parted> {
    return await this.#partition.part(task, onRead);
  }

  /** Says what all slices share. */
  begin(settings: SliceSettings): void {
    const shared = { ...settings, unwritten: this.#unwritten };
    this.#settings = shared;
    for (const thread of this.#all) thread.begin(shared);
  }

  /**
   * Computes slices and hands them on in their order; what one was written into is used again as soon as the next is
   * wanted. `check` throws where slices rest on what has changed since.
   */
  async *compute(jobs: readonly SliceJob[], check: () => void): AsyncGenerator<ComputedSlice, void, undefined> {
    await this.#begun.promise;
    const given: Given[] = [];
    let next = 0;
    let before = performance.now();
    let least = Number.POSITIVE_INFINITY;
    for (let done = 0; done < jobs.length; done += 1) {
      for (let thread = this.#free(); thread !== undefined; thread = this.#free()) {
        const job = jobs[next];
        if (job === undefined) break;
        given.push({ thread, output: thread.compute(job) });
        next += 1;
      }
      const first = given.shift();
      if (first === undefined) return;
      const { thread } = first;
      const output = await first.output.finally(check);
      yield { output, writeRest: (handOn) => thread.writeRest(output, handOn) };
      Atomics.sub(this.#unwritten, 0, 1);
      thread.takeBack(output);
      const now = performance.now();
      least = Math.min(least, now - before);
      before = now;
      if (done >= WARM && least * (jobs.length - done) > this.#worth) this.#startAnother();
    }
    // It takes a while: whoever ends them again waits for what is left of it.
    void this.end();
  }

  /** The thread that has least before it, if there is one that can take a slice. */
  #free(): SliceWorker | undefined {
    const free = this.#ready.filter(({ isFree }) => isFree);
    return free.toSorted((one, other) => one.load - other.load)[0];
  }

  #startAnother(): void {
    if (this.#all.length < this.#wanted || this.#wanted >= this.#most) return;
    this.#wanted += 1;
    this.#start();
  }

  async end(): Promise<void> {
    this.#wanted = 0;
    await Promise.all([this.#partition, ...this.#all].map((thread) => thread.end()));
  }
}
