export const exitCode = {
  done: 0,
  /** A usage or configuration error; nothing was written. */
  usage: 1,
  /** Done, with at least one exception that is an error. */
  exceptions: 2,
  /** The input cannot be read; nothing was written. */
  unreadable: 3,
  /** A fault of ours. */
  fault: 70,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What the user can mend: told in one sentence, without a stack trace. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(message: string, code: ExitCode) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = code;
  }
}

export const usageError = (message: string): CommandError => new CommandError(message, exitCode.usage);
export const unreadable = (message: string): CommandError => new CommandError(message, exitCode.unreadable);
