import { constants } from 'node:buffer';
import { unreadable } from '../exit-code.ts';
import { InputBytes } from './bytes.ts';
import { jsonFault } from './json-fault.ts';

export interface InputHash {
  readonly name: string;
  readonly sha256: string;
}

const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
};

const textOf = (bytes: Uint8Array, name: string): string => {
  // A character takes at least one byte, or two in UTF-16.
  const tooLong = unreadable(
    `${name} is too long to be read as one JSON text: give the records as CSV files to \`totalize run\`.`,
  );
  if (bytes.length > constants.MAX_STRING_LENGTH) throw tooLong;
  const encoding = encodingOf(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(`${name} is not JSON: it has bytes that are no ${encoding.toUpperCase()} text; save it as UTF-8.`);
  }
};

/** Reads a JSON document. What it says is never repeated in an error: it may be personal. */
export const readJson = async (
  path: string,
  name: string,
): Promise<{ readonly value: unknown; readonly input: InputHash }> => {
  const source = new InputBytes(path, name);
  const chunks: Uint8Array[] = [];
  if (path === '-' && process.stdin.isTTY) process.stderr.write('Reading from the terminal; end with Ctrl-D.\n');
  for await (const chunk of source) chunks.push(chunk);
  const text = textOf(Buffer.concat(chunks), name);
  try {
    return { value: JSON.parse(text) as unknown, input: { name, sha256: source.sha256() } };
  } catch {
    throw unreadable(`${name} is not JSON: ${jsonFault(text)}.`);
  }
};
