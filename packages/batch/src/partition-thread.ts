/** A thread that takes files apart; what it needed is given back when it ends, before the slices are computed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { NotGroupedError, type Partition, Partitioner, type PartitionSettings, type Whole } from './partition.ts';
import type { WorkerFile } from './scan.ts';

/** A file by its path. */
export type PathFile = Omit<WorkerFile, 'open'> & { readonly path: string };

export interface PartitionTask {
  readonly files: readonly PathFile[];
  readonly settings: PartitionSettings;
}

export type PartitionMessage =
  | { readonly read: number }
  | {
      readonly result: Partition | Whole | 'not-grouped';
      /** Of each file. */
      readonly sha256: readonly string[];
      readonly spools: readonly string[];
    }
  | { readonly fault: unknown };

const BLOCK = 256 * 1024;

const post = (message: PartitionMessage): void => parentPort?.postMessage(message, []);

const partition = async ({ files, settings }: PartitionTask): Promise<void> => {
  const sha256: string[] = [];
  const sources = files.map(
    ({ path, ...file }, at): WorkerFile => ({
      ...file,
      open: async function* () {
        const hash = createHash('sha256');
        for await (const chunk of createReadStream(path, { highWaterMark: BLOCK }) as AsyncIterable<Buffer>) {
          if (sha256[at] === undefined) hash.update(chunk);
          post({ read: chunk.length });
          yield chunk;
        }
        sha256[at] ??= hash.digest('hex');
      },
    }),
  );
  const partitioner = new Partitioner(sources, settings);
  try {
    const result = await partitioner.run();
    post({ result, sha256, spools: partitioner.spools() });
  } catch (fault) {
    if (fault instanceof NotGroupedError) post({ result: 'not-grouped', sha256, spools: partitioner.spools() });
    else post({ fault });
  }
};

await partition(workerData as PartitionTask);
