/** Writes what the sources of the kernel are compiled to, for who has no compiler at hand when the package is used. */
import { writeFileSync } from 'node:fs';
import { codeFile, compiledKernel } from './compile.ts';

writeFileSync(new URL('../src/kernel/code.ts', import.meta.url), codeFile(await compiledKernel()));
