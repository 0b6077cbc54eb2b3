import type { CompiledScheme, Law } from '../legislation/compile.ts';
import type { Variant } from '../legislation/shape.ts';
import type { Override } from '../records/override.ts';

const variantsOf = (scheme: CompiledScheme): readonly Variant[] =>
  scheme.rules.flatMap(({ rule }) => [...(rule.employee?.variants ?? []), ...(rule.employer?.variants ?? [])]);

const ratesOf = ({ charge }: Variant): number => {
  switch (charge.kind) {
    case 'rate':
    case 'rest':
      return 1;
    case 'bands':
      return charge.bands.filter((band) => band.rate !== undefined).length;
    case 'slab':
      return charge.brackets.filter((bracket) => bracket.rate !== undefined).length;
    default:
      return 0;
  }
};

/** Why an override cannot be used for a scheme; `undefined` where it can. */
const faultOf = (override: Override, scheme: CompiledScheme): string | undefined => {
  const variants = variantsOf(scheme);
  if (override.value !== undefined && !variants.some(({ charge }) => charge.kind === 'fixed')) {
    return 'it has no fixed amount that a value could replace';
  }
  if (override.ceiling !== undefined && !variants.some(({ base }) => base.some((step) => step.step === 'ceiling'))) {
    return 'it has no ceiling that could be replaced';
  }
  if (override.rate !== undefined && variants.some((variant) => ratesOf(variant) !== 1)) {
    return variants.every((variant) => ratesOf(variant) === 0)
      ? 'it has no rate that could be replaced'
      : 'it has several rates, and one cannot replace them';
  }
  return undefined;
};

/** Why an override cannot be used; `undefined` where it can, or where its scheme is not known at all. */
export const overrideFault = (override: Override, law: Law): string | undefined => {
  const scheme = law.schemes.get(override.scheme);
  return scheme === undefined ? undefined : faultOf(override, scheme);
};
