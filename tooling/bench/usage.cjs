/** Loaded into the processes that are measured: each tells at its end what it used, its threads included. */
const { appendFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const file = process.env['BENCH_USAGE'];
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const used = { peakRssKb: maxRSS, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 };
    appendFileSync(file, `${JSON.stringify(used)}\n`);
  });
}
