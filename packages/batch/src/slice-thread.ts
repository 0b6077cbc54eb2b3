/** A thread of a run: takes slices, gives results. */
import { parentPort } from 'node:worker_threads';
import { compileLaw } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { SliceComputer, type SliceJob, type SliceSettings } from './slice.ts';
import type { Answer } from './slice-worker.ts';

const legislation = loadLegislation();
// Kept for every slice; there is time for it while the files are taken apart.
compileLaw(legislation);
let computer: SliceComputer | undefined;

const post = (answer: Answer): void => parentPort?.postMessage(answer, []);

const compute = (job: SliceJob): void => {
  try {
    if (computer === undefined) throw new Error('a slice came before what all slices share');
    post({ output: computer.compute(job) });
  } catch (fault) {
    post({ fault });
  }
};

/** First what all slices share, then one slice after the other. */
parentPort?.on('message', (message: SliceSettings | SliceJob) => {
  if ('slice' in message) compute(message);
  else computer = new SliceComputer(message, legislation);
});
post('ready');
