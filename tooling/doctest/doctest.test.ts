import examples from 'virtual:doctest';
import { describe, expect, test } from 'vitest';
import { collectExamples } from './collect.ts';

describe('the examples in the documentation of the sources run', () => {
  test.each(examples)('%s', async (_name, run) => {
    await run();
  });
});

test('collects the fences of examples, and no others', () => {
  const source = [
    '/**',
    ' * Adds.',
    ' * ```ts',
    ' * notAnExample();',
    ' * ```',
    ' * @example',
    ' * ```ts',
    ' * if (one) {',
    ' *   two();',
    ' * }',
    ' * ```',
    ' * and',
    ' * ```json',
    ' * {}',
    ' * ```',
    ' * @returns the sum',
    ' */',
    'const text = 1; // ```ts',
  ];
  expect(collectExamples(source.join('\n'))).toEqual([{ line: 8, code: 'if (one) {\n  two();\n}' }]);
});

test('refuses a fence that is not closed', () => {
  expect(() => collectExamples('/**\n * @example\n * ```ts\n * one();\n */')).toThrow('line 4');
});
