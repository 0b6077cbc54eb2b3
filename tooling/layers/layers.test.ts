import { isBuiltin } from 'node:module';
import { describe, expect, test } from 'vitest';
import { countryCodes, countryNames, imports, schemeNames, sources } from './source.ts';

/** What the sources of each package may import of this repository's packages; an app may import all of them. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'packages/core': [],
  'packages/legislation': ['@totalize/core'],
  'packages/adapter-kit': ['@totalize/core'],
  'packages/ledger': ['@totalize/core'],
  'packages/batch': ['@totalize/core', '@totalize/legislation', '@totalize/adapter-kit', '@totalize/adapter-csv'],
};
/** A payroll system's tables come as CSV or as workbooks. */
const ADAPTER = ['@totalize/core', '@totalize/adapter-kit', '@totalize/adapter-csv', '@totalize/adapter-xlsx'];

/** The only files of the core that may name countries: the ISO lists themselves. */
const ISO_LISTS = /(^|\/)(iso-)?(country|countries|country-codes|currency|currencies|currency-codes)\.ts$/;

const MAX_LINES = 300;

const packages = sources('packages');
const all = [...packages, ...sources('apps')];
const core = packages.filter((file) => file.path.startsWith('packages/core/'));

describe('dependencies point down', () => {
  test('the core imports no module of Node.js', () => {
    const found = core.flatMap((file) =>
      imports(file)
        .filter((name) => isBuiltin(name))
        .map((name) => `${file.path}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  test.each([...new Set(packages.map((file) => file.package))])('%s imports only what lies below it', (name) => {
    const allowed = MAY_IMPORT[name] ?? (name.startsWith('packages/adapter-') ? ADAPTER : undefined);
    expect(allowed, `say in this test what ${name} may import`).toBeDefined();
    const found = packages
      .filter((file) => file.package === name)
      .flatMap((file) =>
        imports(file)
          .filter((module) => /^(@totalize\/|totalize$)/.test(module) && !allowed?.includes(module))
          .map((module) => `${file.path}: ${module}`),
      );
    expect(found).toEqual([]);
  });

  test('no source reaches into another package by a relative path', () => {
    const found = all.flatMap((file) =>
      imports(file)
        .filter((name) => name.startsWith('.'))
        .filter((name) => !new URL(name, `file:///${file.path}`).pathname.startsWith(`/${file.package}/`))
        .map((name) => `${file.path}: ${name}`),
    );
    expect(found).toEqual([]);
  });
});

test(`no source is longer than ${MAX_LINES} lines`, () => {
  const long = all
    .filter((file) => !file.path.endsWith('.generated.ts'))
    .map((file) => ({ path: file.path, lines: file.text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES);
  expect(long).toEqual([]);
});

describe('a country is data, not code', () => {
  test('no literal of the core is the code of a country', () => {
    const found = core
      .filter((file) => !ISO_LISTS.test(file.path))
      .flatMap((file) => countryCodes(file).map(({ code, line }) => `${file.path}:${line}: ${code}`));
    expect(found).toEqual([]);
  });

  test('no literal of the core has the name of a country, or of a scheme', () => {
    const found = core
      .filter((file) => !ISO_LISTS.test(file.path))
      .flatMap((file) => [
        ...countryNames(file).map(({ name, line }) => `${file.path}:${line}: ${name}`),
        ...schemeNames(file).map(({ scheme, line }) => `${file.path}:${line}: ${scheme}`),
      ]);
    expect(found).toEqual([]);
  });

  test('sees names and schemes', () => {
    const text =
      "const a = 'the law of France'; const b = `German ${a}`; const c = 'us.oasdi'; // Japan\nconst d = 'x.y';";
    const file = { path: 'x.ts', package: 'x', text };
    expect(countryNames(file).map(({ name }) => name)).toEqual(['France', 'German']);
    expect(schemeNames(file)).toEqual([{ scheme: 'us.oasdi', line: 1 }]);
  });

  test('sees the literals, and not the comments', () => {
    const text = `/** 'US' */ const a = 'DE'; type B = 'FR'; const c = { CH: 1, ok: 'XX' }; // 'IT'\nconst d = \`GB\`;`;
    const found = countryCodes({ path: 'x.ts', package: 'x', text }).map(({ code, line }) => `${line}${code}`);
    expect(found).toEqual(['1DE', '1FR', '1CH', '2GB']);
  });
});
