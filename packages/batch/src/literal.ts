/** Bytes that are written again and again, four at a time: the last word is filled up with zeros. */
export interface Literal {
  readonly words: Int32Array;
  readonly length: number;
}

export const WORD: number = Int32Array.BYTES_PER_ELEMENT;

export const literalOf = (text: string): Literal => {
  const length = Buffer.byteLength(text);
  const bytes = Buffer.alloc(Math.ceil(length / WORD) * WORD);
  bytes.write(text);
  return { words: Int32Array.from({ length: bytes.length / WORD }, (_, at) => bytes.readInt32LE(at * WORD)), length };
};
