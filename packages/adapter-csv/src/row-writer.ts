import { cellWriter, columnName, guard, type Plain, type Target } from '@totalize/adapter-kit';

const special = /[",\r\n]/;

/** RFC 4180: quotation marks only where they are needed. */
const quote = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const [mark, comma, lineFeed, carriageReturn] = [34, 44, 10, 13];

const isAlphanumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Nearly all texts can stand as they are, and a loop sees that sooner than two patterns do. */
const isPlain = (text: string): boolean => {
  if (!isAlphanumeric(text.charCodeAt(0))) return false;
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark || code === comma || code === lineFeed || code === carriageReturn) return false;
  }
  return true;
};

/** A text as it stands in a cell: guarded against being run as a formula, and in quotation marks where it needs them. */
export const csvCell = (text: string): string => (text === '' || isPlain(text) ? text : quote(guard(text)));

export const headerLine = (targets: readonly Target[]): string =>
  `${targets.map((target) => quote(guard(columnName(target)))).join(',')}\n`;

/** Writes one record as a line. */
export const rowWriter = (targets: readonly Target[]): ((record: Plain) => string) => {
  const cells = targets.map(cellWriter);
  return (record) => {
    let line = '';
    for (const [index, cell] of cells.entries()) {
      if (index > 0) line += ',';
      const text = cell(record);
      line += csvCell(text);
    }
    // A line of nothing but one empty cell would be an empty line.
    return line === '' ? '""\n' : `${line}\n`;
  };
};
