import type { Mapping } from './mapping.ts';
import type { CodeTable } from './profile.ts';
import { canonicalName } from './role-of-column.ts';

const without = (columns: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> => {
  const taken = new Set(names.map(canonicalName));
  return Object.fromEntries(Object.entries(columns).filter(([name]) => !taken.has(canonicalName(name))));
};

const mergeCodes = (base: Mapping['codes'] = {}, own: Mapping['codes'] = {}): Record<string, CodeTable> => {
  const groups = new Set([...Object.keys(base), ...Object.keys(own)]) as Set<keyof typeof base>;
  return Object.fromEntries([...groups].map((group) => [group, { ...base[group], ...own[group] }]));
};

/**
 * What a customer says goes before what a format comes with, name by name.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { mergeProfiles } from '@totalize/adapter-kit';
 * const shipped = { columns: { NAME: 'ignore', PAID: 'payDate' }, constants: { currency: 'USD' }, ignore: [] };
 * const own = { columns: { Paid: 'periodEnd' }, constants: {}, ignore: [] };
 * assert.deepEqual(mergeProfiles(shipped, own).columns, { NAME: 'ignore', Paid: 'periodEnd' });
 * ```
 */
export const mergeProfiles = (base: Mapping, own: Mapping | undefined): Mapping => {
  if (own === undefined) return base;
  return {
    ...base,
    ...own,
    columns: { ...without(base.columns, [...Object.keys(own.columns), ...own.ignore]), ...own.columns },
    constants: { ...base.constants, ...own.constants },
    ignore: [...base.ignore, ...own.ignore],
    patterns: [...(own.patterns ?? []), ...(base.patterns ?? [])],
    codes: mergeCodes(base.codes, own.codes),
    taxes: { ...base.taxes, ...own.taxes },
    payers: { ...base.payers, ...own.payers },
    payCodes: { ...base.payCodes, ...own.payCodes },
    sections: { ...base.sections, ...own.sections },
  };
};
