import type { Source } from '@totalize/adapter-kit';
import { Refusal } from './refusal.ts';
import { limits } from './zip.ts';

/** The whole of a file: what a ZIP file holds is listed at its end. */
export const bytesOf = async (source: Source): Promise<Buffer> => {
  if (typeof source === 'string') return Buffer.from(source);
  if (source instanceof Uint8Array) return Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > limits.file)
      throw new Refusal(`The workbook is larger than ${limits.file / 1024 / 1024} MB; export it as CSV.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};
