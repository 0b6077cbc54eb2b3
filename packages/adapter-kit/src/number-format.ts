export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** The mark between groups of three digits, if the file has one. */
  readonly thousands?: string;
}

/** Turns a number as the file writes it into a plain decimal; `undefined` where it does not have the declared form. */
export type ToDecimal = (text: string) => string | undefined;

const plain = /^-?\d+(?:\.\d+)?$/;
const blanks = new Set([' ', '\u{a0}', '\u{202f}']);

/** `(12.34)`, `12.34-`, `−12.34` and `+12.34` have one meaning only. */
const signed = (text: string): { sign: string; digits: string } => {
  if (text.startsWith('(') && text.endsWith(')')) return { sign: '-', digits: text.slice(1, -1).trim() };
  if (text.startsWith('-') || text.startsWith('\u{2212}')) return { sign: '-', digits: text.slice(1) };
  if (text.endsWith('-') || text.endsWith('\u{2212}')) return { sign: '-', digits: text.slice(0, -1) };
  return { sign: '', digits: text.startsWith('+') ? text.slice(1) : text };
};

export const decimalReader = ({ decimal, thousands }: NumberFormat): ToDecimal => {
  const marks = thousands === undefined ? '' : blanks.has(thousands) ? '[ \\u00a0\\u202f]' : `\\u${hex(thousands)}`;
  const whole = marks === '' ? '\\d+' : `(?:\\d+|[1-9]\\d{0,2}(?:${marks}\\d{3})+)`;
  const pattern = new RegExp(`^${whole}(?:\\${decimal}\\d+)?$`);
  const grouping = marks === '' ? undefined : new RegExp(marks, 'g');
  const usual = decimal === '.';
  return (text) => {
    if (usual && plain.test(text)) return text;
    const { sign, digits } = signed(text);
    if (!pattern.test(digits)) return undefined;
    const ungrouped = grouping === undefined ? digits : digits.replace(grouping, '');
    return sign + (usual ? ungrouped : ungrouped.replace(decimal, '.'));
  };
};

const hex = (char: string): string => char.charCodeAt(0).toString(16).padStart(4, '0');
