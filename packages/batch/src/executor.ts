import { Worker } from 'node:worker_threads';
import type { PartitionMessage, PartitionTask } from './partition-thread.ts';
import { type Written, writtenIn } from './segments.ts';
import type { SliceJob, SliceOutput, SliceSettings } from './slice.ts';

export type Answer = { readonly output: SliceOutput } | { readonly fault: unknown } | 'ready';

interface Waiting {
  readonly resolve: (output: SliceOutput) => void;
  readonly reject: (fault: unknown) => void;
}

/** A thread that computes slices in the order in which it is given them. */
class Thread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  /** What its results were written into, to be used again. */
  readonly #room: Written[] = [];
  /** Why it ended, though nobody waited for it. */
  #ended: { readonly fault: unknown } | undefined;

  /** `onReady`: has loaded all that slices need. */
  constructor(onReady: () => void = () => {}) {
    this.#worker = new Worker(moduleUrl('slice-thread'), { resourceLimits: nursery });
    this.#worker.on('message', (answer: Answer) => {
      if (answer === 'ready') {
        onReady();
        return;
      }
      const next = this.#waiting.shift();
      if ('fault' in answer) next?.reject(answer.fault);
      else next?.resolve(answer.output);
    });
    const fail = (fault: unknown): void => {
      this.#ended ??= { fault };
      for (const { reject } of this.#waiting.splice(0)) reject(fault);
    };
    this.#worker.on('error', fail);
    this.#worker.on('exit', () => fail(new Error('a thread of the run ended before its slice')));
  }

  /** Slices that it has before it. */
  get load(): number {
    return this.#waiting.length;
  }

  begin(settings: SliceSettings): void {
    this.#worker.postMessage(settings, []);
  }

  compute(job: SliceJob): Promise<SliceOutput> {
    const output = new Promise<SliceOutput>((resolve, reject) => {
      if (this.#ended === undefined) this.#waiting.push({ resolve, reject });
      else reject(this.#ended.fault);
    });
    // Slices are awaited in their order; until its turn nobody listens.
    output.catch(() => {});
    this.#worker.postMessage({ ...job, room: this.#room.splice(0) }, []);
    return output;
  }

  /** Takes back what a slice was written into. */
  takeBack(output: SliceOutput): void {
    this.#room.push(writtenIn(output));
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** What a line leaves behind is garbage at once: a larger nursery costs memory and saves nothing. */
const nursery = { maxYoungGenerationSizeMb: 24 };

const moduleUrl = (name: string): URL =>
  new URL(`./${name}.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);

type Parted = Extract<PartitionMessage, { readonly result: unknown }>;

/** A thread that takes files apart. */
class PartitionThread {
  readonly #worker: Worker;
  readonly #parted: Promise<Parted>;
  #onRead: (bytes: number) => void = () => {};

  constructor() {
    const worker = new Worker(moduleUrl('partition-thread'), { resourceLimits: nursery });
    this.#worker = worker;
    this.#parted = new Promise((resolve, reject) => {
      let parted: Parted | undefined;
      let fault: unknown;
      worker.on('message', (message: PartitionMessage) => {
        if ('read' in message) this.#onRead(message.read);
        else if ('result' in message) parted = message;
        else ({ fault } = message);
      });
      worker.on('error', reject);
      worker.on('exit', () => {
        if (parted === undefined) reject(fault ?? new Error('the files were not taken apart'));
        else resolve(parted);
      });
    });
    // Until files are given it nobody listens.
    this.#parted.catch(() => {});
  }

  async part(task: PartitionTask, onRead: (bytes: number) => void): Promise<Parted> {
    this.#onRead = onRead;
    this.#worker.postMessage(task, []);
    return await this.#parted;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Slices that a thread has before it, so that it never waits for the next. */
const AHEAD = 2;
/** Slices after which a thread has seen most of what it needs, and the next ones take as long as all others. */
const WARM = 8;
/** Milliseconds of work that are left, for less of which another thread is of no use: it needs most of them to begin. */
const WORTH = 3000;

interface Given {
  readonly thread: Thread;
  readonly output: Promise<SliceOutput>;
}

/** The threads of a run; what they need for any they load from the moment they are there. */
export class RunThreads {
  readonly #partition: PartitionThread = new PartitionThread();
  readonly #all: Thread[];
  /** Of all, those that are given slices. */
  readonly #ready: Thread[];
  readonly #most: number;
  #settings: SliceSettings | undefined;

  /** `count`: of those that compute slices; up to `most`, where they turn out to have much to do. */
  constructor(count: number, most: number) {
    this.#all = Array.from({ length: count }, () => new Thread());
    this.#ready = [...this.#all];
    this.#most = most;
  }

  /** Takes files apart; to be called once. */
  async part(task: PartitionTask, onRead: (bytes: number) => void): Promise<Parted> {
    return await this.#partition.part(task, onRead);
  }

  /** Says what all slices share. */
  begin(settings: SliceSettings): void {
    this.#settings = settings;
    for (const thread of this.#all) thread.begin(settings);
  }

  /**
   * Computes slices and hands them on in their order; what one was written into is used again as soon as the next is
   * wanted. `check` throws where slices rest on what has changed since.
   */
  async *compute(jobs: readonly SliceJob[], check: () => void): AsyncGenerator<SliceOutput, void, undefined> {
    const given: Given[] = [];
    let next = 0;
    let before = performance.now();
    let least = Number.POSITIVE_INFINITY;
    for (let done = 0; done < jobs.length; done += 1) {
      while (given.length < this.#ready.length * AHEAD && next < jobs.length) {
        given.push(this.#give(jobs[next]));
        next += 1;
      }
      const first = given.shift();
      if (first === undefined) return;
      const output = await first.output.finally(check);
      yield output;
      first.thread.takeBack(output);
      const now = performance.now();
      least = Math.min(least, now - before);
      before = now;
      if (done >= WARM && least * (jobs.length - done) > WORTH) this.#add();
    }
  }

  #give(job: SliceJob | undefined): Given {
    const thread = this.#ready.reduce((least, one) => (one.load < least.load ? one : least));
    if (job === undefined) throw new RangeError('no slice is left');
    return { thread, output: thread.compute(job) };
  }

  /** Another thread, once it is ready: slices are waited for in their order. */
  #add(): void {
    if (this.#settings === undefined || this.#all.length >= this.#most) return;
    const thread = new Thread(() => this.#ready.push(thread));
    thread.begin(this.#settings);
    this.#all.push(thread);
  }

  async end(): Promise<void> {
    await Promise.all([this.#partition, ...this.#all].map((thread) => thread.end()));
  }
}
