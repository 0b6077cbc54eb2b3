/** What the values of a column are by their form. */
export type ValueKind = 'day' | 'month' | 'amount' | 'currency' | 'text' | 'nothing';

const day = /^(?:\d{4}-\d{2}-\d{2}(?:[T ].*|[+-]\d{2}:\d{2})?|\d{1,2}([./-])\d{1,2}\1\d{4})$/;
const month = /^(?:\d{4}[-/.]\d{1,2}|\d{1,2}[-/.]\d{4})$/;
const amount =
  /^[-−(]?\s*(?:[$€£¥]|[A-Z]{3} )?\s*[-−(]?\d{1,3}(?:[.,'’\u{a0}\u{202f} ]?\d{3})*(?:[.,]\d+)?\s*(?:[$€£¥]| [A-Z]{3})?\s*[-)]?$/u;
const currencies = new Set(Intl.supportedValuesOf('currency').filter((code) => /^[A-Z]{3}$/.test(code)));

const all = (values: readonly string[], fits: (value: string) => boolean): boolean => values.every(fits);

export const kindOf = (values: readonly string[]): ValueKind => {
  if (values.length === 0) return 'nothing';
  if (all(values, (value) => day.test(value))) return 'day';
  if (all(values, (value) => month.test(value))) return 'month';
  if (all(values, (value) => currencies.has(value))) return 'currency';
  const written = values.filter((value) => value !== '-');
  // Money is written with cents or a currency sign somewhere; bare whole numbers may be anything.
  const isMoney = written.some((value) => /[.,]\d{1,2}\D*$|[$€£¥]|\d[.,]\d{3}\b/u.test(value));
  return written.length > 0 && isMoney && all(written, (value) => amount.test(value)) ? 'amount' : 'text';
};
