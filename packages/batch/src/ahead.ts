/** Slices that a thread has before it, or behind it until they are written: so it seldom waits for the next. */
export const AHEAD = 3;
