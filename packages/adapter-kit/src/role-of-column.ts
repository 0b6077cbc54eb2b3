import type { Mapping } from './mapping.ts';
import { isSecret } from './secret.ts';
import { parseRole, type Role } from './role.ts';

/** Header names of payroll reports drift: case, blanks, blanks around `-`, `:` and `/`, EE for EMPLOYEE. */
export const canonicalName = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .replace(/ ?([-:/]) ?/g, '$1')
    .replace(/\bEE\b/g, 'EMPLOYEE')
    .replace(/\bER\b/g, 'EMPLOYER');

interface Compiled {
  readonly pattern: RegExp;
  readonly as: string;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const compile = (match: string): RegExp => {
  const parts = match.split(/(\{\w+\})/);
  const source = parts.map((part) => {
    if (part === '{code}') return '(?<code>[A-Z0-9$#&.]+(?: [A-Z0-9$#&.]+)*?)';
    return part.startsWith('{') ? '(?:.+)' : escape(canonicalName(part).trim());
  });
  return new RegExp(`^${source.join(' ?')}$`, 'u');
};

/** Says what each column of a payroll report holds, by its name. */
export class ColumnRoles {
  readonly #named = new Map<string, Role>();
  readonly #patterns: readonly Compiled[];

  constructor(mapping: Mapping) {
    for (const name of mapping.ignore) this.#named.set(canonicalName(name), { is: 'ignore' });
    for (const [name, as] of Object.entries(mapping.columns)) {
      const role = parseRole(as);
      if (role !== undefined) this.#named.set(canonicalName(name), role);
    }
    this.#patterns = (mapping.patterns ?? []).map(({ match, as }) => ({ pattern: compile(match), as }));
  }

  of(name: string): Role | undefined {
    const canonical = canonicalName(name);
    const named = this.#named.get(canonical);
    if (named !== undefined) return named;
    for (const { pattern, as } of this.#patterns) {
      const found = pattern.exec(canonical);
      if (found !== null) return parseRole(as.replace('{code}', (found.groups?.['code'] ?? '').replaceAll(':', '.')));
    }
    const spaced = canonical.includes('_') ? this.#named.get(canonicalName(canonical.replaceAll('_', ' '))) : undefined;
    if (spaced !== undefined) return spaced;
    // Of what the profile does not know, national identifiers and bank data are dropped without being read.
    if (isSecret(name, '') && !isTaxName(canonical)) return { is: 'secret' };
    return parseRole(name);
  }
}

const isTaxName = (canonical: string): boolean =>
  /\b(?:TAX|TAXABLE|WAGES?|AMOUNT|WITHHELD)\b/.test(canonical) && !/\bTAX (?:ID|NO|NUMBER)\b/.test(canonical);
