import { globSync, readFileSync } from 'node:fs';
import { parseAst } from 'vitest/node';

export interface Source {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  /** The folder of its package, such as `packages/core`. */
  readonly package: string;
  readonly text: string;
}

/** Every source file of the packages in a folder. */
export function sources(folder: 'packages' | 'apps'): Source[] {
  return globSync(`${folder}/*/src/**/*.ts`)
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted()
    .map((path) => ({ path, package: path.split('/', 2).join('/'), text: readFileSync(path, 'utf8') }));
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* nodes(child);
  }
}

const parse = (file: Source): Generator<Node> =>
  nodes(parseAst(file.text, { lang: 'ts', sourceType: 'module' }, file.path) as unknown as Node);

const textOf = (node: unknown): string | undefined => {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TemplateElement') return (node['value'] as { cooked?: string }).cooked;
  return undefined;
};

/** The names of the modules a file imports or exports from, types included. */
export function imports(file: Source): string[] {
  return [...parse(file)]
    .filter(({ type }) => /^(Import(Declaration|Expression)|Export(All|Named)Declaration|TSImportType)$/.test(type))
    .map((node) => textOf(node['source']))
    .filter((name) => name !== undefined);
}

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

const isCountry = (text: string): boolean => /^[A-Z]{2}$/.test(text) && regions.of(text) !== undefined;

/** The codes of countries among the literals (and the keys of object literals) of a file; comments do not count. */
export function countryCodes(file: Source): { code: string; line: number }[] {
  return [...parse(file)]
    .map((node) => {
      const key = node.type === 'Property' && node['computed'] !== true ? node['key'] : undefined;
      const code = isNode(key) && key.type === 'Identifier' ? key['name'] : textOf(node);
      return { code: typeof code === 'string' ? code : '', line: file.text.slice(0, node.start).split('\n').length };
    })
    .filter(({ code }) => isCountry(code));
}

const codes = Array.from({ length: 26 * 26 }, (_, at) =>
  String.fromCodePoint(65 + Math.floor(at / 26), 65 + (at % 26)),
).filter(isCountry);

/** Names that are words of the language too, or of an institution in the text. */
const WORDS = new Set(['Chad', 'Guinea', 'Jersey', 'Georgia', 'Jordan', 'Turkey', 'World', 'Outlying Oceania']);

const nameOf = (code: string): string => regions.of(code) ?? '';

const adjectives = [
  'American',
  'British',
  'German',
  'French',
  'Japanese',
  'Swiss',
  'Dutch',
  'Danish',
  'Swedish',
  'Polish',
];

const names = new RegExp(
  `\\b(?:${[...codes.map(nameOf).filter((name) => !WORDS.has(name)), ...adjectives]
    .map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')})\\b`,
);

/** The names of countries, and of what belongs to them, among the literals of a file; comments do not count. */
export function countryNames(file: Source): { name: string; line: number }[] {
  return [...parse(file)].flatMap((node) => {
    const found = names.exec(textOf(node) ?? '')?.[0];
    return found === undefined ? [] : [{ name: found, line: file.text.slice(0, node.start).split('\n').length }];
  });
}

/** The schemes that a file names: a country's code in lower case stands before each. */
export function schemeNames(file: Source): { scheme: string; line: number }[] {
  return [...parse(file)].flatMap((node) => {
    const text = textOf(node) ?? '';
    if (!/^[a-z]{2}\.[a-z][a-z0-9-]+$/.test(text) || !isCountry(text.slice(0, 2).toUpperCase())) return [];
    return [{ scheme: text, line: file.text.slice(0, node.start).split('\n').length }];
  });
}
