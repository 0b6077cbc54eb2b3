import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Mapping, mappingProblems, parseMapping } from '@totalize/adapter-kit';
import { usageError } from '../exit-code.ts';
import { plain } from '../terminal/output.ts';
import { displayNames } from './bytes.ts';
import type { InputHash } from './json.ts';

export interface MappingFile {
  readonly mapping: Mapping;
  readonly input: InputHash;
}

/** Reads how the pay files are named and written. */
export const readMapping = (path: string): MappingFile => {
  const name = displayNames([path]).get(path) ?? path;
  let bytes: Uint8Array;
  let text: string;
  try {
    bytes = readFileSync(path);
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw usageError(`The mapping ${name} cannot be read: it must be a text file in UTF-8 that you may read.`);
  }
  const parsed = parseMapping(text);
  const problems = 'problems' in parsed ? parsed.problems : mappingProblems(parsed.mapping, 'payLines');
  if ('problems' in parsed || problems.length > 0) {
    throw usageError(`The mapping ${name} cannot be used: ${problems.map(plain).join(' ')}`);
  }
  return { mapping: parsed.mapping, input: { name, sha256: createHash('sha256').update(bytes).digest('hex') } };
};
