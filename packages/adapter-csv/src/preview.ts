import { Decoder, textOf, Unreadable } from '@totalize/adapter-kit';
import { detectDelimiter, firstLine } from './delimiter.ts';
import { RowSplitter } from './rows.ts';

const EXAMINED = 256 * 1024;

/** The first rows of a text file, for whoever finds out what it is: taken apart at the delimiter that gives most cells. */
export const previewCsv = (bytes: Uint8Array, count: number): string[][] => {
  const text = new Decoder().decode(bytes.subarray(0, EXAMINED), false).replace(/^(?:sep=.)?[\r\n]+/i, '');
  const lines: string[] = [];
  for (let rest = text; lines.length < count && rest !== ''; ) {
    const line = firstLine(rest) ?? rest;
    if (line !== '') lines.push(line);
    rest = rest.slice(line.length).replace(/^(?:\r\n|\n|\r)/, '');
  }
  const widest = lines.toSorted((a, b) => b.split(/[,;\t]/).length - a.split(/[,;\t]/).length)[0] ?? '';
  const delimiter = detectDelimiter(widest, () => false);
  return new RowSplitter(delimiter)
    .push(`${lines.join('\n')}\n`, true)
    .flatMap((row) => (row instanceof Unreadable ? [] : [row.map(textOf)]))
    .filter((row) => row.some((cell) => cell.trim() !== ''));
};
