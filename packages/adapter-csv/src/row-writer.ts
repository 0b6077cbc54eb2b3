import { cellWriter, columnName, guard, type Plain, type Target } from '@totalize/adapter-kit';

const special = /[",\r\n]/;

/** RFC 4180: quotation marks only where they are needed. */
const quote = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

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
      if (text !== '') line += quote(guard(text));
    }
    // A line of nothing but one empty cell would be an empty line.
    return line === '' ? '""\n' : `${line}\n`;
  };
};
