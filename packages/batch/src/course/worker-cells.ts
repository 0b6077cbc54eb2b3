import { type Asked, ageAnswers, date } from '@totalize/core';
import type { Rows } from './rows.ts';

/** Days that were found to be such as a record may have. */
const days = new Set<string>();
const MOST_DAYS = 100_000;

const isDay = (text: string): boolean => {
  if (days.has(text)) return true;
  const valid = date.safeParse(text).success;
  if (valid && days.size < MOST_DAYS) days.add(text);
  return valid;
};

/** Whether there is a day, or nothing, in each cell of an assignment's or a certificate's row that holds one. */
export const hasPlainDays = (rows: Rows, row: number): boolean => {
  for (const slot of rows.tableOf(row).columns.days) {
    const [from, to] = [rows.from(row, slot), rows.to(row, slot)];
    if (from !== to && !isDay(rows.plainText(from, to))) return false;
  }
  return true;
};

/** Whether the cells of a worker's row that may differ hold values, or nothing, as they stand. */
export const isPlainWorker = (rows: Rows, row: number): boolean => {
  const { birth, attributes } = rows.tableOf(row).columns;
  for (const slot of attributes.values()) {
    const [from, to] = [rows.from(row, slot), rows.to(row, slot)];
    if (from !== to && !rows.isPlainId(from, to)) return false;
  }
  const [from, to] = [rows.from(row, birth), rows.to(row, birth)];
  return from === to || isDay(rows.plainText(from, to));
};

const cellText = (rows: Rows, row: number, slot: number): string =>
  rows.plainText(rows.from(row, slot), rows.to(row, slot));

/** The cells of a worker's row that may differ, but for the id. */
export const cellsOfWorker = (rows: Rows, row: number): string => {
  const { birth, attributes } = rows.tableOf(row).columns;
  let text = birth < 0 ? '' : cellText(rows, row, birth);
  for (const slot of attributes.values()) text += `\n${cellText(rows, row, slot)}`;
  return text;
};

/** The days in rows of assignments and certificates. */
export const daysOf = (rows: Rows, own: readonly number[]): string => {
  let text = '';
  for (const row of own) for (const slot of rows.tableOf(row).columns.days) text += `${cellText(rows, row, slot)}\n`;
  return text;
};

/** What a worker's row answers to what a course rests on. */
export const answersOf = (rows: Rows, row: number | undefined, asked: Pick<Asked, 'attributes' | 'ages'>): string => {
  if (row === undefined) return ageAnswers(asked, undefined);
  const { birth, attributes } = rows.tableOf(row).columns;
  const born = birth < 0 ? '' : cellText(rows, row, birth);
  let text = ageAnswers(asked, born === '' ? undefined : born);
  for (const name of asked.attributes) {
    const slot = attributes.get(name);
    if (slot !== undefined) text += `\n${cellText(rows, row, slot)}`;
  }
  return text;
};
