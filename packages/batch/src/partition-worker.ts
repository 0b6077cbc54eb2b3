import type { Worker } from 'node:worker_threads';
import type { PartitionMessage, PartitionTask } from './partition-thread.ts';
import { threadOf } from './thread.ts';

export type Parted = Extract<PartitionMessage, { readonly result: unknown }>;

/** A thread that takes files apart. */
export class PartitionWorker {
  readonly #worker: Worker;
  readonly #parted: Promise<Parted>;
  #onRead: (bytes: number) => void = () => {};

  /** `onReady`: has loaded all that most files need. */
  constructor(onReady: () => void) {
    const worker = threadOf('partition-thread');
    this.#worker = worker;
    this.#parted = new Promise((resolve, reject) => {
      let parted: Parted | undefined;
      let fault: unknown;
      worker.on('message', (message: PartitionMessage) => {
        if (message === 'ready') onReady();
        else if ('read' in message) this.#onRead(message.read);
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
