/**
 * Compares two results of the bench: `node tooling/bench/regression.ts results/0.1.0.json results/latest-1000008.json`.
 * Wall time counts as a ratio to the baseline by hand of the same run, so that two machines can be compared. Ends with 1
 * where a ratio has grown by more than 15 %.
 */
import { readFileSync } from 'node:fs';

const TOLERANCE = 1.15;

interface Figures {
  readonly subject: string;
  readonly wallSeconds: number;
  readonly peakRssMb: number;
}
interface Result {
  readonly lines: number;
  readonly subjects: readonly Figures[];
}

const read = (path: string | undefined): Result => {
  if (path === undefined) throw new Error('two results are compared: the earlier one, then the later one');
  return JSON.parse(readFileSync(path, 'utf8')) as Result;
};

const ratiosOf = ({ subjects }: Result): ReadonlyMap<string, number> => {
  const baseline = subjects.find(({ subject }) => subject === 'baseline')?.wallSeconds;
  if (baseline === undefined) throw new Error('a result lacks the baseline by hand');
  return new Map(
    subjects.flatMap(({ subject, wallSeconds, peakRssMb }): [string, number][] =>
      subject === 'baseline' || subject === 'duckdb'
        ? []
        : [
            [`${subject}, time`, wallSeconds / baseline],
            [`${subject}, memory in MB`, peakRssMb],
          ],
    ),
  );
};

const [earlier, later] = [read(process.argv[2]), read(process.argv[3])];
if (earlier.lines !== later.lines) throw new Error('the results are of different numbers of lines');
const after = ratiosOf(later);
for (const [name, before] of ratiosOf(earlier)) {
  const now = after.get(name);
  if (now === undefined) continue;
  const grown = now / before;
  console.log(
    `${name}: ${before.toFixed(2)} → ${now.toFixed(2)}${grown > TOLERANCE ? ` — ${((grown - 1) * 100).toFixed(0)} % more` : ''}`,
  );
  if (grown > TOLERANCE) process.exitCode = 1;
}
