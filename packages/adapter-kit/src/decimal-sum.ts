const decimal = /^(-?)(\d+)(?:\.(\d+))?$/;
const MOST_DIGITS = 64;

/** Adds decimals exactly, as control sums need it. */
export class DecimalSum {
  #units = 0n;
  #scale = 0;

  constructor(...amounts: readonly string[]) {
    for (const amount of amounts) this.add(amount);
  }

  /** False where the text is no plain decimal; then nothing was added. */
  add(text: string, sign: 1 | -1 = 1): boolean {
    const match = text.length > MOST_DIGITS ? null : decimal.exec(text);
    if (match === null) return false;
    const fraction = match[3] ?? '';
    if (fraction.length > this.#scale) {
      this.#units *= 10n ** BigInt(fraction.length - this.#scale);
      this.#scale = fraction.length;
    }
    const units = BigInt(`${match[1] ?? ''}${match[2] ?? ''}${fraction}`);
    this.#units += units * 10n ** BigInt(this.#scale - fraction.length) * BigInt(sign);
    return true;
  }

  get isZero(): boolean {
    return this.#units === 0n;
  }

  get isNegative(): boolean {
    return this.#units < 0n;
  }

  /** With at least two digits after the point, and no needless ones beyond them. */
  get text(): string {
    const negative = this.#units < 0n;
    const digits = (negative ? -this.#units : this.#units).toString().padStart(this.#scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.#scale);
    const fraction = digits
      .slice(digits.length - this.#scale)
      .replace(/0+$/, '')
      .padEnd(2, '0');
    return `${negative ? '-' : ''}${whole}.${fraction}`;
  }
}

/** Whether two decimals are equal, however they are written. */
export const sameDecimal = (a: string, b: string): boolean => {
  const difference = new DecimalSum();
  return difference.add(a) && difference.add(b, -1) && difference.isZero;
};

/** Whether two decimals differ by no more than a tolerance. */
export const isWithin = (a: string, b: string, tolerance: string): boolean => {
  const difference = new DecimalSum(a);
  difference.add(b, -1);
  const rest = new DecimalSum(tolerance);
  rest.add(difference.text.replace('-', ''), -1);
  return !rest.isNegative;
};
