import { Decimal as Base } from 'decimal.js';

/** Wide enough that no step of a reckoning is rounded by itself. */
export const Decimal: typeof Base = Base.clone({ precision: 40 });
export type Decimal = Base;

export const zero: Decimal = new Decimal(0);
export const min = (a: Decimal, b: Decimal): Decimal => (a.lt(b) ? a : b);
export const max = (a: Decimal, b: Decimal): Decimal => (a.gt(b) ? a : b);

/** A half is rounded up: IRC 6313; Beitragsverfahrensverordnung § 1(2). */
export const halfUp = (value: Decimal): string => value.toFixed(2, Base.ROUND_HALF_UP);

/** A half is left out: SI 2001/1004 reg. 12(1). */
export const halfDown = (value: Decimal): string => value.toFixed(2, Base.ROUND_HALF_DOWN);

/** `2.45` percent as a factor. */
export const percent = (text: string): Decimal => new Decimal(text).div(100);
