import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { lineIndex } from './population.ts';

const slots = [
  'us.oasdi employee',
  'us.oasdi employer',
  'us.medicare employee',
  'us.medicare employer',
  'us.additional-medicare employee',
];

export interface Comparison {
  readonly rows: number;
  readonly different: number;
  readonly missing: number;
  readonly first?: string;
}

/** Cents of each line's five FICA amounts; −1 where there is no row. Neither file quotes these columns. */
const amountsOf = async (file: string, lines: number): Promise<Int32Array> => {
  const amounts = new Int32Array(lines * slots.length).fill(-1);
  let place: Record<'line_id' | 'scheme' | 'payer' | 'amount', number> | undefined;
  for await (const row of createInterface({ input: createReadStream(file) })) {
    const cells = row.split(',');
    if (place === undefined) {
      const at = (name: string): number => cells.findIndex((cell) => cell.replace(/^\uFEFF/, '') === name);
      place = { line_id: at('line_id'), scheme: at('scheme'), payer: at('payer'), amount: at('amount') };
      continue;
    }
    const slot = slots.indexOf(`${cells[place.scheme]} ${cells[place.payer]}`);
    if (slot < 0) continue;
    const index = lineIndex(cells[place.line_id] ?? '') * slots.length + slot;
    const cents = Number((cells[place.amount] ?? '').replace('.', ''));
    // A line that is cut has several rows.
    amounts[index] = Math.max(amounts[index] ?? 0, 0) + cents;
  }
  return amounts;
};

/** Compares the FICA amounts of two files on every line. */
export const compare = async (expected: string, found: string, lines: number): Promise<Comparison> => {
  const one = await amountsOf(expected, lines);
  const other = await amountsOf(found, lines);
  let rows = 0;
  let different = 0;
  let missing = 0;
  let first: string | undefined;
  for (const [index, cents] of one.entries()) {
    const theirs = other[index] ?? -1;
    rows += 1;
    if (cents < 0 || theirs < 0) missing += 1;
    else if (cents !== theirs) different += 1;
    if (cents !== theirs)
      first ??= `line ${Math.floor(index / slots.length)}, ${slots[index % slots.length]}: ${cents} and ${theirs} cents`;
  }
  return { rows, different, missing, ...(first === undefined ? {} : { first }) };
};
