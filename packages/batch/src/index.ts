export { assemble, firstOfEachRow, type ReadFile } from './assemble.ts';
export type { PathFile, Whole } from './partition.ts';
export { ChangedFileError } from './input-file.ts';
export {
  type LargeResult,
  type LargeRun,
  NotGroupedError,
  type ResultFile,
  runLarge,
  type SharedFile,
} from './run.ts';
