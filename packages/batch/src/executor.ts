import { Worker } from 'node:worker_threads';
import type { PartitionMessage, PartitionTask } from './partition-thread.ts';
import { type Written, writtenIn } from './segments.ts';
import type { SliceJob, SliceOutput, SliceSettings } from './slice.ts';

type Answer = { readonly output: SliceOutput } | { readonly fault: Error };

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

  constructor() {
    this.#worker = new Worker(moduleUrl('slice-thread'), { resourceLimits: nursery });
    this.#worker.on('message', (answer: Answer) => {
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
    const room = this.#room.splice(0);
    this.#worker.postMessage(
      { ...job, room },
      room.flatMap(({ contributions, balances }) => [contributions, balances]),
    );
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

/** The threads of a run; what they need for any they load from the moment they are there. */
export class RunThreads {
  readonly #partition: PartitionThread = new PartitionThread();
  readonly #threads: readonly Thread[];

  /** `count`: of those that compute slices. */
  constructor(count: number) {
    this.#threads = Array.from({ length: count }, () => new Thread());
  }

  /** Takes files apart; to be called once. */
  async part(task: PartitionTask, onRead: (bytes: number) => void): Promise<Parted> {
    return await this.#partition.part(task, onRead);
  }

  /** Says what all slices share. */
  begin(settings: SliceSettings): void {
    for (const thread of this.#threads) thread.begin(settings);
  }

  /**
   * Computes slices and hands them on in their order; what one was written into is used again as soon as the next is
   * wanted. `check` throws where slices rest on what has changed since.
   */
  async *compute(jobs: Iterable<SliceJob>, check: () => void): AsyncGenerator<SliceOutput, void, undefined> {
    const waiting: Given[] = [];
    let given = 0;
    for (const job of jobs) {
      if (waiting.length >= this.#threads.length * AHEAD) yield* handed(waiting.shift(), check);
      const thread = this.#threads[given % this.#threads.length];
      if (thread !== undefined) waiting.push({ thread, output: thread.compute(job) });
      given += 1;
    }
    while (waiting.length > 0) yield* handed(waiting.shift(), check);
  }

  async end(): Promise<void> {
    await Promise.all([this.#partition, ...this.#threads].map((thread) => thread.end()));
  }
}

interface Given {
  readonly thread: Thread;
  readonly output: Promise<SliceOutput>;
}

async function* handed(given: Given | undefined, check: () => void): AsyncGenerator<SliceOutput, void, undefined> {
  if (given === undefined) return;
  const output = await given.output.finally(check);
  yield output;
  given.thread.takeBack(output);
}
