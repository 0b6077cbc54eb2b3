import type { Day } from '../time/date.ts';

/** What a test found. */
export interface Answer {
  readonly is: 'yes' | 'no' | 'open';
  /** The value and what it was held against, for the trace. */
  readonly saw: string;
  /** The fact that would decide, as the contract writes it. */
  readonly missing?: string;
  /** What must happen for the test to hold, where no fact is missing. */
  readonly condition?: string;
  /** Last day on which the test can hold. */
  readonly until?: Day;
  /** Something that must be done by a day. */
  readonly deadline?: { readonly act: 'election'; readonly day: Day };
}

export const yes = (saw: string, more: Partial<Answer> = {}): Answer => ({ is: 'yes', saw, ...more });
export const no = (saw: string, more: Partial<Answer> = {}): Answer => ({ is: 'no', saw, ...more });
export const missing = (fact: string): Answer => ({ is: 'open', saw: `${fact} is not known`, missing: fact });
export const decided = (holds: boolean, saw: string, more: Partial<Answer> = {}): Answer =>
  holds ? yes(saw, more) : no(saw, more);
