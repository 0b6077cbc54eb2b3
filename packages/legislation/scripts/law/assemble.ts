import {
  type Attribute,
  attribute,
  type BenefitLaw,
  type CountryLaw,
  countryLaw,
  type Instrument,
  instrument,
  type IdentifierShape,
  identifierShape,
  type KnownScheme,
  knownScheme,
  parameter,
  type RefundLaw,
  refundLaw,
  schemeLaw,
} from '@totalize/core';
import { benefitsOf, isBenefitFile } from './assemble-benefits.ts';
import type { DataFile, Folder } from './read.ts';
import type { Refusal } from './refusal.ts';
import { type Issue, say } from './say.ts';

/** The data as one body of law, with the file that each part came from. */
export interface Law {
  readonly countries: readonly CountryLaw[];
  readonly instruments: readonly Instrument[];
  readonly attributes: readonly Attribute[];
  readonly refunds: readonly RefundLaw[];
  readonly benefits: readonly BenefitLaw[];
  /** Schemes of countries whose law is not in the data. */
  readonly schemes: readonly KnownScheme[];
  readonly identifiers: readonly IdentifierShape[];
  /** By country code, name of a parameter, scheme or instrument. */
  readonly fileOf: ReadonlyMap<string, string>;
}

export interface Assembled {
  readonly law: Law;
  readonly refusals: readonly Refusal[];
}

const countryHead = countryLaw.omit({ parameters: true, schemes: true });

const places = {
  head: /^([a-z]{2})\/country\.yaml$/,
  parameter: /^([a-z]{2})\/parameters\/([a-z0-9.-]+)\.yaml$/,
  scheme: /^([a-z]{2})\/([a-z0-9-]+)\.yaml$/,
  refund: /^([a-z]{2})\/refunds\/([a-z0-9-]+)\.yaml$/,
  instrument: /^agreements\/([a-z0-9-]+)\.yaml$/,
};

const lists = ['attributes.yaml', 'identifiers.yaml', 'schemes.yaml'];

interface Shape<T> {
  safeParse(
    content: unknown,
  ): { success: true; data: T } | { success: false; error: { readonly issues: readonly object[] } };
}

/** Of a value that fits none of several shapes, the fault of the one that it comes nearest to. */
const nearest = (issue: Issue): Issue => {
  const inner = issue.errors?.flat().map(nearest) ?? [];
  const deepest = inner.toSorted((a, b) => b.path.length - a.path.length)[0];
  return deepest === undefined ? issue : { ...deepest, path: [...issue.path, ...deepest.path] };
};

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const names = ['from', 'scheme', 'rule', 'country'] as const;

/** The way to a place, with the items of a list called by what they hold: `values 2026-01-01 confidence`. */
const printPath = (content: unknown, path: readonly PropertyKey[]): string => {
  let here: unknown = content;
  const words = path.map((key) => {
    here = isMap(here) ? here[String(key)] : undefined;
    const item = here;
    const name =
      typeof key === 'number' && isMap(item)
        ? names.map((one) => item[one]).find((one) => typeof one === 'string')
        : undefined;
    return name ?? String(key);
  });
  return words.join(' ');
};

/** What stands at a place. */
const foundAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((here, key) => (isMap(here) ? here[String(key)] : undefined), content);

/** Validation drops the keys that it does not know; here they are found again. */
const unknownKeys = (
  given: unknown,
  kept: unknown,
  path: readonly PropertyKey[] = [],
): readonly (readonly PropertyKey[])[] => {
  if (!isMap(given) || !isMap(kept)) return [];
  return Object.keys(given).flatMap((key) => {
    const at = [...path, Array.isArray(given) ? Number(key) : key];
    return key in kept ? unknownKeys(given[key], kept[key], at) : [at];
  });
};

export class Assembly {
  readonly refusals: Refusal[] = [];
  readonly fileOf = new Map<string, string>();

  parse<T>(shape: Shape<T>, file: DataFile, within = ''): T | undefined {
    const result = shape.safeParse(file.content);
    if (!result.success) {
      for (const issue of result.error.issues) {
        const found = nearest(issue as Issue);
        this.refuse(
          file.path,
          [within, printPath(file.content, found.path)].filter(Boolean).join(' '),
          say(found, foundAt(file.content, found.path)),
        );
      }
      return undefined;
    }
    for (const path of unknownKeys(file.content, result.data)) {
      const at = [within, printPath(file.content, path)].filter(Boolean).join(' ');
      this.refuse(file.path, at, 'is a key that the shape does not know');
    }
    return result.data;
  }

