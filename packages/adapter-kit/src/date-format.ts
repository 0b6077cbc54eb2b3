const token = /YYYY|MM|DD|M|D/g;
const part: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
};

/** Turns a date as the file writes it into ISO form; a text of another form stays as it is, and the schema refuses it. */
export type ToIsoDate = (text: string) => string;

/** Midnight and an offset say nothing about the day, and converting them would move it. */
const midnight = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?(?:Z|[+-]\d{2}:\d{2})?$/;

const isoDate: ToIsoDate = (text) => (text.length === 10 ? text : (midnight.exec(text)?.[1] ?? text));

/** `undefined` where the format does not name year, month and day once each (two-digit years are never guessed). */
export const dateReader = (format: string): ToIsoDate | undefined => {
  if (format === 'YYYY-MM-DD') return isoDate;
  const tokens: readonly string[] = format.match(token) ?? [];
  if (
    tokens
      .map((name) => name.charAt(0))
      .toSorted()
      .join('') !== 'DMY'
  )
    return undefined;
  const separators = format.replace(token, '');
  if (/[\p{L}\p{N}]/u.test(separators)) return undefined;
  const fixed = separators === '';
  if (fixed && (tokens.includes('M') || tokens.includes('D'))) return undefined;
  let last = 0;
  let source = '';
  for (const match of format.matchAll(token)) {
    source += escape(format.slice(last, match.index));
    source += fixed ? (part[match[0]] ?? '').replace('{1,2}', '{2}') : part[match[0]];
    last = match.index + match[0].length;
  }
  const pattern = new RegExp(`^${source}${escape(format.slice(last))}$`);
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return NOT_IN_FORMAT;
    return `${groups['year']}-${groups['month']?.padStart(2, '0')}-${groups['day']?.padStart(2, '0')}`;
  };
};

/** Where a format is declared, a date in another one is refused, though it could be understood. */
const NOT_IN_FORMAT = '';

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
