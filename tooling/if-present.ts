/** Runs a script, or says that it is not there yet. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const script = resolve(process.argv[2] ?? '');
if (existsSync(script)) {
  process.argv.splice(1, 2, script);
  await import(pathToFileURL(script).href);
} else {
  console.log(`skipped: ${process.argv[2] ?? '(no script named)'} does not exist`);
}