  named(name: string, expected: string, file: string): void {
    if (name !== expected) this.refuse(file, '', `is named for ${expected}, but holds ${name}`);
    this.fileOf.set(name, file);
  }

  refuse(file: string, at: string, message: string): void {
    this.refusals.push({ file, at, message });
  }
}

const listOf = <T>(
  path: string,
  shape: Shape<T>,
  key: string,
  files: readonly DataFile[],
  assembly: Assembly,
): readonly T[] => {
  const file = files.find((one) => one.path === path);
  if (file === undefined) return [];
  if (!Array.isArray(file.content)) {
    assembly.refuse(file.path, '', `is not a list of ${path.replace('.yaml', '')}`);
    return [];
  }
  return file.content.flatMap((content: unknown, index) => {
    const named = isMap(content) ? content[key] : undefined;
    const name = typeof named === 'string' ? named : `no. ${index + 1}`;
    return assembly.parse(shape, { path: file.path, content }, name) ?? [];
  });
};

/** One effect may be written for several schemes. */
const eachEffect = (content: unknown): unknown => {
  const effects = isMap(content) ? content['effects'] : undefined;
  if (!isMap(content) || !Array.isArray(effects)) return content;
  const each = effects.flatMap((effect: unknown) => {
    const schemes = isMap(effect) ? effect['scheme'] : undefined;
    return isMap(effect) && Array.isArray(schemes)
      ? schemes.map((scheme: unknown) => ({ ...effect, scheme }))
      : [effect];
  });
  return { ...content, effects: each };
};

const countryOf = (
  code: string,
  head: DataFile,
  files: readonly DataFile[],
  assembly: Assembly,
): CountryLaw | undefined => {
  const law = assembly.parse(countryHead, head);
  const parameters = files.flatMap((file) => {
    const name = places.parameter.exec(file.path);
    const content = name?.[1] === code ? assembly.parse(parameter, file) : undefined;
    if (content !== undefined) assembly.named(content.parameter, `${code}.${name?.[2]}`, file.path);
    return content ?? [];
  });
  const schemes = files.flatMap((file) => {
    const name = file === head ? null : places.scheme.exec(file.path);
    const content = name?.[1] === code ? assembly.parse(schemeLaw, file) : undefined;
    if (content !== undefined) assembly.named(content.scheme, `${code}.${name?.[2]}`, file.path);
    return content ?? [];
  });
  if (law === undefined) return undefined;
  assembly.named(law.country, code.toUpperCase(), head.path);
  if (schemes.length === 0) assembly.refuse(head.path, '', 'has no scheme beside it');
  return { ...law, parameters, schemes };
};

/** Puts the files together and validates each against its shape. */
export const assemble = ({ files, refusals }: Folder): Assembled => {
  const assembly = new Assembly();
  assembly.refusals.push(...refusals);
  const codes = new Set<string>();
  const countries = files.flatMap((file) => {
    const code = places.head.exec(file.path)?.[1];
    if (code === undefined) return [];
    codes.add(code);
    return countryOf(code, file, files, assembly) ?? [];
  });
  const instruments = files.flatMap((file) => {
    const name = places.instrument.exec(file.path)?.[1];
    const content =
      name === undefined ? undefined : assembly.parse(instrument, { ...file, content: eachEffect(file.content) });
    if (content !== undefined) assembly.named(content.instrument, `${name}`, file.path);
    return content ?? [];
  });
  const refunds = files.flatMap((file) => {
    const [, code, name] = places.refund.exec(file.path) ?? [];
    const content = code === undefined ? undefined : assembly.parse(refundLaw, file);
    if (content !== undefined) assembly.named(content.refund, `${code}.${name}`, file.path);
    return content ?? [];
  });
  for (const { path } of files) {
    const code = (places.parameter.exec(path) ?? places.scheme.exec(path))?.[1];
    const known =
      code === undefined
        ? lists.includes(path) || places.instrument.test(path) || places.refund.test(path) || isBenefitFile(path)
        : codes.has(code);
    if (!known) assembly.refuse(path, '', 'has no place in the data: see the folder of another country');
  }
  return {
    law: {
      countries,
      instruments,
      attributes: listOf('attributes.yaml', attribute, 'attribute', files, assembly),
      schemes: listOf('schemes.yaml', knownScheme, 'scheme', files, assembly),
      identifiers: listOf('identifiers.yaml', identifierShape, 'identifier', files, assembly),
      refunds,
      benefits: benefitsOf(files, countries, assembly),
      fileOf: assembly.fileOf,
    },
    refusals: assembly.refusals,
  };
};
