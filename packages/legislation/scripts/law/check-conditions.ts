import { type Attribute, type Condition, parseDay, type SchemeRule, type Variant } from '@totalize/core';
import type { Law } from './assemble.ts';
import type { Refusal } from './refusal.ts';
import { sidesOf, variantsOf } from './uses.ts';

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

const valuesOf = (condition: Extract<Condition, { attribute: string }>): readonly string[] => {
  if ('in' in condition) return condition.in;
  if ('notIn' in condition) return condition.notIn;
  if ('atLeast' in condition) return [condition.atLeast];
  return 'below' in condition ? [condition.below] : [];
};

const checkCondition = (
  condition: Condition,
  at: string,
  attributes: ReadonlyMap<string, Attribute>,
): readonly Fault[] => {
  if ('elapsed' in condition) {
    const { since } = condition.elapsed;
    return attributes.get(since)?.type === 'date' ? [] : [missing(at, since)];
  }
  if (!('attribute' in condition)) return [];
  const attribute = attributes.get(condition.attribute);
  if (attribute === undefined) return [missing(at, condition.attribute)];
  return valuesOf(condition)
    .filter((value) => !canBe(attribute, value))
    .map((value) => ({ at, message: `tests ${attribute.attribute} for ${value}, which it cannot be` }));
};

const ownOf = ({ charge }: Variant): readonly (string | undefined)[] => {
  const owns =
    charge.kind === 'rate' || charge.kind === 'rest'
      ? [charge.rate.own]
      : charge.kind === 'bands'
        ? charge.bands.map(({ own }) => own)
        : [];
  return owns.map((own) => (own?.from === 'attribute' ? own.attribute : undefined));
};

/** Attributes that a variant reads: counts, own figures, shares, stated pay, gates. */
const attributesOf = (variant: Variant): readonly string[] => {
  const { base, charge, gate, times } = variant;
  return [
    times?.attribute,
    ...ownOf(variant),
    charge.kind === 'fixed' ? charge.scaledBy : undefined,
    gate === undefined || typeof gate.of === 'string'
      ? undefined
      : 'expected' in gate.of
        ? gate.of.expected
        : gate.of.attribute,
    ...base.flatMap((step) => ('scaledBy' in step ? [step.scaledBy] : step.step === 'stated' ? [step.attribute] : [])),
  ].filter((name) => name !== undefined);
};

/** Conditions of a rule, and the attributes that it reads without testing them. */
const ofRule = (rule: SchemeRule): { readonly conditions: readonly Condition[]; readonly read: readonly string[] } => {
  const variants = variantsOf(rule);
  const { dateBasis, chargedElsewhere } = rule;
  return {
    conditions: [
      ...rule.appliesWhen,
      ...rule.subjectWhen,
      ...rule.yearlyWhen,
      ...sidesOf(rule).flatMap(({ appliesWhen }) => appliesWhen),
      ...variants.flatMap(({ when }) => when),
    ],
    read: [
      ...variants.flatMap(attributesOf),
      ...(dateBasis.premiumMonth === undefined ? [] : [dateBasis.premiumMonth.attribute]),
      ...(chargedElsewhere === undefined ? [] : [chargedElsewhere]),
    ],
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
