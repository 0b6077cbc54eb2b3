import type { Exception } from '@totalize/core';
import { type CommonOptions, note, plain } from '../terminal/output.ts';

/** Tells the errors on stderr: of many of one kind and country the first, with their number. */
export const tellErrors = (exceptions: readonly Exception[], options: CommonOptions): void => {
  const errors = exceptions.filter(({ severity }) => severity === 'error');
  const kinds = Map.groupBy(errors, ({ code, country, scheme }) => [code, country, scheme].join(' '));
  for (const [first, ...others] of kinds.values()) {
    if (first === undefined) continue;
    const more = others.length === 0 ? '' : ` (${others.length} more of this kind)`;
    note(options, `totalize: ${plain(first.message)}${more}`);
  }
};
