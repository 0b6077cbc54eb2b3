/** `pnpm check`: everything but the tests. Runs all of it even when one fails, so that one run shows every fault. */
import { spawnSync } from 'node:child_process';

const checks = ['typecheck', 'lint', 'format:check', 'data:check', 'check:packages', 'check:unused', 'check:versions'];
const failed = checks.filter((check) => {
  console.log(`\n> ${check}`);
  return spawnSync('pnpm', ['run', check], { stdio: 'inherit' }).status !== 0;
});
console.log(failed.length === 0 ? '\nEvery check passed.' : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
