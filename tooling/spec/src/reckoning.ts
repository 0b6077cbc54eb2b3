import { Decimal } from 'decimal.js';

/** What a rounded result may be away from the exact one, in units of its last digit. */
const half = new Decimal('0.5');

const token = /\s*([()+−×÷]|\d+(?:\.\d+)?(?:\s*%)?)/y;

const tokensOf = (text: string): readonly string[] => {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const found = token.exec(text)?.[1];
    if (found === undefined) throw new Error(`"${text}" cannot be read at ${at}`);
    tokens.push(found.replaceAll(' ', ''));
  }
  return tokens;
};

/** The value of a sum of products, such as `(4189.00 − 1048.00) × 8 % + 811.00 × 2 %`. */
export const valueOf = (text: string): Decimal => {
  const tokens = tokensOf(text);
  let next = 0;
  const factor = (): Decimal => {
    const found = tokens[next];
    next += 1;
    if (found === '(') {
      const inner = total();
      next += 1;
      return inner;
    }
    if (found === undefined || /[)+−×÷]/.test(found)) throw new Error(`"${text}" lacks a number`);
    return found.endsWith('%') ? new Decimal(found.slice(0, -1)).div(100) : new Decimal(found);
  };
  const product = (): Decimal => {
    let value = factor();
    while (tokens[next] === '×' || tokens[next] === '÷') {
      const times = tokens[next] === '×';
      next += 1;
      value = times ? value.times(factor()) : value.div(factor());
    }
    return value;
  };
  const total = (): Decimal => {
    let value = product();
    while (tokens[next] === '+' || tokens[next] === '−') {
      const plus = tokens[next] === '+';
      next += 1;
      value = plus ? value.plus(product()) : value.minus(product());
    }
    return value;
  };
  const value = total();
  if (next !== tokens.length) throw new Error(`"${text}" goes on after its end`);
  return value;
};

/**
 * The equations of a reckoning, parted by semicolons, that do not come out: `=` is exact, `≈` rounded to the last
 * digit, `↓` cut off after it, `↑` raised to it. A label before a colon is left aside, and so is a reckoning in words alone.
 */
export const wrongEquations = (why: string): readonly string[] =>
  (/[=≈↓↑]/.test(why) ? why.split(';') : []).filter((part) => {
    const equation = part.replace(/^[^:]*:/, '');
    const [, left, sign, right] = /^(.*?)([=≈↓↑])(.*)$/.exec(equation) ?? [];
    if (left === undefined || right === undefined) return true;
    const unit = new Decimal(10).pow(-(right.trim().split('.')[1]?.length ?? 0));
    const away = valueOf(left).minus(valueOf(right));
    if (sign === '↓') return away.isNegative() || away.gte(unit);
    if (sign === '↑') return away.gt(0) || away.lte(unit.neg());
    return sign === '=' ? !away.isZero() : away.abs().gt(half.times(unit));
  });

/** The results that a reckoning arrives at, as they are written. */
export const resultsOf = (why: string): readonly string[] =>
  why.split(';').map((part) => (/[=≈↓↑]\s*([\d.]+)\s*$/.exec(part) ?? [])[1] ?? '');
