import { BLOCK } from './blocks.ts';

/** Text that is written again and again, in whole blocks filled up with zeros. */
export interface Literal {
  readonly view: DataView;
  readonly length: number;
}

export const literalOf = (text: string): Literal => {
  const length = Buffer.byteLength(text);
  const bytes = new Uint8Array(Math.ceil(length / BLOCK) * BLOCK);
  Buffer.from(bytes.buffer).write(text);
  return { view: new DataView(bytes.buffer), length };
};
