import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CountryLaw } from '@totalize/core';
import { assemble } from '../scripts/law/assemble.ts';
import { readFolder } from '../scripts/law/read.ts';

/** The law as it stands in the data folder. */
export const { law, refusals } = assemble(readFolder(fileURLToPath(new URL('../data', import.meta.url))));

export const countryLaw = (code: string): CountryLaw => {
  const found = law.countries.find(({ country }) => country === code);
  if (found === undefined) throw new Error(`no law of ${code}`);
  return found;
};

/** The figure of a parameter on a day; `undefined` where the data have none. */
export const figureOn = (parameter: string, day: string, key = ''): string | undefined => {
  const found = countryLaw(parameter.slice(0, 2).toUpperCase()).parameters.find((one) => one.parameter === parameter);
  if (found === undefined) throw new Error(`no parameter ${parameter}`);
  const value = found.values.findLast(({ from }) => from <= day);
  if (value === undefined || (value.to !== undefined && value.to < day)) return undefined;
  if (Array.isArray(value.value)) throw new Error(`${parameter} is a table`);
  return typeof value.value === 'string' ? value.value : value.value[key];
};

/** The rows of a table in `spec`, by column. */
export const specTable = (name: string): readonly Readonly<Record<string, string>>[] => {
  const text = readFileSync(new URL(`spec/${name}.csv`, import.meta.url), 'utf8');
  const [header = '', ...rows] = text
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  const columns = header.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [columns[index] ?? '', cell])));
};
