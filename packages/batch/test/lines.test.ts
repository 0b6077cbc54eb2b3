import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines } from '../src/lines.ts';
import { folder } from './folder.ts';

test.each([0, 1, 100, 65_533, 65_534, 65_535, 70_000, 300_000])(
  'lines of JSON are read whatever their length: one of %i characters among others',
  (length) => {
    const path = join(folder(), 'lines');
    const values = [
      'first',
      'é'.repeat(length),
      { a: 1 },
      '€'.repeat(length),
      ...Array.from({ length: 9000 }, (_, at) => at),
    ];
    writeFileSync(path, values.map((value) => `${JSON.stringify(value)}\n`).join(''));
    expect([...jsonLines(path)]).toEqual(values);
  },
);
