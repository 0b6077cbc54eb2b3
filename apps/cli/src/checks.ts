import { date, matchesScheme, schemePattern } from '@totalize/core';
import { availableCountries, legislationIndex } from '@totalize/legislation';
import { usageError } from './exit-code.ts';
import { plain } from './terminal/output.ts';
import { didYouMean } from './terminal/suggest.ts';

/** A day given on the command line. */
export const checkedDay = (option: string, text: string | undefined): string | undefined => {
  if (text === undefined) return undefined;
  const parsed = date.safeParse(text);
  if (parsed.success) return parsed.data;
  throw usageError(
    `${option} "${plain(text)}" ${parsed.error.issues[0]?.message ?? 'is no date'}; write a date such as 2026-01-31.`,
  );
};

const refusePattern = (option: string, pattern: string, ids: readonly string[]): never => {
  const country = pattern.slice(0, 2).toUpperCase();
  const missing = /^[a-z]{2}\./.test(pattern) && !availableCountries().includes(country);
  const why = missing ? ` The law of ${country} is not in the data.` : didYouMean(pattern, ids);
  throw usageError(`${option} "${plain(pattern)}" fits no scheme.${why} See \`totalize parameters\`.`);
};

/** A pattern that no scheme fits would give an empty result, and nobody would know why. */
export const checkedSchemes = (
  option: string,
  patterns: readonly string[] | undefined,
): readonly string[] | undefined => {
  if (patterns === undefined || patterns.length === 0) return undefined;
  for (const pattern of patterns) {
    if (schemePattern.safeParse(pattern).success) continue;
    throw usageError(`${option} "${plain(pattern)}" is not a scheme or pattern such as us.oasdi or de.*.`);
  }
  const ids = legislationIndex().flatMap(({ schemes }) => schemes);
  for (const pattern of patterns) {
    if (!ids.some((id) => matchesScheme(pattern, id))) refusePattern(option, pattern, ids);
  }
  return patterns;
};
