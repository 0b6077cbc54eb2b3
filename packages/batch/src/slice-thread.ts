/** A thread of a run: takes slices, gives results. */
import { parentPort } from 'node:worker_threads';
import { compileLaw } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { SliceComputer, type SliceJob } from './slice.ts';
import type { Answer, ThreadSettings } from './slice-worker.ts';

const legislation = loadLegislation();
// Kept for every slice; there is time for it while the files are taken apart.
compileLaw(legislation);
let computer: SliceComputer | undefined;
let unwritten: Int32Array = new Int32Array(1);

const post = (answer: Answer): void => parentPort?.postMessage(answer, []);

const compute = (job: SliceJob): void => {
  try {
    if (computer === undefined) throw new Error('a slice came before what all slices share');
    const output = computer.compute(job);
    Atomics.add(unwritten, 0, 1);
    post({ output });
  } catch (fault) {
    post({ fault });
  }
};

const begin = (settings: ThreadSettings): void => {
  ({ unwritten } = settings);
  // Who writes results has nothing to do.
  computer = new SliceComputer(settings, legislation, () => Atomics.load(unwritten, 0) === 0);
  post({ kernel: computer.kernel });
};

/** First what all slices share, then one slice after the other. */
parentPort?.on('message', (message: ThreadSettings | SliceJob) => {
  if ('slice' in message) compute(message);
  else begin(message);
});
post('ready');
