/**
 * A thread that takes files apart; what it needed is given back when it ends, before the slices are computed. It loads
 * the adapter and what that needs only where a file has to be read by it.
 */
import { parentPort } from 'node:worker_threads';
import { ChangedFileError } from './input-file.ts';
import {
  NotGroupedError,
  type PartFile,
  type Partition,
  Partitioner,
  type PartitionSettings,
  type Whole,
} from './partition.ts';

export interface PartitionTask {
  readonly files: readonly PartFile[];
  readonly settings: PartitionSettings;
}

export type PartitionMessage =
  | 'ready'
  | { readonly read: number }
  | {
      readonly result: Partition | Whole | 'not-grouped' | { readonly changed: string };
      readonly spools: readonly string[];
    }
  | { readonly fault: unknown };

const post = (message: PartitionMessage): void => parentPort?.postMessage(message, []);

/** As often as somebody could see. */
const POSTED_EVERY = 50;

const progress = (): ((read: number) => void) => {
  let [read, posted] = [0, performance.now()];
  return (bytes) => {
    read += bytes;
    const now = performance.now();
    if (now - posted < POSTED_EVERY) return;
    post({ read });
    [read, posted] = [0, now];
  };
};

const faultOf = (fault: unknown): 'not-grouped' | { readonly changed: string } | undefined => {
  if (fault instanceof NotGroupedError) return 'not-grouped';
  return fault instanceof ChangedFileError ? { changed: fault.file } : undefined;
};

const partition = async ({ files, settings }: PartitionTask): Promise<void> => {
  const partitioner = new Partitioner(files, settings, progress());
  const parted = (result: Extract<PartitionMessage, { readonly result: unknown }>['result']): void =>
    post({ result, spools: partitioner.spools() });
  try {
    parted(await partitioner.run());
  } catch (fault) {
    const result = faultOf(fault);
    if (result === undefined) post({ fault });
    else parted(result);
  } finally {
    partitioner.close();
  }
};

parentPort?.once('message', (task: PartitionTask) => void partition(task));
post('ready');
