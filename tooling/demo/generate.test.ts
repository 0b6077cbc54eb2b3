import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleFiles } from './files.ts';
import { exampleFolder } from './folder.ts';

const files = exampleFiles();

describe('the example year', () => {
  test('has the files of the generator and no others', () => {
    const found = readdirSync(exampleFolder).filter((name) => name !== 'out');
    expect(found.toSorted()).toEqual([...files.keys()].toSorted());
  });

  test.each([...files])('%s is what the generator writes', (name, text) => {
    expect(readFileSync(join(exampleFolder, name), 'utf8')).toBe(text);
  });
});
