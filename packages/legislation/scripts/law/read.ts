import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { Refusal } from './refusal.ts';

/** A file of the data as it was read; `path` is relative to the data folder, with slashes. */
export interface DataFile {
  readonly path: string;
  readonly content: unknown;
}

export interface Folder {
  readonly files: readonly DataFile[];
  readonly refusals: readonly Refusal[];
}

const parseFile = (path: string, text: string): DataFile | Refusal => {
  const document = parseDocument(text, { uniqueKeys: true, version: '1.2' });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) {
    const line = fault.linePos?.[0].line;
    return {
      file: path,
      at: line === undefined ? '' : `line ${line}`,
      message: `is not YAML: ${fault.message.split('\n')[0]}`,
    };
  }
  return { path, content: document.toJS() };
};

export const parseFiles = (texts: Iterable<readonly [path: string, text: string]>): Folder => {
  const files: DataFile[] = [];
  const refusals: Refusal[] = [];
  for (const [path, text] of texts) {
    const parsed = parseFile(path, text);
    if ('message' in parsed) refusals.push(parsed);
    else files.push(parsed);
  }
  return { files, refusals };
};

/** The files of a folder and of the folders in it, by their path in it. */
export const readTexts = (folder: string): readonly (readonly [path: string, text: string])[] =>
  globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted()
    .map((path) => [path, readFileSync(join(folder, path), 'utf8')]);

export const readFolder = (folder: string): Folder => parseFiles(readTexts(folder));
