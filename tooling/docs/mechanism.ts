import type { BaseStep, CountryLaw, SchemeRule, Variant } from '@totalize/core';

type Side = SchemeRule['employee'];

const has = (variant: Variant, step: BaseStep['step']): boolean => variant.base.some((one) => one.step === step);

const kindOf = (variant: Variant): string => {
  const { charge } = variant;
  switch (charge.kind) {
    case 'rate':
    case 'rest':
      return `R${has(variant, 'floor') ? 'F' : ''}${has(variant, 'ceiling') ? 'C' : ''}`;
    case 'bands':
      return 'B';
    case 'slab':
      return 'S';
    case 'schedule':
      return 'T';
    case 'fixed':
      return 'X';
    case 'multiple':
      return 'M';
  }
};

const figuresOf = ({ base, charge }: Variant): readonly (string | undefined)[] => [
  ...base.map((step) => ('parameter' in step ? step.parameter : undefined)),
  ...(charge.kind === 'rate' || charge.kind === 'rest' ? [charge.rate.parameter] : []),
  ...(charge.kind === 'bands' ? charge.bands.flatMap(({ upTo, rate }) => [upTo, rate]) : []),
  ...(charge.kind === 'slab' ? charge.brackets.flatMap(({ upTo, rate }) => [upTo, rate]) : []),
  ...(charge.kind === 'fixed' ? [charge.parameter] : []),
];

const hasOwn = ({ charge }: Variant): boolean =>
  charge.kind === 'bands'
    ? charge.bands.some(({ own }) => own !== undefined)
    : 'rate' in charge
      ? charge.rate.own !== undefined
      : charge.kind === 'fixed' && charge.own !== undefined;

const suffixes: readonly (readonly [string, (variant: Variant, law: CountryLaw) => boolean])[] = [
  ['own', hasOwn],
  [
    'by',
    (variant, law) =>
      figuresOf(variant).some((name) => law.parameters.find((one) => one.parameter === name)?.by !== undefined),
  ],
  ['times', ({ times }) => times !== undefined],
  ['gate', ({ gate }) => gate !== undefined],
  ['top', ({ topUp }) => topUp !== undefined],
  ['max', ({ maximum }) => maximum !== undefined],
  ['prem', ({ premium }) => premium !== undefined],
  ['rest', ({ charge }) => charge.kind === 'rest'],
];

/** How a payer's base becomes a contribution, in the codes of the glossary. */
export const mechanismOf = (side: Side, law: CountryLaw, day: string): string => {
  const inForce = (side?.variants ?? []).filter(({ from, to }) => (from ?? day) <= day && day <= (to ?? day));
  const variants = inForce.length === 0 ? (side?.variants ?? []) : inForce;
  if (variants.length === 0) return '–';
  const kinds = [...new Set(variants.map(kindOf))].join('/');
  const marks = suffixes.filter(([, holds]) => variants.some((variant) => holds(variant, law))).map(([mark]) => mark);
  if (variants.length > 1) marks.push('var');
  return [kinds, ...marks].join('.');
};

const wordOf = (step: BaseStep): string => {
  switch (step.step) {
    case 'round':
      return `${step.mode} ${step.unit}`;
    case 'stated':
      return `stated per ${step.per}`;
    case 'ceiling':
    case 'floor':
    case 'allowance':
      return step.scaledBy === undefined ? (step.step === 'allowance' ? 'allowance' : '') : `${step.step} scaled`;
    default:
      return step.step;
  }
};

const signs = { plus: '+', minus: '−', instead: '=' } as const;

/** What happens to pay before it is charged, besides floors and ceilings. */
export const baseOf = (rule: SchemeRule): string => {
  const sides = [rule.employee, rule.employer].flatMap((side) => side ?? []);
  const words = sides.flatMap(({ contributions, variants }) => [
    ...(contributions === undefined
      ? []
      : [`${signs[contributions.how]} ${contributions.of.map(({ scheme }) => `\`${scheme}\``).join(', ')}`]),
    ...variants.flatMap(({ base }) => base.map(wordOf)),
  ]);
  return [...new Set(words.filter((word) => word !== ''))].join('; ') || '–';
};
