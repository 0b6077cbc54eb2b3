import { at, DecimalSum, type ExactJson, fieldsIn, textAt } from '@totalize/adapter-kit';

/** The amount of `{ amountValue, currencyCode }`, or of a plain number or text. */
export const amountAt = (value: ExactJson | undefined, ...path: readonly string[]): string | undefined => {
  const found = at(value, ...path);
  const text = typeof found === 'string' ? found : textAt(found, 'amountValue');
  return text === undefined || !new DecimalSum().add(text.trim()) ? undefined : text.trim();
};

/** A day; a time and an offset say nothing about the day, and converting them would move it. */
export const dayAt = (value: ExactJson | undefined, ...path: readonly string[]): string | undefined =>
  textAt(value, ...path)?.replace(/^(\d{4}-\d{2}-\d{2})(?:T.*|[+-]\d{2}:\d{2}|Z)?$/, '$1');

export const isZero = (amount: string | undefined): boolean => amount === undefined || !/[1-9]/.test(amount);

/** What is not zero, from wherever in a part of a message amounts stand. */
export const amountsIn = (value: ExactJson | undefined): string[] => {
  const found: string[] = [];
  const open: (ExactJson | undefined)[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) open.push(...(next as readonly ExactJson[]));
    else {
      const fields = fieldsIn(next);
      const amount = amountAt(fields['amountValue']);
      if (amount !== undefined && !isZero(amount)) found.push(amount);
      for (const [name, inner] of Object.entries(fields))
        if (name !== 'amountValue' && typeof inner === 'object') open.push(inner);
    }
  }
  return found;
};
