import { existsSync, readdirSync } from 'node:fs';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';
import { doctest } from './tooling/doctest/plugin.ts';
import ClosingLine from './tooling/test-reporter/reporter.ts';

// Tests run against the sources of the packages, not against what was built last.
const conditions = ['@totalize/source'];
const resolve = { conditions };
const ssr = { resolve: { conditions: [...conditions, 'node', 'import', 'module', 'default'] } };

const packages = ['packages', 'apps']
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((root) => existsSync(`${root}/package.json`));

const projects: TestProjectConfiguration[] = [
  ...packages.map((root) => ({
    resolve,
    ssr,
    test: {
      name: root.slice(root.indexOf('/') + 1),
      root,
      include: ['test/**/*.test.ts'],
      benchmark: { include: [] },
    },
  })),
  {
    resolve,
    ssr,
    plugins: [doctest(import.meta.dirname, packages)],
    test: {
      name: 'tooling',
      include: ['tooling/**/*.test.ts'],
      benchmark: { include: [] },
    },
  },
];

export default defineConfig({
  test: {
    projects,
    pool: 'threads',
    maxWorkers: 2,
    // Fuzz tests on a loaded machine take longer than the usual five seconds; no test measures time.
    testTimeout: 60_000,
    reporters: ['default', new ClosingLine()],
  },
});
