import { type Attribute, type Condition, parseDay, type SchemeRule } from '@totalize/core';
import type { Law } from './assemble.ts';
import type { Refusal } from './refusal.ts';

interface Fault {
  readonly at: string;
  readonly message: string;
}

const canBe = ({ type, values }: Attribute, value: string): boolean => {
  if (values?.includes(value) === true) return true;
  if (type === 'word') return values === undefined;
  if (type === 'date') return parseDay(value) !== undefined;
  return (type === 'integer' ? /^-?\d+$/ : /^-?\d+(?:\.\d+)?$/).test(value);
};

const missing = (at: string, name: string): Fault => ({
  at,
  message: `asks for the attribute ${name}, which does not exist`,
});

const checkCondition = (
  condition: Condition,
  at: string,
  attributes: ReadonlyMap<string, Attribute>,
): readonly Fault[] => {
  if (!('attribute' in condition)) return [];
  const attribute = attributes.get(condition.attribute);
  if (attribute === undefined) return [missing(at, condition.attribute)];
  const values =
    'in' in condition
      ? condition.in
      : 'notIn' in condition
        ? condition.notIn
        : ['atLeast' in condition ? condition.atLeast : condition.below];
  return values
    .filter((value) => !canBe(attribute, value))
    .map((value) => ({ at, message: `tests ${attribute.attribute} for ${value}, which it cannot be` }));
};

/** Conditions of a rule, and the attributes that it reads without testing them. */
const ofRule = (rule: SchemeRule): { readonly conditions: readonly Condition[]; readonly read: readonly string[] } => {
  const variants = [...(rule.employee?.variants ?? []), ...(rule.employer?.variants ?? [])];
  return {
    conditions: [...rule.appliesWhen, ...rule.subjectWhen, ...rule.yearlyWhen, ...variants.flatMap(({ when }) => when)],
    read: variants.flatMap(({ charge, times }) => [
      ...(times === undefined ? [] : [times.attribute]),
      ...(charge.kind === 'rate' && charge.rate.own?.from === 'attribute' ? [charge.rate.own.attribute] : []),
    ]),
  };
};

const checkDefault = (attribute: Attribute, attributes: ReadonlyMap<string, Attribute>): readonly Fault[] => {
  const { attribute: at, default: fallback } = attribute;
  if (fallback === undefined) return [];
  if (typeof fallback !== 'string' && !Array.isArray(fallback)) {
    return attributes.has(fallback.attribute) ? [] : [missing(at, fallback.attribute)];
  }
  const options = typeof fallback === 'string' ? [{ when: [], value: fallback }] : fallback;
  return options.flatMap(({ when, value }) => [
    ...when.flatMap((condition) => checkCondition(condition, at, attributes)),
    ...(canBe(attribute, value) ? [] : [{ at, message: `has the default ${value}, which it cannot be` }]),
  ]);
};

export const checkConditions = ({ countries, attributes, fileOf }: Law): readonly Refusal[] => {
  const byName = new Map(attributes.map((attribute) => [attribute.attribute, attribute]));
  const twice = attributes.filter((attribute) => byName.get(attribute.attribute) !== attribute);
  const ofSchemes = countries.flatMap(({ schemes, parameters }) => [
    ...schemes.flatMap(({ scheme, rules }) =>
      rules.flatMap((rule) => {
        const { conditions, read } = ofRule(rule);
        return [
          ...conditions.flatMap((condition) => checkCondition(condition, rule.from, byName)),
          ...read.filter((name) => !byName.has(name)).map((name) => missing(rule.from, name)),
        ].map((fault) => ({ file: fileOf.get(scheme) ?? '', ...fault }));
      }),
    ),
    ...parameters.flatMap(({ parameter, by }) =>
      by?.key === 'attribute' && !byName.has(by.attribute)
        ? [{ file: fileOf.get(parameter) ?? '', ...missing('by', by.attribute) }]
        : [],
    ),
  ]);
  return [
    ...ofSchemes,
    ...[
      ...attributes.flatMap((attribute) => checkDefault(attribute, byName)),
      ...twice.map(({ attribute }) => ({ at: attribute, message: 'stands in the list twice' })),
    ].map((fault) => ({ file: 'attributes.yaml', ...fault })),
  ];
};
