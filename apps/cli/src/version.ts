import { readFileSync } from 'node:fs';

/** Of this program, from the package that it is in. */
export const version = (): string => {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return manifest.version;
};
