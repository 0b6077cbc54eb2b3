import { lineWriter } from '@totalize/adapter-csv';
import type { Exception } from '@totalize/core';
import { jsonLine } from './lines.ts';

/** An exception as it is listed, and what decides whether it is. */
export interface Told extends Pick<Exception, 'severity' | 'code' | 'workerId' | 'scheme'> {
  /** Its line among those of a file of exceptions. */
  readonly line: string;
  /** What it says, if that is told once a run though several slices find it: of a scheme or an employer. */
  readonly once?: string;
}

const onceARun: ReadonlySet<Exception['code']> = new Set(['scheme-unknown', 'employer-assumed']);

const { line } = lineWriter('exceptions');

export const toldOf = (exception: Exception): Told => {
  const { severity, code, workerId, scheme, message } = exception;
  return {
    severity,
    code,
    ...(workerId !== undefined && { workerId }),
    ...(scheme !== undefined && { scheme }),
    line: line(exception),
    ...(onceARun.has(code) && { once: message }),
  };
};

/** The same as a line of JSON. */
export const toldLine = (exception: Exception): string => jsonLine(toldOf(exception));

/** Without what has been told before. */
export function* onceEach(all: Iterable<Told>): Generator<Told> {
  const seen = new Set<string>();
  for (const told of all) {
    const { once } = told;
    if (once !== undefined && seen.has(once)) continue;
    if (once !== undefined) seen.add(once);
    yield told;
  }
}
