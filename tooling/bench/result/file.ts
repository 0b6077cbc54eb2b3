import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { ratiosOf, scalingOf } from './ratios.ts';
import type { Result } from './result.ts';

const folder = join(import.meta.dirname, '..', 'results');

export const versionOfEngine = (): string => {
  const manifest = join(import.meta.dirname, '../../../packages/core/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
};

export const thisMachine = (): Result['machine'] => ({
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cpus: cpus().length,
  model: cpus()[0]?.model ?? '',
});

/** Writes a result, under the label that it is kept by, or else as the latest of its lines, which git does not take. */
export const writeResult = (result: Result, label: string | undefined): string => {
  const file = join(folder, label === undefined ? `latest/${result.lines}-${result.order}.json` : `${label}.json`);
  const scaling = { us: scalingOf(result, 'run-us'), both: scalingOf(result, 'run-both') };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...result, ratios: ratiosOf(result), scaling }, null, 2)}\n`);
  return file;
};

/** A result by the label that it is kept by, or by its file. */
export const readResult = (name: string): Result => {
  const kept = join(folder, `${name}.json`);
  const file = existsSync(kept) ? kept : name;
  return JSON.parse(readFileSync(file, 'utf8')) as Result;
};
