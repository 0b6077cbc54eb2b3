import { closeSync, openSync, readSync } from 'node:fs';

const BLOCK = 1 << 16;

/** The lines of a file of JSON, one value each. */
export function* jsonLines<T>(path: string): Generator<T> {
  const file = openSync(path, 'r');
  const block = Buffer.allocUnsafe(BLOCK);
  let parts: Buffer[] = [];
  try {
    for (let read = readSync(file, block); read > 0; read = readSync(file, block)) {
      let at = 0;
      for (let end = block.indexOf(10, at); end >= 0 && end < read; end = block.indexOf(10, at)) {
        parts.push(Buffer.from(block.subarray(at, end)));
        yield JSON.parse(Buffer.concat(parts).toString('utf8')) as T;
        parts = [];
        at = end + 1;
      }
      if (at < read) parts.push(Buffer.from(block.subarray(at, read)));
    }
  } finally {
    closeSync(file);
  }
}
