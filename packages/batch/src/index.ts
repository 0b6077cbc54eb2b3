export { assemble, firstOfEachRow, type ReadFile } from './assemble.ts';
export type { LargeResult, LargeRun, ResultFile, SharedFile } from './large-run.ts';
export type { PathFile, Whole } from './partition.ts';
export type { RunThreads } from './executor.ts';
export { ChangedFileError } from './input-file.ts';
export { NotGroupedError, runLarge } from './run.ts';
export { startThreads } from './start-threads.ts';
export type { Told } from './told.ts';
