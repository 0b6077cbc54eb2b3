import { Worker } from 'node:worker_threads';
import type { PartitionMessage, PartitionTask } from './partition-thread.ts';
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

  constructor(settings: SliceSettings) {
    this.#worker = new Worker(moduleUrl('slice-thread'), { workerData: settings, resourceLimits: nursery });
    this.#worker.on('message', (answer: Answer) => {
      const next = this.#waiting.shift();
      if ('fault' in answer) next?.reject(answer.fault);
      else next?.resolve(answer.output);
    });
    const fail = (fault: unknown): void => {
      for (const { reject } of this.#waiting.splice(0)) reject(fault);
    };
    this.#worker.on('error', fail);
    this.#worker.on('exit', () => fail(new Error('a thread of the run ended before its slice')));
  }

  compute(job: SliceJob): Promise<SliceOutput> {
    const output = new Promise<SliceOutput>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
    // Slices are awaited in their order; until its turn nobody listens.
    output.catch(() => {});
    this.#worker.postMessage(job, []);
    return output;
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

/** Takes files apart in a thread of its own. */
export const partedInThread = (task: PartitionTask, onRead: (bytes: number) => void): Promise<Parted> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(moduleUrl('partition-thread'), { workerData: task, resourceLimits: nursery });
    let parted: Parted | undefined;
    let fault: unknown;
    worker.on('message', (message: PartitionMessage) => {
      if ('read' in message) onRead(message.read);
      else if ('result' in message) parted = message;
      else ({ fault } = message);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      if (parted === undefined) reject(fault ?? new Error('the files were not taken apart'));
      else resolve(parted);
    });
  });

/** Slices that a thread has before it, so that it never waits for the next. */
const AHEAD = 2;

/** Computes slices on so many threads, and hands them on in their order. */
export async function* inThreads(
  count: number,
  settings: SliceSettings,
  jobs: Iterable<SliceJob>,
): AsyncGenerator<SliceOutput, void, undefined> {
  const threads = Array.from({ length: count }, () => new Thread(settings));
  try {
    const waiting: Promise<SliceOutput>[] = [];
    let given = 0;
    for (const job of jobs) {
      if (waiting.length >= count * AHEAD) yield* next(waiting);
      const thread = threads[given % count];
      if (thread !== undefined) waiting.push(thread.compute(job));
      given += 1;
    }
    while (waiting.length > 0) yield* next(waiting);
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

async function* next(waiting: Promise<SliceOutput>[]): AsyncGenerator<SliceOutput> {
  const first = waiting.shift();
  if (first !== undefined) yield await first;
}
