import { Worker } from 'node:worker_threads';

/** What a line leaves behind is garbage at once: a larger nursery costs memory and saves nothing. */
const nursery = { maxYoungGenerationSizeMb: 12 };

/** A thread that runs a module of this folder. */
export const threadOf = (name: 'slice-thread' | 'partition-thread'): Worker =>
  new Worker(new URL(`./${name}.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url), {
    resourceLimits: nursery,
  });
