export { assemble, firstOfEachRow, type ReadFile } from './assemble.ts';
export type { Whole } from './partition.ts';
export {
  type LargeResult,
  type LargeRun,
  NotGroupedError,
  type ResultFile,
  runLarge,
  type SharedFile,
} from './run.ts';
export type { PathFile } from './partition-thread.ts';
