import { crc32, createDeflateRaw } from 'node:zlib';

interface Done {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Sizes and sum follow the content, and names are UTF-8. */
const FLAGS = 0x0808;
/** 1980-01-01: the same content gives the same bytes, whenever it is written. */
const DATE = 0x21;

const LARGEST = 0xffffffff;

/** Writes a ZIP file part by part, in bounded memory. */
export class ZipWriter {
  readonly #done: Done[] = [];
  #offset = 0;

  async *part(name: string, content: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
    const bytes = Buffer.from(name);
    const offset = this.#offset;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(FLAGS, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(DATE, 12);
    header.writeUInt16LE(bytes.length, 26);
    yield this.#out(Buffer.concat([header, bytes]));
    let crc = 0;
    let size = 0;
    let packed = 0;
    const deflate = createDeflateRaw({ level: 6, chunkSize: 128 * 1024 });
    const feed = (async () => {
      for await (const text of content) {
        const chunk = Buffer.from(text);
        crc = crc32(chunk, crc);
        size += chunk.length;
        if (!deflate.write(chunk)) await new Promise((resolve) => deflate.once('drain', resolve));
      }
      deflate.end();
    })().catch((error: unknown) =>
      deflate.destroy(error instanceof Error ? error : new Error('a part cannot be written')),
    );
    for await (const chunk of deflate as AsyncIterable<Buffer>) {
      packed += chunk.length;
      yield this.#out(chunk);
    }
    await feed;
    if (this.#offset > LARGEST || size > LARGEST) throw new RangeError('the workbook would be larger than 4 GB');
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(crc, 4);
    descriptor.writeUInt32LE(packed, 8);
    descriptor.writeUInt32LE(size, 12);
    yield this.#out(descriptor);
    this.#done.push({ name: bytes, crc, packed, size, offset });
  }

  *end(): Generator<Buffer> {
    const start = this.#offset;
    for (const { name, crc, packed, size, offset } of this.#done) {
      const entry = Buffer.alloc(46);
      entry.writeUInt32LE(0x02014b50, 0);
      entry.writeUInt16LE(20, 4);
      entry.writeUInt16LE(20, 6);
      entry.writeUInt16LE(FLAGS, 8);
      entry.writeUInt16LE(8, 10);
      entry.writeUInt16LE(DATE, 14);
      entry.writeUInt32LE(crc, 16);
      entry.writeUInt32LE(packed, 20);
      entry.writeUInt32LE(size, 24);
      entry.writeUInt16LE(name.length, 28);
      entry.writeUInt32LE(offset, 42);
      yield this.#out(Buffer.concat([entry, name]));
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#done.length, 8);
    end.writeUInt16LE(this.#done.length, 10);
    end.writeUInt32LE(this.#offset - start, 12);
    end.writeUInt32LE(start, 16);
    yield end;
  }

  #out(bytes: Buffer): Buffer {
    this.#offset += bytes.length;
    return bytes;
  }
}
