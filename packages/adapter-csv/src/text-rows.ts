import {
  type OpenBatch,
  noMapping,
  reporter,
  type Row,
  type Source,
  textOf,
  unguard,
  Unreadable,
} from '@totalize/adapter-kit';
import { readRows } from './read.ts';

/** The rows of a file that we wrote, as texts, the header first. */
export async function* readTextRows(source: Source): AsyncGenerator<readonly string[]> {
  let rows: string[][] = [];
  const reader = {
    failed: false,
    row: (row: Row, _number: number, _out: OpenBatch): void => {
      if (!(row instanceof Unreadable)) rows.push(row.map((cell) => unguard(textOf(cell))));
    },
    end: (): void => {},
  };
  const options = { kind: 'contributions', mapping: noMapping, report: reporter(undefined), all: true } as const;
  for await (const _ of readRows(source, reader, options)) {
    yield* rows;
    rows = [];
  }
  yield* rows;
}
