import type { CompiledScheme, Law } from '../legislation/compile.ts';
import type { Variant } from '../legislation/shape.ts';
import type { Batch } from '../records/batch.ts';
import type { Override } from '../records/override.ts';
import type { Notices } from './notices.ts';

const variantsOf = (scheme: CompiledScheme): readonly Variant[] =>
  scheme.rules.flatMap(({ rule }) => [...(rule.employee?.variants ?? []), ...(rule.employer?.variants ?? [])]);

const ratesOf = ({ charge }: Variant): number =>
  charge.kind === 'rate' ? 1 : charge.bands.filter((band) => band.rate !== undefined).length;

/** Why an override cannot be used for a scheme; `undefined` where it can. */
const faultOf = (override: Override, scheme: CompiledScheme): string | undefined => {
  const variants = variantsOf(scheme);
  if (override.value !== undefined) return 'it has no fixed amount that a value could replace';
  if (override.ceiling !== undefined && !variants.some(({ base }) => base.some((step) => step.step === 'ceiling'))) {
    return 'it has no ceiling that could be replaced';
  }
  if (override.rate !== undefined && variants.some((variant) => ratesOf(variant) > 1)) {
    return 'it has several rates, and one cannot replace them';
  }
  return undefined;
};

/** The overrides that cannot be used; each is told, and the rows that it was meant for are left out. */
export const uselessOverrides = (batch: Batch, law: Law, notices: Notices): readonly Override[] =>
  (batch.overrides ?? []).filter((override) => {
    const scheme = law.schemes.get(override.scheme);
    const fault = scheme === undefined ? undefined : faultOf(override, scheme);
    if (fault === undefined) return false;
    notices.error(
      'override-invalid',
      `The override of ${override.scheme} from ${override.from} cannot be used: ${fault}. Correct or remove it.`,
      { scheme: override.scheme },
    );
    return true;
  });
