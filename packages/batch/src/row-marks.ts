/** Between the cells of a row that was written anew. */
export const SEPARATOR = '\u001f';
/** Begins a line with the number of the row after it. */
export const NUMBER = '\u0001';
/** Begins a row that is written as JSON. */
export const JSON_ROW = '\u0002';

export const numberLine = (number: number): string => `${NUMBER}${number}\n`;
