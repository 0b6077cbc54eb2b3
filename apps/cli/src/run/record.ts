import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Contribution, engineVersion, type Exception } from '@totalize/core';
import { legislationVersion } from '@totalize/legislation';
import { recordRun, type Run, type RunFacts, type RunOutcome, type RunRecorder } from '@totalize/ledger';
import type { Inputs } from '../input/files.ts';
import { originalsFor } from '../ledger/originals.ts';
import { type LedgerOptions, user, withLedger } from '../ledger/with-ledger.ts';
import { note } from '../terminal/output.ts';
import type { Plan } from './plan.ts';
import type { Settled, WrittenRun } from './run-whole.ts';

/** Hands the rows of a run on, and to a recorder on their way. */
export const taking = function* (
  rows: Iterable<Contribution>,
  recorder: RunRecorder | undefined,
): Generator<Contribution> {
  for (const row of rows) {
    recorder?.add(row);
    yield row;
  }
};

/** Hands the text of a file on, and lets the recorder store what belongs to it. */
export const flushing = async function* (
  parts: AsyncIterable<string>,
  recorder: RunRecorder | undefined,
): AsyncGenerator<string> {
  for await (const part of parts) {
    await recorder?.flush();
    yield part;
  }
};

const takesLine = ({ severity, lineId, country, scheme }: Exception): boolean =>
  severity === 'error' && lineId !== undefined && country === undefined && scheme === undefined;

const outcomeOf = ({ outcome, sorted }: Settled, files: WrittenRun['files']): RunOutcome => {
  const all = [...sorted.open, ...sorted.accepted];
  const groups = Map.groupBy(all, ({ severity, code }) => JSON.stringify([severity, code]));
  const exceptions = [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [{ severity: first.severity, code: first.code, count: rest.length + 1 }],
  );
  return {
    overrides: outcome.provenance.overrides,
    outputs: files,
    exceptions,
    totals: outcome.totals,
    refusedLines: new Set(all.flatMap((exception) => (takesLine(exception) ? [exception.lineId ?? ''] : []))),
  };
};

/** The same files give another run where the ledger has other originals for their reversals. */
const originalsKey = (originals: Inputs['originals'] = []) =>
  originals.length === 0
    ? {}
    : {
        originals: createHash('sha256')
          .update(JSON.stringify(originals.map(({ line, rows, reversedIn }) => [line, rows, reversedIn])))
          .digest('hex'),
      };

const factsOf = (plan: Plan, { reading, hashes, originals }: Inputs, day: string): RunFacts => ({
  madeBy: user(),
  engineVersion,
  legislationVersion: legislationVersion(),
  asOf: reading.batch.asOf,
  day,
  options: {
    ...(plan.schemes !== undefined && { schemes: plan.schemes }),
    ...(plan.columns !== undefined && { columns: plan.columns }),
    ...(plan.write.length > 0 && { write: plan.write }),
    ...originalsKey(originals),
  },
  inputs: hashes.map(({ name, sha256 }) => ({ name, sha256 })),
});

/** For a rehearsal: what the ledger has of the lines that reversals name. Nothing is written to it, nor is one made. */
export const withOriginals = async (options: LedgerOptions, inputs: Inputs): Promise<Inputs> =>
  options.ledger === undefined || !existsSync(options.ledger)
    ? inputs
    : await withLedger(options, async (ledger) => ({
        ...inputs,
        originals: await originalsFor(ledger, inputs.reading),
      }));

export interface Recorded {
  readonly written: WrittenRun;
  /** The run in the ledger. */
  readonly run: Run;
}

/** Computes a run and stores it, or recognises that it was stored before and only computes its files again. */
export const recorded = async (
  options: LedgerOptions,
  plan: Plan,
  given: Inputs,
  day: string,
  compute: (inputs: Inputs, how: { readonly draft: boolean; readonly recorder?: RunRecorder }) => Promise<WrittenRun>,
): Promise<Recorded> =>
  await withLedger(
    options,
    async (ledger) => {
      const { reading, accepted } = given;
      const originals = await originalsFor(ledger, reading);
      const inputs = { ...given, originals };
      const facts = factsOf(plan, inputs, day);
      const answer = await recordRun(ledger, { facts, reading, accepted, originals }, async (recorder) => {
        const written = await compute(inputs, { draft: true, recorder });
        return { ...outcomeOf(written, written.files), written };
      });
      if ('stored' in answer) {
        const { id } = answer.stored;
        note(options, `Run ${id} is in the ledger, as a draft; \`totalize runs approve ${id} --by NAME\` approves it.`);
        if (plan.write.some((format) => format !== 'xlsx'))
          note(
            options,
            'Files to import are named DRAFT; once it is approved, give the command again with another --out.',
          );
        return { written: answer.result.written, run: answer.stored };
      }
      const { known } = answer;
      note(
        options,
        `The ledger has this input already, as run ${known.id} (${known.status}): nothing was stored again.`,
      );
      return { written: await compute(inputs, { draft: known.status === 'draft' }), run: known };
    },
    { create: true },
  );
