import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
}

const manifestIn = (folder: string): Manifest => {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
};

/** The folder of the package that a module is of; the manifests inside a package have no name and version. */
const packageOf = (module: string): string => {
  let folder = dirname(module);
  while (manifestIn(folder).version === undefined) {
    if (dirname(folder) === folder) throw new Error(`${module} is of no package`);
    folder = dirname(folder);
  }
  return folder;
};

const entryOf = (folder: string): string => {
  const { name, version, license } = manifestIn(folder);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  if (file === undefined) throw new Error(`${name} comes without the text of its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
};

/** The licences of other people's packages, which have to go with every copy of their code. */
export const licencesOf = (modules: readonly string[]): string => {
  const foreign = modules.filter((module) => module.includes(`${sep}node_modules${sep}`));
  const folders = [...new Set(foreign.map(packageOf))];
  return folders
    .map(entryOf)
    .toSorted()
    .join(`\n${'-'.repeat(80)}\n\n`);
};
