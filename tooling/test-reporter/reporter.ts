import { writeSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/**
 * Closes the output of a run with one plain line, `N passed, N failed` (and `, N skipped` if there are any).
 * A file that cannot be loaded, a broken hook and an error outside of any test count as failed each.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    let skipped = 0;
    for (const module of modules) {
      failed += module.errors().length > 0 ? 1 : 0;
      for (const suite of module.children.allSuites()) failed += suite.errors().length > 0 ? 1 : 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'skipped') skipped += 1;
        else failed += 1;
      }
    }
    if (failed > 0 || passed === 0) process.exitCode = 1;
    const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
    // At exit, so that nothing the runner itself still has to say comes after it. `pnpm test` asks for the line on a
    // descriptor of its own and prints it when the runner is gone, however the runner went.
    process.once('exit', () => {
      writeSync(Number(process.env['CLOSING_LINE_FD'] ?? 1), line);
    });
  }
}
