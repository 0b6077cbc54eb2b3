/** What a column of a written sheet holds. */
export type ColumnType = 'text' | 'number' | 'date';

export interface WrittenColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** In characters. */
  readonly width?: number;
}

/** The styles of `styles.xml`, by their places. */
export const style = { plain: 0, header: 1, text: 2, date: 3, whole: 4, cents: 5, mills: 6, number: 7 } as const;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML; what XML cannot hold is written the way the format has for it. */
export const escapeXml = (text: string): string =>
  /[&<>"_\p{Cc}\u{fffe}\u{ffff}]/u.test(text)
    ? text
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
        .replace(/[&<>"]/g, (char) => escapes[char] ?? char)
        .replace(/[\p{Cc}\u{fffe}\u{ffff}]/gu, (char) =>
          char === '\n' || char === '\t'
            ? char
            : `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
        )
    : text;

const decimal = /^-?\d{1,15}(?:\.(\d+))?$/;
const day = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST = Date.UTC(1899, 11, 30);

const numberStyle = (fraction: string | undefined): number => {
  if (fraction === undefined) return style.whole;
  if (fraction.length === 2) return style.cents;
  return fraction.length === 3 ? style.mills : style.number;
};

/** A spreadsheet keeps fifteen digits of a number; one with more stays a text. */
const isKept = (text: string): boolean => text.replace(/^-?0*/, '').replace('.', '').length <= 15;

/** A cell of a written sheet: numbers are numbers, days are days, everything else is text and never a formula. */
export const cellXml = (text: string, type: ColumnType): string => {
  if (text === '') return '<c/>';
  if (type === 'number') {
    const match = decimal.exec(text);
    if (match !== null && isKept(text)) return `<c s="${numberStyle(match[1])}"><v>${text}</v></c>`;
  }
  if (type === 'date') {
    const match = day.exec(text);
    const serial =
      match === null ? 0 : (Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) - FIRST) / 86_400_000;
    if (serial > 60) return `<c s="${style.date}"><v>${serial}</v></c>`;
  }
  const space = text.trim() === text ? '' : ' xml:space="preserve"';
  return `<c t="inlineStr" s="${style.text}"><is><t${space}>${escapeXml(text)}</t></is></c>`;
};
