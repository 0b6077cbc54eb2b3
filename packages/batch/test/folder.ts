import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone when the test is. */
export const folder = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'totalize-batch-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
};
