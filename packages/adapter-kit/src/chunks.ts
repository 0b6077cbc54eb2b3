import type { Source } from './adapter.ts';

/** Files are read in pieces of so many bytes. */
export const PIECE: number = 256 * 1024;

const concat = (parts: readonly Uint8Array[]): Uint8Array => {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
};

/** The bytes of a source in pieces of about one size, however they arrive; the last may be empty. */
export async function* chunksOf(source: Source): AsyncGenerator<Uint8Array> {
  const pieces = typeof source === 'string' ? [Buffer.from(source)] : source instanceof Uint8Array ? [source] : source;
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    if (length + piece.length < PIECE) {
      waiting.push(piece);
      length += piece.length;
      continue;
    }
    const whole = concat([...waiting, piece]);
    let at = 0;
    for (; at + PIECE <= whole.length; at += PIECE) yield whole.subarray(at, at + PIECE);
    waiting = [whole.subarray(at)];
    length = whole.length - at;
  }
  yield concat(waiting.length === 0 ? [new Uint8Array()] : waiting);
}
