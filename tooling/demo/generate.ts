/** Writes the example year: `node tooling/demo/generate.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleFiles } from './files.ts';
import { exampleFolder } from './folder.ts';

mkdirSync(exampleFolder, { recursive: true });
const files = exampleFiles();
for (const [name, text] of files) writeFileSync(join(exampleFolder, name), text);
console.log(`${files.size} files written.`);
