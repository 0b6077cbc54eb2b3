/** `pnpm demo`: runs the example year through the built command line and shows what to look at. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, runYear, totalize, typed } from './command.ts';
import { exampleFolder, exampleName } from './folder.ts';
import { batchOfWorker, exampleBatch } from './example-batch.ts';
import { excerpt } from './excerpt.ts';
import { lateCertificate } from './late-certificate.ts';
import { highlights } from './highlights.ts';
import { readAll } from './results.ts';

const done = 0;
const expect = (what: string, ended: Ended, exitCode: number): string => {
  if (ended.exitCode === exitCode) return ended.stdout.trimEnd();
  throw new Error(
    `${ended.stdout}${ended.stderr}\n${what} ended with exit code ${ended.exitCode}; ${exitCode} was expected.`,
  );
};
const out = join(exampleFolder, 'out');
const scratch = mkdtempSync(join(tmpdir(), 'totalize-demo-'));

try {
  rmSync(out, { recursive: true, force: true });
  console.log(`${exampleName}$ ${typed}\n`);
  console.log(expect('The run', runYear('out'), done));
  console.log('\nEvery line has its rows. Look at:\n');

  expect('The run as of July', runYear(scratch, ['--as-of', '2026-07-31', '--quiet', '--force']), done);
  const rows = await readAll('contributions', out, 'contributions.csv');
  const asOfJuly = await readAll('contributions', scratch, 'contributions.csv');
  console.log(highlights(rows, asOfJuly).join('\n'));

  console.log('\nThe certificate of NB-005 arrives in August, and that of NB-008 is withdrawn:\n');
  console.log(lateCertificate(out, scratch, expect));

  const batch = join(scratch, 'NB-001.json');
  writeFileSync(batch, JSON.stringify(batchOfWorker(await exampleBatch(), 'NB-001')));
  const line = 'NB-001-2026-12-31';
  console.log(`\n${exampleName}$ totalize explain --input NB-001.json --line ${line} --scheme us.oasdi\n`);
  const explained = totalize(['explain', '--input', batch, '--line', line, '--scheme', 'us.oasdi']);
  console.log(excerpt(expect('explain', explained, done)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
