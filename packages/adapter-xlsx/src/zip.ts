import { crc32, createInflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';
import { Refusal } from './refusal.ts';

/** Bounds that no payroll workbook reaches; beyond them a file is refused before its content is looked at. */
interface Limits {
  readonly file: number;
  readonly entries: number;
  readonly part: number;
  readonly small: number;
  readonly ratio: number;
}

export const limits: Limits = {
  file: 512 * 1024 * 1024,
  entries: 2000,
  part: 2 * 1024 * 1024 * 1024,
  /** Parts below this may be packed as tightly as they like. */
  small: 32 * 1024 * 1024,
  ratio: 250,
};

export interface Entry {
  readonly name: string;
  readonly method: number;
  /** 0 where the writer gives none. */
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const broken = (): Refusal => new Refusal('The workbook is damaged or cut off: its list of parts cannot be read.');

const endOf = (bytes: Buffer): number => {
  const from = Math.max(0, bytes.length - 65_557);
  for (let at = bytes.length - 22; at >= from; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw broken();
};

/** The parts of a ZIP file by their names, from its central directory. */
export const readEntries = (bytes: Buffer): Map<string, Entry> => {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count === 0xffff || at === 0xffffffff) throw new Refusal('The workbook is a ZIP64 file, which is not supported.');
  if (count > limits.entries) throw new Refusal(`The workbook has ${count} parts; at most ${limits.entries} are read.`);
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) throw broken();
    const flags = bytes.readUInt16LE(at + 8);
    const length = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + length);
    if ((flags & 1) !== 0) throw new Refusal('The workbook is encrypted; save it without a password.');
    const entry = {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    if (entry.size > limits.part || (entry.size > limits.small && entry.size > entry.packed * limits.ratio)) {
      throw new Refusal('The workbook is packed as no workbook is: a part would grow out of all proportion.');
    }
    if (entries.has(name.toLowerCase())) throw new Refusal('The workbook has two parts of one name.');
    entries.set(name.toLowerCase(), entry);
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

const packedBytes = (bytes: Buffer, { offset, packed }: Entry): Buffer => {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw broken();
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (from + packed > bytes.length) throw broken();
  return bytes.subarray(from, from + packed);
};

const check = ({ crc }: Entry, sum: number): void => {
  if (crc !== 0 && crc !== sum)
    throw new Refusal('The workbook is damaged: the content of a part is not what its check sum says.');
};

/** The content of a part, piece by piece; what the directory says of its size is not believed. */
export async function* partOf(bytes: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  const packed = packedBytes(bytes, entry);
  if (entry.method === 0) {
    yield packed;
    check(entry, crc32(packed));
    return;
  }
  if (entry.method !== 8) throw new Refusal('The workbook is packed in a way that is not supported.');
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  Readable.from([packed]).pipe(inflate);
  let size = 0;
  let sum = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length;
      sum = crc32(chunk, sum);
      if (
        size > limits.part ||
        size > Math.max(entry.size, limits.small) ||
        (size > limits.small && size > packed.length * limits.ratio)
      ) {
        throw new Refusal('The workbook is packed as no workbook is: a part grows out of all proportion.');
      }
      yield chunk;
    }
    check(entry, sum);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('The workbook is damaged or cut off: a part of it cannot be unpacked.');
  } finally {
    inflate.destroy();
  }
}
