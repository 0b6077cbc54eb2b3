import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Measurement {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
  readonly exitCode: number;
  readonly stdout: string;
}

const signalled = 128;

const hook = pathToFileURL(join(import.meta.dirname, 'usage.mjs')).href;

/** Runs a Node.js program in a process of its own and says how long it took and how much memory it had at most. */
export const measure = (program: string, args: readonly string[]): Promise<Measurement> =>
  new Promise((resolve, reject) => {
    const usage = join(tmpdir(), `totalize-bench-usage-${process.pid}.json`);
    const begun = performance.now();
    const child = spawn(process.execPath, ['--import', hook, program, ...args], {
      env: { ...process.env, BENCH_USAGE: usage },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const wallSeconds = (performance.now() - begun) / 1000;
      // A process that was killed, or ran out of memory, tells nothing.
      const told = existsSync(usage) ? readFileSync(usage, 'utf8') : '{ "peakRssKb": 0, "cpuSeconds": 0 }';
      const { peakRssKb, cpuSeconds } = JSON.parse(told) as { peakRssKb: number; cpuSeconds: number };
      rmSync(usage, { force: true });
      resolve({ wallSeconds, cpuSeconds, peakRssMb: peakRssKb / 1024, exitCode: code ?? signalled, stdout });
    });
  });
