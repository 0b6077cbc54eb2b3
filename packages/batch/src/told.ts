import { lineWriter } from '@totalize/adapter-csv';
import type { Exception } from '@totalize/core';
import { jsonLine } from './lines.ts';

/** Exceptions as they are listed one after the other, and what decides for all of them whether they are. */
export interface Told extends Pick<Exception, 'severity' | 'code' | 'workerId' | 'scheme'> {
  /** Their lines among those of a file of exceptions. */
  readonly lines: string;
  readonly count: number;
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
    lines: line(exception),
    count: 1,
    ...(onceARun.has(code) && { once: message }),
  };
};

const areAlike = (one: Told, other: Told): boolean =>
  one.code === other.code &&
  one.severity === other.severity &&
  one.workerId === other.workerId &&
  one.scheme === other.scheme &&
  one.once === undefined;

/** The same as lines of JSON; those that follow each other and are alike, as most of a worker's pay lines, are one. */
export const toldLines = (exceptions: readonly Exception[]): string => {
  const all: Told[] = [];
  for (const told of exceptions.map(toldOf)) {
    const before = all.at(-1);
    if (before === undefined || !areAlike(before, told)) all.push(told);
    else all[all.length - 1] = { ...before, lines: before.lines + told.lines, count: before.count + 1 };
  }
  return all.map(jsonLine).join('');
};

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
