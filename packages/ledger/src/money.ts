import { parseAmount, printAmount, addInt, subInt, type Int } from '@totalize/core';

/** Adds amounts of one currency; `undefined` where one of them is no amount of it. */
export const sumOf = (amounts: Iterable<string>, currency: string): string | undefined => {
  let sum: Int = 0;
  for (const text of amounts) {
    const amount = parseAmount(text, currency);
    if (amount === undefined) return undefined;
    sum = addInt(sum, amount);
  }
  return printAmount(sum, currency);
};

/** `amount` less `standing`, which the ledger has already. */
export const lessStanding = (amount: string, standing: Iterable<string>, currency: string): string | undefined => {
  const sum = sumOf(standing, currency);
  const whole = parseAmount(amount, currency);
  const less = sum === undefined ? undefined : parseAmount(sum, currency);
  return whole === undefined || less === undefined ? undefined : printAmount(subInt(whole, less), currency);
};

export const isZero = (amount: string): boolean => /^-?0(?:\.0+)?$/.test(amount);
