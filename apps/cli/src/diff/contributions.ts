import { basename } from 'node:path';
import { type Contribution, contribution } from '@totalize/core';
import { unreadable } from '../exit-code.ts';
import { InputBytes } from '../input/bytes.ts';
import { plain } from '../terminal/output.ts';
import { readCsv } from '@totalize/adapter-csv';

/** The contributions of a run, row by row. One that is not complete cannot be compared. */
export async function* readContributions(path: string): AsyncGenerator<Contribution> {
  const name = basename(path);
  for await (const { records, exceptions } of readCsv('contributions', new InputBytes(path, name), { file: name })) {
    const fault = exceptions.find(({ severity }) => severity === 'error');
    if (fault !== undefined) throw unreadable(`${plain(path)} cannot be compared. ${plain(fault.message)}`);
    for (const record of records) {
      const parsed = contribution.safeParse(record);
      if (!parsed.success) {
        const column = parsed.error.issues[0]?.path.join('.') ?? '';
        throw unreadable(`${plain(path)} cannot be compared: it lacks ${column}. Run again without --columns.`);
      }
      yield parsed.data;
    }
  }
}
