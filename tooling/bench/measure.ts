import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Measurement {
  readonly wallSeconds: number;
  /** Processor time of all threads, user and system. */
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
  /** The part of the machine's processor time that went to other processes meanwhile; wall time means less then. */
  readonly othersShare: number;
}

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly measurement: Measurement;
}

const signalled = 128;
const hook = join(import.meta.dirname, 'usage.cjs');

/** Processor seconds that the machine has spent, on whatever. */
const machineSeconds = (): number => {
  const milliseconds = cpus().map(({ times }) => times.user + times.nice + times.sys + times.irq);
  return milliseconds.reduce((sum, one) => sum + one, 0) / 1000;
};

interface Used {
  readonly peakRssKb: number;
  readonly cpuSeconds: number;
}

/** What a process and those that it forked told at their ends; a process that was killed tells nothing. */
const usedBy = (file: string): Used => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  rmSync(file, { force: true });
  const all = lines.map((line) => JSON.parse(line) as Used);
  const sum = (of: keyof Used): number => all.reduce((total, used) => total + used[of], 0);
  return { peakRssKb: sum('peakRssKb'), cpuSeconds: sum('cpuSeconds') };
};

/** Whether a process can be kept to some cores of this machine. */
export const canPin = (): boolean => spawnSync('taskset', ['--version']).status === 0;

/**
 * Runs a Node.js program in a process of its own, on some cores if they are named, and says how long it took and how much
 * memory it had at most.
 */
export const measure = (program: string, args: readonly string[], cores?: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const usage = join(tmpdir(), `totalize-bench-usage-${process.pid}`);
    rmSync(usage, { force: true });
    const ownBefore = process.cpuUsage();
    const before = machineSeconds();
    const begun = performance.now();
    const command = [process.execPath, '--require', hook, program, ...args];
    const [first = '', ...rest] = cores === undefined ? command : ['taskset', '--cpu-list', cores, ...command];
    const child = spawn(first, rest, {
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
      const own = process.cpuUsage(ownBefore);
      const exitCode = code ?? signalled;
      const { peakRssKb, cpuSeconds } = usedBy(usage);
      if (exitCode === 0 && cpuSeconds === 0) {
        reject(new Error(`${program} did not tell what it used`));
        return;
      }
      const others = machineSeconds() - before - cpuSeconds - (own.user + own.system) / 1e6;
      const othersShare = Math.min(1, Math.max(0, others / (wallSeconds * cpus().length)));
      resolve({ exitCode, stdout, measurement: { wallSeconds, cpuSeconds, peakRssMb: peakRssKb / 1024, othersShare } });
    });
  });
