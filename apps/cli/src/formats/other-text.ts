import { table } from '../terminal/table.ts';
import type { OtherFormat } from './other-formats.ts';

/** One format for the terminal. */
export const otherText = ({ format, reads, writes, about, columns }: OtherFormat): string => {
  const ways = [reads ? 'read' : '', writes ? 'written' : ''].filter((way) => way !== '').join(' and ');
  return [`${format}: ${ways}; ${about}`, ...table(columns.map(({ name, is }) => [name, is])), ''].join('\n');
};
