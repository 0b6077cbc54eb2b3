import { lineWriter } from '@totalize/adapter-csv';
import type { LargeResult } from '@totalize/batch';
import { engineVersion } from '@totalize/core';
import { legislationVersion } from '@totalize/legislation';
import { today } from '../command-line.ts';
import type { InputHash } from '../input/json.ts';
import { acceptedOn } from '../result/accepted.ts';
import { syncMeanwhile } from '../result/file-system.ts';
import type { ResultFolder } from '../result/folder.ts';
import { ExceptionCounter, type Summary } from '../result/summary.ts';
import { jsonText } from '../terminal/json.ts';
import type { Plan } from './plan.ts';

/** Characters that are written at a time. */
const CHUNK = 64 * 1024;

type Accepting = Parameters<typeof acceptedOn>[0];

/** Puts what a run came to in its place: nothing of it is to be seen before all of it is there. */
export const settle = async (
  plan: Plan,
  folder: ResultFolder | undefined,
  result: LargeResult,
  inputs: InputHash[],
  accepted: Accepting,
): Promise<Summary> => {
  const day = plan.paths.asOf ?? today();
  const isAccepted = acceptedOn(accepted, day);
  const [open, before] = [new ExceptionCounter(), new ExceptionCounter()];
  let listed = 0;
  const lines = function* (): Generator<string> {
    let chunk = lineWriter('exceptions').header;
    for (const told of result.told()) {
      const counter = isAccepted(told) ? before : open;
      counter.add(told, told.count);
      if (counter === before) continue;
      listed += told.count;
      chunk += told.lines;
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
    }
    yield chunk;
  };
  const asOf = accepted.length > 0 ? day : plan.paths.asOf;
  const provenance = {
    engineVersion,
    legislationVersion: legislationVersion(),
    inputs,
    ...(plan.paths.asOf !== undefined && { asOf }),
    overrides: result.overrides.map(({ scheme, from, authority }) => ({ scheme, from, authority })),
    ...(plan.paths.asOf === undefined && asOf !== undefined && { asOf }),
  };
  const summaryOf = (files: Summary['files']): Summary => ({
    totals: result.totals,
    exceptions: open.counts(),
    accepted: before.counts(),
    provenance,
    files,
  });
  if (folder === undefined) {
    for (const _ of lines());
    return summaryOf([]);
  }
  try {
    const { contributions, balances } = result;
    const synced = Promise.allSettled([contributions, balances].map(({ path }) => syncMeanwhile(path)));
    const told = await folder.write('exceptions.csv', lines());
    // What went wrong goes wrong once more where it is told.
    await synced;
    folder.adopt('contributions.csv', contributions.path);
    folder.adopt('balances.csv', balances.path);
    const summary = summaryOf([
      { name: 'contributions.csv', rows: contributions.rows, sha256: contributions.sha256 },
      { name: told.name, rows: listed, sha256: told.sha256 },
      { name: 'balances.csv', rows: balances.rows, sha256: balances.sha256 },
    ]);
    await folder.write('summary.json', jsonText(summary));
    folder.commit();
    return summary;
  } finally {
    folder.discard();
  }
};
