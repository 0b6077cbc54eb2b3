import type { Worker } from 'node:worker_threads';
import { writtenIn } from './segments.ts';
import type { SliceJob, SliceOutput, SliceSettings } from './slice.ts';
import { threadOf } from './thread.ts';

export type Answer = { readonly output: SliceOutput } | { readonly fault: unknown } | 'ready';

interface Waiting {
  readonly resolve: (output: SliceOutput) => void;
  readonly reject: (fault: unknown) => void;
}

/** A thread that computes slices in the order in which it is given them. */
export class SliceWorker {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  /** What its results were written into, to be used again. */
  readonly #room: Uint8Array[] = [];
  #isReady = false;
  /** Why it ended, though nobody waited for it. */
  #ended: { readonly fault: unknown } | undefined;

  /** `onReady`: it has loaded all that slices need, or will never do so. */
  constructor(onReady: () => void) {
    this.#worker = threadOf('slice-thread');
    this.#worker.on('message', (answer: Answer) => {
      if (answer === 'ready') {
        this.#isReady = true;
        onReady();
        return;
      }
      const next = this.#waiting.shift();
      if ('fault' in answer) next?.reject(answer.fault);
      else next?.resolve(answer.output);
    });
    const fail = (fault: unknown): void => {
      if (this.#ended === undefined && !this.#isReady) onReady();
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
    this.#room.push(...writtenIn(output));
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
