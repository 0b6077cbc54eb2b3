const exact = /^-?\d{1,15}$/;
const decimal = /^-?\d+(?:\.\d+)?$/;
const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/**
 * The number that a spreadsheet shows, as a decimal text. Files hold what is left of it in binary
 * (39.7 as 39.700000000000003); fifteen digits are what the spreadsheet keeps.
 */
export const numberText = (stored: string): string | undefined => {
  const text = stored.trim();
  if (exact.test(text)) return text;
  if (decimal.test(text) && text.replace(/\D/g, '').length <= 15) return text;
  if (!number.test(text) || text.length > 40) return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  return plainDigits(value.toPrecision(15));
};

/** `1.23456789012345e+20` without its exponent. */
const plainDigits = (text: string): string => {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const negative = mantissa.startsWith('-');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  const all = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const rest = all.slice(at).replace(/0+$/, '');
  const printed = `${all.slice(0, at).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
  return negative && /[1-9]/.test(printed) ? `-${printed}` : printed;
};
