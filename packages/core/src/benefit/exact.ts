import { Decimal as Shared } from 'decimal.js';

/** Decimals of forty digits: ratios of wages are rounded once, where the law says so. */
export const Exact: typeof Shared = Shared.clone({ precision: 40, rounding: Shared.ROUND_HALF_UP });
export type Exact = Shared;

export const exact = (value: string | number): Exact => new Exact(value);

/** To seven places, half up: ratios, the relative earnings position, indexing factors (20 CFR 404.1918(b)). */
export const toSevenPlaces = (value: Exact): Exact => value.toDecimalPlaces(7, Exact.ROUND_HALF_UP);
export const toCent = (value: Exact): Exact => value.toDecimalPlaces(2, Exact.ROUND_HALF_UP);
export const downToDollar = (value: Exact): Exact => value.toDecimalPlaces(0, Exact.ROUND_DOWN);

/** To a dime, down since 1982, up before: 42 USC 415(a)(1)(A), (i)(2)(A). */
export const toDime = (value: Exact, way: 'down' | 'up'): Exact =>
  value.toDecimalPlaces(1, way === 'down' ? Exact.ROUND_DOWN : Exact.ROUND_UP);

export const printMoney = (value: Exact): string => value.toFixed(2);
export const printFactor = (value: Exact): string => value.toFixed(7);
