import { parseScaled, rescale } from '../money/decimal.ts';
import { parseDay } from '../time/date.ts';
import type { Attribute } from './shape-attribute.ts';
import type { Condition } from './shape-condition.ts';

/** What is known of a worker with an employer, as far as the law asks for it. */
export interface Facts {
  readonly worker: ReadonlyMap<string, string>;
  readonly employer: ReadonlyMap<string, string>;
  /** The employer's own rates, by `scheme` (employer's side) or `scheme.payer`. */
  readonly ownRates: ReadonlyMap<string, string>;
}

const compareDecimals = (a: string, b: string): number => {
  const left = parseScaled(a);
  const right = parseScaled(b);
  if (left === undefined || right === undefined) return Number.NaN;
  const scale = Math.max(left.scale, right.scale);
  const x = rescale(left, scale);
  const y = rescale(right, scale);
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Whether a given value is one that the law knows. */
export const isValidAttribute = (attribute: Attribute, value: string): boolean => {
  switch (attribute.type) {
    case 'word':
      return attribute.values === undefined || attribute.values.includes(value);
    case 'date':
      return parseDay(value) !== undefined;
    case 'integer':
    case 'decimal': {
      if (attribute.values?.includes(value) === true) return true;
      const figure = parseScaled(value);
      if (figure === undefined || value.length > 40 || (attribute.type === 'integer' && figure.scale > 0)) return false;
      return (
        (attribute.minimum === undefined || compareDecimals(value, attribute.minimum) >= 0) &&
        (attribute.maximum === undefined || compareDecimals(value, attribute.maximum) <= 0)
      );
    }
  }
};

/** Reads facts on behalf of one scheme, and remembers which attribute had a value that the law does not know. */
export class FactReader {
  invalid: string | undefined;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly facts: Facts;
  readonly age: number;

  constructor(attributes: ReadonlyMap<string, Attribute>, facts: Facts, age: number) {
    this.attributes = attributes;
    this.facts = facts;
    this.age = age;
  }

  /** The value given or the default; `undefined` where the law has no default. */
  read(name: string): string | undefined {
    const attribute = this.attributes.get(name);
    if (attribute === undefined) return undefined;
    const given = (attribute.holder === 'worker' ? this.facts.worker : this.facts.employer).get(name);
    if (given !== undefined) {
      if (!isValidAttribute(attribute, given)) this.invalid ??= name;
      return given;
    }
    const fallback = attribute.default;
    if (fallback === undefined || typeof fallback === 'string') return fallback;
    if (!Array.isArray(fallback)) return this.read(fallback.attribute);
    return fallback.find((option) => this.hold(option.when))?.value;
  }

  hold(conditions: readonly Condition[]): boolean {
    return conditions.every((condition) => this.holds(condition));
  }

  private holds(condition: Condition): boolean {
    if ('age' in condition) {
      const { from, below } = condition.age;
      return (from === undefined || this.age >= from) && (below === undefined || this.age < below);
    }
    const value = this.read(condition.attribute);
    if ('notIn' in condition) return value === undefined || !condition.notIn.includes(value);
    if (value === undefined) return false;
    if ('in' in condition) return condition.in.includes(value);
    if ('atLeast' in condition) return compareDecimals(value, condition.atLeast) >= 0;
    return compareDecimals(value, condition.below) < 0;
  }
}
