/** Packs every package that is published and checks what a user would install: publint, and whether its types resolve. */
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** Resolution modes that matter to an ESM-only package; `node10` and CommonJS callers before `require(esm)` do not. */
const MODES = new Set(['node16-esm', 'bundler']);

async function problems(folder: string, manifest: Manifest): Promise<string[]> {
  const destination = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    execFileSync('pnpm', ['pack', '--pack-destination', destination], { cwd: folder, stdio: 'pipe' });
    const [file] = readdirSync(destination);
    if (file === undefined) return ['nothing was packed'];
    const tarball = new Uint8Array(readFileSync(join(destination, file)));

    const lint = await publint({ pack: { tarball: tarball.buffer }, strict: true });
    const found = lint.messages.map((message) => `publint: ${formatMessage(message, lint.pkg) ?? message.code}`);
    if (manifest.exports?.['.'] === undefined) return found;

    const types = await checkPackage(createPackageFromTarballData(tarball));
    if (!types.types) return [...found, 'types: the package contains none'];
    for (const problem of types.problems) {
      if ('resolutionKind' in problem && !MODES.has(problem.resolutionKind)) continue;
      found.push(`types: ${JSON.stringify(problem)}`);
    }
    return found;
  } finally {
    rmSync(destination, { recursive: true });
  }
}

let failed = false;
for (const file of globSync(['packages/*/package.json', 'apps/*/package.json']).toSorted()) {
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  if (manifest.private) continue;
  const found = await problems(resolve(dirname(file)), manifest);
  failed ||= found.length > 0;
  console.log(`${found.length === 0 ? 'ok    ' : 'failed'} ${manifest.name}`);
  for (const problem of found) console.log(`       ${problem}`);
}
process.exitCode = failed ? 1 : 0;
