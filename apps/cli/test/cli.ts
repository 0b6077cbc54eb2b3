import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Summary } from '../src/result/summary.ts';

/** The program as it is installed; `pnpm test` builds it first. */
const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Where {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export const totalize = (args: readonly string[], input: string | Uint8Array = '', where: Where = {}): Outcome => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    input,
    cwd: where.cwd,
    env: { ...process.env, ...where.env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
};

/** Starts a command and kills it, without any warning, after some milliseconds; true if it had ended before. */
export const killAfter = async (milliseconds: number, args: readonly string[]): Promise<boolean> => {
  const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' });
  const ended = new Promise<boolean>((resolve) => child.once('exit', (_code, signal) => resolve(signal === null)));
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const hadEnded = await ended;
  clearTimeout(timer);
  return hadEnded;
};

/** Starts a command and does something as soon as something is so. */
export const during = async (
  isSo: () => boolean,
  act: (child: ChildProcess) => void,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly stderr: string }> => {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const timer = setInterval(() => {
    if (!isSo()) return;
    clearInterval(timer);
    act(child);
  }, 1);
  const code = await ended;
  clearInterval(timer);
  return { code, stderr };
};

/** Starts a command and kills it, without any warning, as soon as something is so; true if it had ended before. */
export const killWhen = async (isSo: () => boolean, args: readonly string[]): Promise<boolean> =>
  (await during(isSo, (child) => child.kill('SIGKILL'), args)).code !== null;

/** A folder that is gone when the test is. */
export const folder = (): ((...path: readonly string[]) => string) => {
  const root = mkdtempSync(join(tmpdir(), 'totalize-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return (...path) => join(root, ...path);
};

export const write = (path: string, content: string | Uint8Array): string => {
  writeFileSync(path, content);
  return path;
};

export const read = (path: string): string => readFileSync(path, 'utf8');

export const summaryIn = (path: string): Summary => JSON.parse(read(join(path, 'summary.json'))) as Summary;
