import type { CompiledCountry, Law } from '../legislation/compile.ts';
import { isValidAttribute } from '../legislation/facts.ts';

/** The legal employer on some days; where it has no record, as the assignment lets us assume. */
export interface EmployerFacts {
  /** `undefined`: not known. */
  readonly country: string | undefined;
  readonly americanEmployer: boolean | undefined;
  /** `undefined`: works for an affiliate, and nobody knows whether an agreement covers it. */
  readonly section3121l: boolean | undefined;
  /** The work is done for an affiliate that is the employer itself. */
  readonly affiliate?: boolean;
}

/** The facts on which it depends whose domestic law claims some work. */
export interface WorkFacts {
  readonly place: string;
  readonly selfEmployed: boolean;
  /** The country that sends the worker; `undefined`: nobody was sent. */
  readonly sender: string | undefined;
  readonly nationality: readonly string[] | undefined;
  readonly residence: string | undefined;
  readonly permanentResidentOf: readonly string[] | undefined;
  readonly attributes: Readonly<Record<string, string>> | undefined;
  readonly employer: EmployerFacts;
  /** An unknown residence leaves the claim of a country open, rather than counting as none. */
  readonly residenceCounts: boolean;
}

/** The countries whose own law claims the work, before any instrument. */
export interface Claims {
  /** Where the work is done. */
  readonly work: string;
  /** Countries whose law follows the worker abroad. */
  readonly abroad: readonly string[];
  /** The country that sends the worker; its schemes are computed only where a certificate names its law. */
  readonly sender: string | undefined;
  /** Countries whose claim depends on a fact that nobody gave. */
  readonly unknown: readonly string[];
  /** Those facts. */
  readonly unknownFacts: readonly string[];
  /** Countries whose claim depends on an attribute that has a value that the law does not know. */
  readonly invalid: readonly { readonly country: string; readonly attribute: string }[];
}

type Claim = 'yes' | 'no' | { readonly unknown: string };

const employerQualifies = (country: CompiledCountry, facts: WorkFacts, law: Law): Claim => {
  const { employer } = facts;
  if (facts.selfEmployed) return country.law.workAbroad?.selfEmployed === true ? 'yes' : 'no';
  if (employer.section3121l === true) return 'yes';
  if (employer.affiliate === true)
    return employer.section3121l === undefined ? { unknown: 'posting.section3121l' } : 'no';
  if (employer.americanEmployer !== undefined) return employer.americanEmployer ? 'yes' : 'no';
  if (employer.country === undefined) return { unknown: 'activities[].employer.country' };
  return law.countryOfPlace(employer.country) === country.code ? 'yes' : 'no';
};

const residesIn = (country: CompiledCountry, facts: WorkFacts, law: Law): boolean | undefined => {
  const attribute = country.law.workAbroad?.residentAttribute;
  const given = attribute === undefined ? undefined : facts.attributes?.[attribute];
  if (given !== undefined) return given === 'yes';
  if (facts.permanentResidentOf?.some((code) => law.countryOfPlace(code) === country.code) === true) return true;
  return facts.residence === undefined ? undefined : law.countryOfPlace(facts.residence) === country.code;
};

/** The attribute that decides residence, where its value is none that the law knows. */
const invalidResidence = (country: CompiledCountry, facts: WorkFacts, law: Law): string | undefined => {
  const name = country.law.workAbroad?.residentAttribute;
  const attribute = name === undefined ? undefined : law.attributes.get(name);
  const given = name === undefined ? undefined : facts.attributes?.[name];
  return attribute !== undefined && given !== undefined && !isValidAttribute(attribute, given) ? name : undefined;
};

/** Whether a country's law covers work done elsewhere. */
const claimsAbroad = (country: CompiledCountry, facts: WorkFacts, law: Law): Claim => {
  const rule = country.law.workAbroad;
  const employed = rule === undefined ? 'no' : employerQualifies(country, facts, law);
  if (rule === undefined || employed === 'no') return 'no';
  const resident = rule.residents ? residesIn(country, facts, law) : false;
  const { nationality } = facts;
  const national = !rule.nationals
    ? false
    : nationality === undefined || nationality.length === 0
      ? undefined
      : nationality.some((code) => law.countryOfPlace(code) === country.code);
  if (resident === true || national === true) return employed;
  if (national === undefined) return { unknown: 'person.nationality' };
  return resident === undefined && facts.residenceCounts ? { unknown: 'person.residence' } : 'no';
};

export const claimsOn = (facts: WorkFacts, law: Law): Claims => {
  const work = law.countryOfPlace(facts.place);
  const abroad: string[] = [];
  const unknown: string[] = [];
  const unknownFacts: string[] = [];
  const invalid: { country: string; attribute: string }[] = [];
  for (const country of law.countries.values()) {
    if (country.code === work) continue;
    const attribute = invalidResidence(country, facts, law);
    if (attribute !== undefined) {
      invalid.push({ country: country.code, attribute });
      continue;
    }
    const claim = claimsAbroad(country, facts, law);
    if (claim === 'yes') abroad.push(country.code);
    if (typeof claim === 'object') {
      unknown.push(country.code);
      unknownFacts.push(claim.unknown);
    }
  }
  const home = facts.sender === undefined ? undefined : law.countryOfPlace(facts.sender);
  const sends = home !== undefined && home !== work && !abroad.includes(home);
  return { work, abroad, sender: sends ? home : undefined, unknown, unknownFacts, invalid };
};
