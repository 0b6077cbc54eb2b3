import { type Attribute, type CountryLaw, type Parameter, payFrequencies } from '@totalize/core';
import type { Law } from './assemble.ts';
import { datedFaults } from './dated.ts';
import type { Refusal } from './refusal.ts';

const keysOf = (parameter: Parameter, attributes: ReadonlyMap<string, Attribute>): readonly string[] | undefined => {
  const by = parameter.by;
  if (by === undefined) return undefined;
  if (by.key === 'attribute') return attributes.get(by.attribute)?.values;
  return payFrequencies.filter((frequency) => by.multiples[frequency] === undefined);
};

const checkMap = (
  parameter: Parameter,
  value: Readonly<Record<string, string>>,
  keys: readonly string[] | undefined,
): readonly string[] => {
  if (parameter.by === undefined) return ['is a map, but the parameter does not say by what'];
  if (keys === undefined) return ['is a map by an attribute that is unknown or has no list of values'];
  const { absent } = parameter.by;
  return [
    ...keys
      .filter((key) => value[key] === undefined && !absent.includes(key))
      .map((key) => `has no figure for ${key}, which is not among those that may be absent`),
    ...Object.keys(value)
      .filter((key) => !keys.includes(key))
      .map(
        (key) =>
          `has a figure for ${key}, which is no value of ${parameter.by?.key === 'attribute' ? parameter.by.attribute : 'the pay frequency'}`,
      ),
  ];
};

type Value = Parameter['values'][number]['value'];

const checkValue = (parameter: Parameter, value: Value, keys: readonly string[] | undefined): readonly string[] => {
  const rows = Array.isArray(value);
  if (rows !== (parameter.unit === 'table')) {
    return [rows ? 'has rows, but its unit is not table' : 'is a table without rows'];
  }
  return typeof value === 'string' || Array.isArray(value) ? [] : checkMap(parameter, value, keys);
};

const checkParameter = (
  parameter: Parameter,
  attributes: ReadonlyMap<string, Attribute>,
): readonly Omit<Refusal, 'file'>[] => {
  const keys = keysOf(parameter, attributes);
  return [
    ...datedFaults(parameter.values),
    ...parameter.values.flatMap(({ from, value, status }) => {
      const messages = [...checkValue(parameter, value, keys)];
      if (status === 'projected') messages.push(`${printValue(value)} is a projection, which is not law`);
      return messages.map((message) => ({ at: from, message }));
    }),
  ];
};

const printValue = (value: Value): string => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? `a table of ${value.length} rows` : Object.values(value).join(', ');
};

export const checkParameters = ({ countries, attributes, fileOf }: Law): readonly Refusal[] => {
  const byName = new Map(attributes.map((attribute) => [attribute.attribute, attribute]));
  return countries.flatMap((country: CountryLaw) =>
    country.parameters.flatMap((parameter) =>
      checkParameter(parameter, byName).map((fault) => ({ file: fileOf.get(parameter.parameter) ?? '', ...fault })),
    ),
  );
};
