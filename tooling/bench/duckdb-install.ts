import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = '1.5.6-r.1';

/**
 * Where DuckDB stands, installed once beside the files of the bench: its binary of 60 MB is no part of the repository's
 * own packages, which nothing but this baseline would need it for. `undefined` where it cannot be had.
 */
export const duckDbFolder = (): string | undefined => {
  const folder = join(tmpdir(), `totalize-bench-duckdb-${version}`);
  if (existsSync(join(folder, 'node_modules', '@duckdb', 'node-api'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `@duckdb/node-api@${version}`];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return status === 0 ? folder : undefined;
};
