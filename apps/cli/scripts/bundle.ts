/**
 * Puts the command into a few files: loading each of its sources by itself takes longer, at every start, than a small
 * batch takes to compute. See docs/adr/0011.
 */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';
import { licencesOf } from './licences.ts';

const app = join(import.meta.dirname, '..');
const packages = join(app, '..', '..', 'packages');
const dist = join(app, 'dist');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

/** What is installed beside the command stays there; `devDependencies` go into the bundle. */
const installed = Object.keys((JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as Manifest).dependencies);

const bundle = await rolldown({
  cwd: app,
  input: {
    main: join(app, 'src', 'main.ts'),
    // Threads are started from files beside the module that starts them.
    'partition-thread': join(packages, 'batch', 'src', 'partition-thread.ts'),
    'slice-thread': join(packages, 'batch', 'src', 'slice-thread.ts'),
  },
  platform: 'node',
  external: (module) => installed.some((name) => module === name || module.startsWith(`${name}/`)),
  resolve: { conditionNames: ['@totalize/source', 'node', 'import', 'default'] },
  onLog: (_level, { message }) => {
    throw new Error(message);
  },
});
rmSync(dist, { recursive: true, force: true });
const { output } = await bundle.write({
  dir: dist,
  format: 'esm',
  sourcemap: true,
  entryFileNames: ({ name }) => (name === 'main' ? 'main.js' : 'lib/[name].js'),
  chunkFileNames: 'lib/[name]-[hash].js',
});
await bundle.close();
const modules = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
writeFileSync(join(dist, 'licences.txt'), licencesOf(modules));

// Adapters read their profiles from the folder beside that of their code.
const profiles = join(dist, 'profiles');
mkdirSync(profiles);
for (const profile of globSync(join(packages, '*', 'profiles', '*.yaml')))
  cpSync(profile, join(profiles, basename(profile)), { errorOnExist: true, force: false });
