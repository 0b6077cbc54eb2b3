import type { Parameter, SchemeRule, Variant } from '@totalize/core';

type Unit = Parameter['unit'];
type Side = NonNullable<SchemeRule['employee']>;

/** A parameter as a rule uses it. */
export interface Use {
  readonly parameter: string;
  readonly as: readonly Unit[];
  /** It limits pay or contributions of the rule's period. */
  readonly limit: boolean;
}

const use = (parameter: string | undefined, limit: boolean, ...as: Unit[]): readonly Use[] =>
  parameter === undefined ? [] : [{ parameter, as, limit }];

const limit = (parameter: string | undefined): readonly Use[] => use(parameter, true, 'money', 'index');
const rate = (parameter: string | undefined): readonly Use[] => use(parameter, false, 'rate');

const ofStep = (step: Variant['base'][number]): readonly Use[] => {
  switch (step.step) {
    case 'ceiling':
    case 'floor':
      return limit(step.parameter);
    case 'allowance':
      return [...limit(step.parameter), ...limit(step.atLeast)];
    case 'factor':
      return use(step.parameter, false, 'rate', 'number');
    case 'grade':
      return use(step.parameter, false, 'table');
    case 'round':
    case 'stated':
      return [];
  }
};

const ofCharge = (charge: Variant['charge']): readonly Use[] => {
  switch (charge.kind) {
    case 'rate':
    case 'rest':
      return [charge.rate.parameter, ...charge.rate.plus].flatMap(rate);
    case 'bands':
      return charge.bands.flatMap((band) => [...limit(band.upTo), ...rate(band.rate)]);
    case 'slab': {
      const { credit } = charge;
      return [
        ...charge.brackets.flatMap((bracket) => [...limit(bracket.upTo), ...rate(bracket.rate)]),
        ...(credit === undefined ? [] : [credit.from, credit.upTo, credit.maximum].flatMap(limit)),
        ...use(credit?.less, false, 'rate', 'number'),
      ];
    }
    case 'schedule':
      return use(charge.parameter, false, 'table');
    case 'fixed':
      return limit(charge.parameter);
    case 'multiple':
      return use(charge.parameter, false, 'rate', 'number');
  }
};

const ofVariant = ({ base, charge, gate, topUp, premium, maximum }: Variant): readonly Use[] => [
  ...base.flatMap(ofStep),
  ...ofCharge(charge),
  ...[gate?.above, gate?.atLeast, gate?.below, gate?.atMost].flatMap(limit),
  ...rate(topUp?.rate),
  ...[premium?.atLeast, premium?.atMost].flatMap(limit),
  ...use(maximum, false, 'money'),
];

/** Both sides of a rule, and those of its one-off pay. */
export const sidesOf = (rule: SchemeRule): readonly Side[] => {
  const { oneOff } = rule;
  const own = oneOff.rule === 'own' ? [oneOff.employee, oneOff.employer] : [];
  return [rule.employee, rule.employer, ...own].flatMap((side) => side ?? []);
};

export const variantsOf = (rule: SchemeRule): readonly Variant[] => sidesOf(rule).flatMap(({ variants }) => variants);

/** The parameters that a rule uses, and as what. */
export const usesOf = (rule: SchemeRule): readonly Use[] => variantsOf(rule).flatMap(ofVariant);
