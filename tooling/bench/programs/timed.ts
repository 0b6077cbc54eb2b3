/** What a part of a program took, where the whole of it is not what is measured. */
export interface Timed {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

/** A watch that adds up the spans between `start` and `stop`. */
export const stopwatch = () => {
  let wall = 0;
  let cpu = 0;
  let begun = 0;
  let used: NodeJS.CpuUsage | undefined;
  return {
    start: (): void => {
      begun = performance.now();
      used = process.cpuUsage();
    },
    stop: (): void => {
      wall += performance.now() - begun;
      const { user, system } = process.cpuUsage(used);
      cpu += user + system;
    },
    timed: (): Timed => ({ wallSeconds: wall / 1e3, cpuSeconds: cpu / 1e6 }),
  };
};
