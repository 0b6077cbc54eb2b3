/**
 * A thread that takes files apart; what it needed is given back when it ends, before the slices are computed. It loads
 * the adapter and what that needs only where a file has to be read by it.
 */
import { parentPort, workerData } from 'node:worker_threads';
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
  | { readonly read: number }
  | {
      readonly result: Partition | Whole | 'not-grouped' | { readonly changed: string };
      /** Of each file. */
      readonly sha256: readonly string[];
      readonly spools: readonly string[];
    }
  | { readonly fault: unknown };

const post = (message: PartitionMessage): void => parentPort?.postMessage(message, []);

const faultOf = (fault: unknown): 'not-grouped' | { readonly changed: string } | undefined => {
  if (fault instanceof NotGroupedError) return 'not-grouped';
  return fault instanceof ChangedFileError ? { changed: fault.file } : undefined;
};

const partition = async ({ files, settings }: PartitionTask): Promise<void> => {
  const partitioner = new Partitioner(files, settings, (read) => post({ read }));
  const parted = (result: Extract<PartitionMessage, { readonly result: unknown }>['result']): void =>
    post({ result, sha256: partitioner.sha256(), spools: partitioner.spools() });
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

await partition(workerData as PartitionTask);
