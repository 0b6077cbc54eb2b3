import { isPlain, isSpread, type Plain } from './flatten.ts';
import { joinList } from './list.ts';
import { printSituation } from './situation-value.ts';
import type { Target } from './target.ts';

const print = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return joinList(value.map(print));
  return value === null ? 'null' : `${value as number}`;
};

const at = (value: unknown, path: readonly string[]): unknown => {
  let found = value;
  for (const name of path) found = isPlain(found) && Object.hasOwn(found, name) ? found[name] : undefined;
  return found;
};

const situation = (value: unknown): string => (value === undefined || isSpread(value) ? '' : printSituation(value));

const withheld = (value: unknown, target: Target): string => {
  if (!Array.isArray(value) || (target.part !== 'amount' && target.part !== 'borneBy')) return '';
  const items = (value as Plain[]).filter((item) => item['scheme'] === target.scheme && item['payer'] === target.payer);
  return items.every((item) => item[target.part] === undefined)
    ? ''
    : joinList(items.map((item) => print(item[target.part])));
};

/** Writes what one column shows of a record. */
export const cellWriter = (target: Target): ((record: Plain) => string) => {
  const { name, layout } = target.field;
  switch (target.part) {
    case 'field':
      return layout === 'situation' ? (record) => situation(record[name]) : (record) => print(record[name]);
    case 'key':
      return (record) => print(at(record[name], [target.key]));
    case 'path':
      return (record) => situation(at(record[name], target.path));
    case 'amount':
    case 'borneBy':
      return (record) => withheld(record[name], target);
  }
};
