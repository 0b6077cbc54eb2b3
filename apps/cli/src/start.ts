import { endQuietlyOnClosedPipe, reportFault } from './fault.ts';
import { runProgram } from './program.ts';
import { goToStartFolder } from './start-folder.ts';

/** The process as a whole: what it does with arguments, and how it ends. */
export const start = async (args: readonly string[]): Promise<void> => {
  process.on('uncaughtException', reportFault);
  endQuietlyOnClosedPipe(process.stdout, process.stderr);
  goToStartFolder();
  try {
    process.exitCode = await runProgram(args);
  } catch (error) {
    reportFault(error);
  }
};
