import type { BaseStep, Condition, SchemeRule } from '@totalize/core';

export type Side = NonNullable<SchemeRule['employee']>;
type Variant = Side['variants'][number];
type RateSpec = Extract<Variant['charge'], { kind: 'rate' }>['rate'];

type Bound = string | number | undefined;

const spanOf = ({ from, below }: { from?: Bound; below?: Bound }): string =>
  [...(from === undefined ? [] : [`from ${from}`]), ...(below === undefined ? [] : [`below ${below}`])].join(' ');

/** A condition in words. */
export const conditionText = (condition: Condition): string => {
  if ('age' in condition) {
    const { on } = condition.age;
    return `age ${spanOf(condition.age)}${on === 'pay-date' ? '' : ` by ${on}`}`;
  }
  if ('elapsed' in condition) return `months since ${condition.elapsed.since} ${spanOf(condition.elapsed.months)}`;
  if ('hours' in condition) return `hours a week ${spanOf(condition.hours)}`;
  if ('nationality' in condition) return `nationality ${condition.nationality.join(' or ')}`;
  if ('residence' in condition) return `residence in ${condition.residence.join(' or ')}`;
  if ('given' in condition) return `${condition.attribute} ${condition.given ? 'given' : 'not given'}`;
  if ('in' in condition) return `${condition.attribute} ${condition.in.join(' or ')}`;
  if ('notIn' in condition) return `${condition.attribute} not ${condition.notIn.join(' or ')}`;
  if ('atLeast' in condition) return `${condition.attribute} at least ${condition.atLeast}`;
  return `${condition.attribute} below ${condition.below}`;
};

const scaled = (attribute: string | undefined): string => (attribute === undefined ? '' : ` × ${attribute}`);

const stepText = (step: BaseStep): string => {
  switch (step.step) {
    case 'ceiling':
      return `up to ${step.parameter}${scaled(step.scaledBy)}`;
    case 'floor':
      return `at least ${step.parameter}${scaled(step.scaledBy)}`;
    case 'allowance':
      return `less ${step.parameter}${scaled(step.scaledBy)}${step.atLeast === undefined ? '' : `, ${step.atLeast} at least`}`;
    case 'factor':
      return `times ${step.parameter}`;
    case 'round':
      return `cut to ${step.unit} (${step.mode})`;
    case 'grade':
      return `graded by ${step.parameter}`;
    case 'stated':
      return `${step.attribute} a ${step.per} in place of pay, where given`;
  }
};

const ownText = (own: RateSpec['own']): string =>
  own === undefined ? '' : ` unless the ${own.from === 'attribute' ? 'worker' : 'employer or worker'} gives another`;

const rateText = ({ parameter, plus, own }: RateSpec): string => `${[parameter, ...plus].join(' + ')}${ownText(own)}`;

const bandText = ({ upTo, rate }: { upTo?: string | undefined; rate?: string | undefined }): string =>
  `${rate ?? 'nothing'}${upTo === undefined ? ' above' : ` up to ${upTo}`}`;

const chargeText = ({ charge }: Variant): string => {
  switch (charge.kind) {
    case 'rate':
      return rateText(charge.rate);
    case 'bands':
      return `${charge.bands.map(bandText).join(', ')}${charge.roundedEach ? ', each band rounded' : ''}`;
    case 'slab':
      return `on all of it ${charge.brackets.map(bandText).join(', ')}${charge.credit === undefined ? '' : `, less a credit of ${charge.credit.maximum} that tapers from ${charge.credit.from} to ${charge.credit.upTo}`}`;
    case 'schedule':
      return `the sum of ${charge.parameter}`;
    case 'fixed':
      return `the sum ${charge.parameter}${scaled(charge.scaledBy)}${charge.own === undefined ? '' : ' unless the employer gives another'}`;
    case 'multiple':
      return `${charge.parameter} times the other payer's contribution`;
    case 'rest': {
      const others = charge.of.length === 0 ? "the other payer's" : charge.of.map(({ scheme }) => scheme).join(', ');
      return `${rateText(charge.rate)}, rounded, less ${others}`;
    }
  }
};

const gateSubject = (of: NonNullable<Variant['gate']>['of']): string => {
  if (of === 'wages') return 'pay';
  if (of === 'expected-pay') return 'expected pay of the year';
  return 'expected' in of ? `${of.expected} (or expected pay)` : of.attribute;
};

const gateText = ({ gate }: Variant): readonly string[] => {
  if (gate === undefined) return [];
  const of = gateSubject(gate.of);
  const tests = [
    ['above', gate.above],
    ['at least', gate.atLeast],
    ['below', gate.below],
    ['at most', gate.atMost],
  ] as const;
  return tests.flatMap(([word, limit]) => (limit === undefined ? [] : [`${of} is ${word} ${limit}`]));
};

const limitsText = ({ topUp, premium, maximum, times }: Variant): readonly string[] => [
  ...(times === undefined ? [] : [`times ${times.attribute} less ${times.minus}, ${times.atLeast} to ${times.atMost}`]),
  ...(topUp === undefined ? [] : [`and ${topUp.rate} on what pay lacks of the floor`]),
  ...(premium?.atLeast === undefined ? [] : [`not less than ${premium.atLeast}${premium.of === 'both' ? ' ÷ 2' : ''}`]),
  ...(premium?.atMost === undefined ? [] : [`not more than ${premium.atMost}${premium.of === 'both' ? ' ÷ 2' : ''}`]),
  ...(maximum === undefined ? [] : [`at most ${maximum} a year`]),
];

/** How one payer's contribution is made. */
export const variantText = (variant: Variant): string => {
  const when = [...variant.when.map(conditionText), ...gateText(variant)];
  const base = variant.base.map(stepText);
  return [
    chargeText(variant),
    ...(base.length === 0 ? [] : [`(${base.join(', ')})`]),
    ...limitsText(variant),
    ...(when.length === 0 ? [] : [`if ${when.join(' and ')}`]),
  ].join(' ');
};

const hows = { plus: 'pay and', minus: 'pay less', instead: 'in place of pay' } as const;

/** What is charged besides or in place of pay. */
export const payText = ({ contributions, lineUnit }: Side): readonly string[] => [
  ...(contributions === undefined
    ? []
    : [`${hows[contributions.how]} ${contributions.of.map(({ scheme }) => scheme).join(', ')}`]),
  ...(lineUnit === undefined ? [] : [`each line cut to ${lineUnit.unit} (${lineUnit.mode})`]),
];

/** Over what limits run. */
export const periodText = ({ period, accrues }: Pick<SchemeRule, 'period' | 'accrues'>): string =>
  `counted by ${period}${accrues === 'monthly' ? ', limits grow month by month' : accrues === 'settled' ? ', settled for the year' : ''}`;
