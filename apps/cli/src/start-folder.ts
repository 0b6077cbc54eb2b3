import { relative } from 'node:path';

/**
 * A package manager starts `pnpm totalize` in the root of the checkout, whichever of its folders the user is in; the
 * paths are meant from there.
 */
export const goToStartFolder = (): void => {
  const { INIT_CWD: start, npm_lifecycle_event: script } = process.env;
  if (script !== 'totalize' || start === undefined || relative(process.cwd(), start).startsWith('..')) return;
  try {
    process.chdir(start);
  } catch {
    // The folder is gone; the root is as good as any.
  }
};
