import type { Rows } from './rows.ts';

const WORD = Int32Array.BYTES_PER_ELEMENT;

/** Whether the same stands at two places; where one begins at -1, nothing does. */
export const isSame = ({ bytes, view }: Rows, from: number, to: number, begin: number, end: number): boolean => {
  if (from < 0 || begin < 0 || to - from !== end - begin) return false;
  let at = from;
  let twin = begin;
  for (; at + WORD <= to; at += WORD, twin += WORD) if (view.getInt32(at) !== view.getInt32(twin)) return false;
  for (; at < to; at += 1, twin += 1) if (bytes[at] !== bytes[twin]) return false;
  return true;
};

/** Below zero where what stands at the first place comes before what stands at the other, byte by byte; 0: it is the same. */
export const compareBytes = ({ bytes, view }: Rows, from: number, to: number, begin: number, end: number): number => {
  let at = from;
  let twin = begin;
  for (; at + WORD <= to && twin + WORD <= end; at += WORD, twin += WORD) {
    const difference = view.getUint32(at) - view.getUint32(twin);
    if (difference !== 0) return difference;
  }
  for (; at < to && twin < end; at += 1, twin += 1) {
    const difference = (bytes[at] ?? 0) - (bytes[twin] ?? 0);
    if (difference !== 0) return difference;
  }
  return to - from - (end - begin);
};
