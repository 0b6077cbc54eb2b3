import { type BenefitLaw, benefitLawHead, type CountryLaw, foreignCoverage, parameter } from '@totalize/core';
import type { Assembly } from './assemble.ts';
import type { DataFile } from './read.ts';

const place = /^([a-z]{2})\/benefits\/([a-z0-9.-]+)\.yaml$/;

export const isBenefitFile = (path: string): boolean => place.test(path);

/** Puts the law of a country's benefits together: `law.yaml`, `foreign-coverage.yaml`, and a table in each other file. */
const lawOf = (
  code: string,
  files: readonly DataFile[],
  countries: readonly CountryLaw[],
  assembly: Assembly,
): BenefitLaw | undefined => {
  const file = (name: string): DataFile | undefined =>
    files.find(({ path }) => path === `${code}/benefits/${name}.yaml`);
  const headFile = file('law');
  const coverageFile = file('foreign-coverage');
  if (headFile === undefined || coverageFile === undefined) {
    assembly.refuse(`${code}/benefits`, '', 'lacks law.yaml or foreign-coverage.yaml');
    return undefined;
  }
  const head = assembly.parse(benefitLawHead, headFile);
  const coverage = assembly.parse(foreignCoverage, coverageFile);
  const tables = files.flatMap((one) => {
    const name = one === headFile || one === coverageFile ? undefined : place.exec(one.path)?.[2];
    const content = name === undefined ? undefined : assembly.parse(parameter, one);
    if (content !== undefined) assembly.named(content.parameter, `${code}.benefits.${name}`, one.path);
    return content ?? [];
  });
  if (head === undefined || coverage === undefined) return undefined;
  const wageBase = countries.flatMap(({ parameters }) => parameters).find((one) => one.parameter === head.wageBase);
  if (wageBase === undefined) {
    // Where another file was refused, the parameter may stand in that one.
    if (assembly.refusals.length === 0)
      assembly.refuse(headFile.path, 'wageBase', `names ${head.wageBase}, which is no parameter`);
    return undefined;
  }
  assembly.fileOf.set(`${code}.benefits`, headFile.path);
  assembly.fileOf.set(`${code}.benefits.foreign-coverage`, coverageFile.path);
  return { ...head, foreignCoverage: coverage, parameters: [...tables, wageBase] };
};

export const benefitsOf = (
  files: readonly DataFile[],
  countries: readonly CountryLaw[],
  assembly: Assembly,
): readonly BenefitLaw[] => {
  const own = files.filter(({ path }) => isBenefitFile(path));
  const codes = new Set(own.map(({ path }) => path.slice(0, 2)));
  return [...codes].flatMap((code) => {
    const ofCode = own.filter(({ path }) => path.startsWith(`${code}/`));
    return lawOf(code, ofCode, countries, assembly) ?? [];
  });
};
