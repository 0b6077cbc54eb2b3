import type { CountryLaw } from '@totalize/core';
import {
  loadBenefitLaw,
  loadLegislation,
  type MissingInYear,
  missingIn,
  missingTables,
  registryOf,
} from '@totalize/legislation';
import { usageError } from '../exit-code.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, plain, writeOut } from '../terminal/output.ts';
import { printMissing, printRegistry } from './print-registry.ts';

const lawsOf = (code: string | undefined) => [
  ...loadLegislation(code === undefined ? undefined : [code]).countries.values(),
];

/** How well every scheme is known, year by year, on stdout. */
export const showRegistry = async (code: string | undefined, options: CommonOptions): Promise<void> => {
  const countries = lawsOf(code).map(registryOf);
  await writeOut(options.json === true ? jsonText({ countries }) : countries.map(printRegistry));
};

const checkedYear = (text: string): number => {
  if (/^(?:19|20)\d{2}$/.test(text)) return Number(text);
  throw usageError(`--missing "${plain(text)}" is no year; write one such as 2027.`);
};

/** Whose tables of benefits are in the data. */
const benefits = 'US';

const missingOf = (law: CountryLaw, year: number): MissingInYear => {
  const found = missingIn(law, year);
  if (law.country !== benefits) return found;
  return { ...found, missing: [...found.missing, ...missingTables(loadBenefitLaw(benefits), law, year)] };
};

/** What has no value yet for a year, on stdout. */
export const showMissing = async (code: string | undefined, text: string, options: CommonOptions): Promise<void> => {
  const year = checkedYear(text);
  const countries = lawsOf(code).map((law) => missingOf(law, year));
  await writeOut(
    options.json === true ? jsonText({ year, countries }) : countries.map((country) => printMissing(country, year)),
  );
};
