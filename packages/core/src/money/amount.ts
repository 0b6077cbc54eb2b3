import { addInt, type Int, negateInt, subInt } from './integer.ts';
import { minorDigitsOf } from './currency.ts';
import { parseScaled, printScaled, rescale } from './decimal.ts';

declare const unit: unique symbol;

/**
 * An amount of money in whole minor units, with its currency in the type only: amounts of two currencies do not add.
 * In the engine `C` names a role (`'line'`, `'scheme'`), so that only a conversion leads from one to the other.
 */
export type Amount<C extends string> = Int & { readonly [unit]: C };

/** Takes whole minor units for an amount of `C`: the one place where a bare number becomes money. */
export const amountOf = <C extends string>(minorUnits: Int): Amount<C> => minorUnits as Amount<C>;

export const add = <C extends string>(a: Amount<C>, b: Amount<NoInfer<C>>): Amount<C> => amountOf(addInt(a, b));
export const subtract = <C extends string>(a: Amount<C>, b: Amount<NoInfer<C>>): Amount<C> => amountOf(subInt(a, b));
export const negate = <C extends string>(a: Amount<C>): Amount<C> => amountOf(negateInt(a));

/** Reads a decimal string as an amount of `currency`; `undefined` where it is none or is finer than a minor unit. */
export const parseAmount = <C extends string>(text: string, currency: string): Amount<C> | undefined => {
  const digits = minorDigitsOf(currency);
  const value = parseScaled(text);
  if (value === undefined) return undefined;
  if (value.scale <= digits) return amountOf(rescale(value, digits));
  const kept = text.slice(0, text.length - (value.scale - digits));
  // Zeros beyond the minor unit are not significant.
  return /^0+$/.test(text.slice(kept.length)) ? parseAmount(kept.replace(/\.$/, ''), currency) : undefined;
};

/** Prints an amount with all the digits of its currency: `11438.96`, yen as `11439`. */
export const printAmount = (amount: Int, currency: string): string => printScaled(amount, minorDigitsOf(currency));
