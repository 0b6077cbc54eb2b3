import { type Payer, payers, scheme as schemeSchema } from '@totalize/core';
import { entryOf } from './entry-of.ts';
import type { Mapping } from './mapping.ts';
import type { TaxLine } from './payment.ts';

export interface TaxTarget {
  /** `other`: a tax that no scheme of ours is. */
  readonly scheme: string;
  readonly payer: Payer | undefined;
}

/** What the profile says a tax of the source is; a code that says who pays goes before the column that it stands in. */
export const taxTarget = (mapping: Mapping, { code, payer }: TaxLine): TaxTarget | undefined => {
  const target = entryOf(mapping.taxes, code) ?? (schemeSchema.safeParse(code).success ? code : undefined);
  if (target === undefined) return undefined;
  const own = payers.find((known) => target.endsWith(`.${known}`));
  return own === undefined ? { scheme: target, payer } : { scheme: target.slice(0, -own.length - 1), payer: own };
};
