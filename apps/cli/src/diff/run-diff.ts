import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Change, changeCauses, diffRuns, RunSide } from '@totalize/core';
import { type ExitCode, exitCode, unreadable } from '../exit-code.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, plain, writeOut } from '../terminal/output.ts';
import { counted, grouped, table } from '../terminal/table.ts';
import { readContributions } from './contributions.ts';

interface Provenance {
  readonly engineVersion?: string;
  readonly legislationVersion?: string;
  readonly inputs?: readonly { readonly sha256: string }[];
}

interface SummaryRead {
  readonly provenance?: Provenance;
  readonly exceptions?: { readonly error: number; readonly warning: number };
  readonly accepted?: { readonly error: number; readonly warning: number };
}

const readSummary = (folder: string): SummaryRead => {
  const path = join(folder, 'summary.json');
  const shown = plain(folder);
  if (!existsSync(path)) throw unreadable(`${shown} holds no summary.json: name the folder of a run.`);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as SummaryRead;
  } catch {
    throw unreadable(`${shown}: summary.json cannot be read.`);
  }
};

const sideOf = async (folder: string): Promise<{ readonly side: RunSide; readonly summary: SummaryRead }> => {
  const summary = readSummary(folder);
  const { engineVersion = '', legislationVersion = '', inputs = [] } = summary.provenance ?? {};
  const side = new RunSide({ engineVersion, legislationVersion, inputs: inputs.map(({ sha256 }) => sha256) });
  for await (const row of readContributions(join(folder, 'contributions.csv'))) side.add(row);
  return { side, summary };
};

const versions = (before: RunSide, after: RunSide): string[] => {
  const same = (name: string, a: string, b: string): string[] =>
    a === b ? [] : [`${name}: ${plain(a)} before, ${plain(b)} now.`];
  return [
    ...same('Engine', before.versions.engineVersion, after.versions.engineVersion),
    ...same('Law data', before.versions.legislationVersion, after.versions.legislationVersion),
  ];
};

const exceptionsOf = (title: string, { exceptions, accepted }: SummaryRead): string =>
  `${title}: ${counted(exceptions?.error ?? 0, 'error')}, ${counted(exceptions?.warning ?? 0, 'warning')}; accepted before: ${(accepted?.error ?? 0) + (accepted?.warning ?? 0)}.`;

const told = (changes: readonly Change[], notes: readonly string[]): string => {
  const causes = changeCauses.flatMap((cause) => {
    const own = changes.filter((change) => change.cause === cause);
    return own.length === 0 ? [] : [`${cause} ${own.length}`];
  });
  return [
    changes.length === 0
      ? 'Both runs have the same amounts.'
      : `${counted(changes.length, 'difference')}: ${causes.join(', ')}.`,
    ...table(
      changes.length === 0
        ? []
        : [
            ['worker', 'scheme', 'payer', '', 'old', 'new', 'difference', 'cause'],
            ...changes.map((one) => [
              plain(one.workerId),
              one.scheme,
              one.payer,
              one.currency,
              grouped(one.old),
              grouped(one.new),
              grouped(one.difference),
              one.cause,
            ]),
          ],
      [4, 5, 6],
    ),
    '',
    ...notes,
    '',
  ].join('\n');
};

/** Two folders of runs compared. */
export const runDiff = async (before: string, after: string, options: CommonOptions): Promise<ExitCode> => {
  const old = await sideOf(before);
  const now = await sideOf(after);
  const changes = diffRuns(old.side, now.side);
  const notes = [
    ...versions(old.side, now.side),
    exceptionsOf('Old run', old.summary),
    exceptionsOf('New run', now.summary),
  ];
  await writeOut(options.json === true ? jsonText({ changes }) : [told(changes, notes)]);
  return exitCode.done;
};
