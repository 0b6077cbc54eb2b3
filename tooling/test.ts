/** `pnpm test`: builds, then runs every test (or those the arguments name). The last line is always the closing line. */
import { spawnSync } from 'node:child_process';

const run = (command: string, args: string[]): { status: number; closing: string } => {
  const { status, output, error } = spawnSync(command, args, {
    // Both streams into one, so that the closing line is the last of all the output.
    stdio: ['inherit', 1, 1, 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, CLOSING_LINE_FD: '3' },
  });
  if (error) console.log(`${command}: ${error.message}`);
  return { status: status ?? 1, closing: output?.[3] ?? '' };
};

if (run('pnpm', ['run', 'build']).status !== 0) {
  console.log('The build failed; no test was run.\n0 passed, 1 failed');
  process.exitCode = 1;
} else {
  const { status, closing } = run('vitest', ['run', ...process.argv.slice(2)]);
  process.stdout.write(closing === '' ? '\nThe test runner broke down.\n0 passed, 1 failed\n' : closing);
  process.exitCode = closing === '' ? 1 : status;
}
