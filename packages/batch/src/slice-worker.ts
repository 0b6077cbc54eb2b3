import type { Worker } from 'node:worker_threads';
import { AHEAD } from './ahead.ts';
import { writeByPages } from './course/unwritten.ts';
import { GuestKernel, type SharedKernel } from './kernel/kernel.ts';
import type { ResultName, Segments } from './segments.ts';
import type { SliceJob, SliceOutput, SliceSettings } from './slice.ts';
import { threadOf } from './thread.ts';

export type Answer =
  | 'ready'
  | { readonly kernel: SharedKernel }
  | { readonly output: SliceOutput }
  | { readonly fault: unknown };

/** What all slices share, and how many of them wait to be written. */
export interface ThreadSettings extends SliceSettings {
  readonly unwritten: Int32Array;
}

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
  /** Slices that it was given and that have not been written. */
  #held = 0;
  #kernel: GuestKernel | undefined;
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
      if ('kernel' in answer) {
        this.#kernel = new GuestKernel(answer.kernel);
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

  get load(): number {
    return this.#held;
  }

  get isFree(): boolean {
    return this.#held < AHEAD;
  }

  begin(settings: ThreadSettings): void {
    this.#worker.postMessage(settings, []);
  }

  /** To be called of a thread that is free. */
  compute(job: SliceJob): Promise<SliceOutput> {
    const output = new Promise<SliceOutput>((resolve, reject) => {
      if (this.#ended === undefined) this.#waiting.push({ resolve, reject });
      else reject(this.#ended.fault);
    });
    // Slices are awaited in their order; until its turn nobody listens.
    output.catch(() => {});
    this.#held += 1;
    this.#worker.postMessage({ ...job, room: this.#room.splice(0) }, []);
    return output;
  }

  /** Writes what it has left of a slice. */
  writeRest({ unwritten }: SliceOutput, handOn: (name: ResultName, pieces: Segments) => void): void {
    if (unwritten === undefined) return;
    if (this.#kernel === undefined) throw new Error('a slice came before what is needed to write it');
    writeByPages(this.#kernel, unwritten, handOn);
  }

  /** A slice has been written. */
  takeBack({ rooms }: SliceOutput): void {
    this.#held -= 1;
    this.#room.push(...rooms);
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
