import { batchLists, type BatchList, type BatchReading, type Exception, exceptionCodes } from '@totalize/core';
import type { Inputs } from './files.ts';

type Kind = 'worker' | 'employer' | 'line' | 'assignment' | 'certificate';

const kindOf: Readonly<Record<string, Kind>> = {
  workerId: 'worker',
  employerId: 'employer',
  successorTo: 'employer',
  lineId: 'line',
  reverses: 'line',
  assignmentId: 'assignment',
  certificateId: 'certificate',
  replaces: 'certificate',
};

/** What somebody has written freely, and what it becomes; `undefined`: left out. */
const freeText: Readonly<Record<string, string | undefined>> = {
  authority: 'not shown',
  by: 'not shown',
  formNumber: undefined,
  file: undefined,
  sheet: undefined,
  value: undefined,
};

const period = /^\d{4}(?:-\d{2}(?:-\d{2})?|Q[1-4])?$/;
const initial: Readonly<Record<Kind, string>> = {
  worker: 'W',
  employer: 'E',
  line: 'L',
  assignment: 'A',
  certificate: 'C',
};

/** Numbers in the order of the ids, since the order of lines and certificates of one day decides amounts. */
class Pseudonyms {
  readonly #names = new Map<Kind, Map<string, string>>();

  constructor(records: Iterable<object>) {
    const ids = new Map<Kind, Set<string>>();
    for (const record of records) {
      for (const [field, value] of Object.entries(record)) {
        const kind = kindOf[field];
        if (kind === undefined || typeof value !== 'string') continue;
        const known = ids.get(kind) ?? new Set();
        ids.set(kind, known.add(value));
      }
    }
    for (const [kind, known] of ids) {
      const width = `${known.size}`.length;
      const ordered = [...known].toSorted((a, b) => (a < b ? -1 : 1));
      const named = ordered.map((id, at) => [id, `${initial[kind]}${`${at + 1}`.padStart(width, '0')}`] as const);
      this.#names.set(kind, new Map(named));
    }
  }

  of(kind: Kind, id: string): string {
    return this.#names.get(kind)?.get(id) ?? `${initial[kind]}?`;
  }

  /** A record with pseudonyms for its ids, and without free text. */
  in<T extends object>(record: T): T {
    const fields = Object.entries(record).flatMap(([field, value]): [string, unknown][] => {
      const kind = kindOf[field];
      if (kind !== undefined && typeof value === 'string') return [[field, this.of(kind, value)]];
      if (field === 'for' && typeof value === 'string') {
        const line = this.#names.get('line')?.get(value) ?? (period.test(value) ? value : undefined);
        return line === undefined ? [] : [[field, line]];
      }
      if (!Object.hasOwn(freeText, field)) return [[field, value]];
      const shown = freeText[field];
      return shown === undefined ? [] : [[field, shown]];
    });
    return Object.fromEntries(fields) as T;
  }

  /** What was said of a record as it was read may quote it. */
  inException(exception: Exception): Exception {
    return { ...this.in(exception), message: exceptionCodes[exception.code] };
  }

  inMap(kind: Kind, found: ReadonlyMap<string, Exception>): Map<string, Exception> {
    return new Map([...found].map(([id, exception]) => [this.of(kind, id), this.inException(exception)]));
  }
}

function* recordsOf({ reading, accepted }: Inputs): Generator<object> {
  for (const list of Object.keys(batchLists) as BatchList[]) yield* reading.batch[list] ?? [];
  yield* reading.refused;
  yield* reading.exceptions;
  yield* accepted;
  for (const workerId of reading.tainted.workers.keys()) yield { workerId };
  for (const employerId of reading.tainted.employers.keys()) yield { employerId };
}

const readingWith = (names: Pseudonyms, { batch, exceptions, refused, tainted }: BatchReading): BatchReading => {
  const lists = Object.entries(batch).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map((record: object) => names.in(record)) : value,
  ]);
  return {
    batch: Object.fromEntries(lists) as BatchReading['batch'],
    exceptions: exceptions.map((one) => names.inException(one)),
    refused: refused.map((line) => ({ ...names.in(line), exception: names.inException(line.exception) })),
    tainted: {
      ...(tainted.all !== undefined && { all: names.inException(tainted.all) }),
      workers: names.inMap('worker', tainted.workers),
      employers: names.inMap('employer', tainted.employers),
      schemes: new Map([...tainted.schemes].map(([scheme, one]) => [scheme, names.inException(one)])),
    },
    places: {},
  };
};

/**
 * The same input with numbers for workers, employers, lines, assignments and certificates, and without free text or names of
 * files. It gives the same figures; who is who nobody can tell who has not the input itself.
 */
export const pseudonymised = (inputs: Inputs): Inputs => {
  const names = new Pseudonyms(recordsOf(inputs));
  return {
    ...inputs,
    reading: readingWith(names, inputs.reading),
    accepted: inputs.accepted.map((one) => names.in(one)),
    hashes: inputs.hashes.map((input, at) => ({ ...input, name: `input ${at + 1}` })),
  };
};
