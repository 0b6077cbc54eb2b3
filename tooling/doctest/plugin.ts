import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vitest/config';
import { collectExamples } from './collect.ts';

const LIST = 'virtual:doctest';
const PACKAGE = /^@totalize\/([\w-]+)$/;
const EXAMPLE = /^(.+\.ts)\?example=(\d+)\.ts$/;

/**
 * Offers every example in the JSDoc of the packages' sources as a module. An example is a module beside the file it is
 * written in; it imports the packages of this repository by their names.
 * `virtual:doctest` lists them: `[name, () => import(example)][]`.
 *
 * @param root the absolute path of the repository
 * @param packages the folders of the packages, from there
 */
export function doctest(root: string, packages: readonly string[]): Plugin {
  // A module is asked for by its absolute path, or by its path from the root with a slash in front.
  const parse = (id: string): { file: string; line: number } | undefined => {
    const [, path, line] = EXAMPLE.exec(id) ?? [];
    if (path === undefined) return undefined;
    return { file: path.startsWith(`${root}/`) ? path : join(root, path), line: Number(line) };
  };

  return {
    name: 'doctest',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === LIST) return `\0${LIST}`;
      // Whoever copies an example can install every package, also one that this package does not depend on.
      const [, name] = importer === undefined || parse(importer) === undefined ? [] : (PACKAGE.exec(id) ?? []);
      if (name !== undefined) return join(root, 'packages', name, 'src/index.ts');
      const example = parse(id);
      return example && `${example.file}?example=${example.line}.ts`;
    },
    load(id) {
      if (id === `\0${LIST}`) {
        const entries = packages
          .flatMap((folder) => globSync(`${folder}/src/**/*.ts`, { cwd: root }).toSorted())
          .flatMap((file) =>
            collectExamples(readFileSync(resolve(root, file), 'utf8')).map(({ line }) => {
              const module = `${join(root, file)}?example=${line}.ts`;
              return `[${JSON.stringify(`${file}:${line}`)}, () => import(${JSON.stringify(module)})]`;
            }),
          );
        return `export default [${entries.join(',\n')}];`;
      }
      const wanted = parse(id);
      if (wanted === undefined) return undefined;
      const example = collectExamples(readFileSync(wanted.file, 'utf8')).find(({ line }) => line === wanted.line);
      // Blank lines in front keep the line numbers of the file in an error's stack.
      return example && '\n'.repeat(example.line - 1) + example.code;
    },
  };
}
