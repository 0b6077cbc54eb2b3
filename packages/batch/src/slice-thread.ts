/** A thread of a run: takes slices, gives results. */
import { parentPort, type TransferListItem, workerData } from 'node:worker_threads';
import { loadLegislation } from '@totalize/legislation';
import type { Segments } from './segments.ts';
import { SliceComputer, type SliceJob, type SliceSettings } from './slice.ts';

const computer = new SliceComputer(workerData as SliceSettings, loadLegislation());

const buffers = (segments: Segments): TransferListItem[] => [segments.bytes.buffer as ArrayBuffer];

parentPort?.on('message', (job: SliceJob) => {
  try {
    const output = computer.compute(job);
    const { contributions, balances, said, told } = output;
    parentPort?.postMessage({ output }, [contributions, balances, said, told].flatMap(buffers));
  } catch (fault) {
    parentPort?.postMessage({ fault }, []);
  }
});
