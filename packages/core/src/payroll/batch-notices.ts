import type { Law } from '../legislation/compile.ts';
import type { Batch, BatchList } from '../records/batch.ts';
import type { Exception, ExceptionCode } from '../records/exception.ts';
import type { Override } from '../records/override.ts';
import { type Day, printDay, dayOr } from '../time/date.ts';
import { instrumentBetween } from '../coverage/link.ts';
import { matchesScheme } from '../records/pattern.ts';
import { dated } from './dossier.ts';
import type { CountedFinding, Finding } from './finding.ts';
import type { Place } from './notices.ts';
import { overrideFault } from './override-check.ts';
import { sensitiveIds } from './sensitive-ids.ts';

/** Where findings are put in the order in which they are told. */
type Tell = (list: BatchList, index: number, code: ExceptionCode, message: string, place?: Place) => void;

interface Desk {
  readonly error: Tell;
  readonly warn: Tell;
}

const overlapping = (rows: readonly { from: Day; to: Day }[]): Day | undefined => {
  const ordered = rows.toSorted((a, b) => a.from - b.from);
  for (let index = 1; index < ordered.length; index += 1) {
    const before = ordered[index - 1];
    const row = ordered[index];
    if (before !== undefined && row !== undefined && row.from <= before.to) return row.from;
  }
  return undefined;
};

interface Group<T> {
  /** Of the first record. */
  readonly index: number;
  readonly records: T[];
}

const group = <T>(records: readonly T[], keyOf: (record: T) => string): ReadonlyMap<string, Group<T>> => {
  const groups = new Map<string, Group<T>>();
  for (const [index, record] of records.entries()) {
    const found = groups.get(keyOf(record));
    if (found === undefined) groups.set(keyOf(record), { index, records: [record] });
    else found.records.push(record);
  }
  return groups;
};

/** Refused owners of overlapping rows: which row would hold on a day would be a guess. */
export interface Overlaps {
  readonly workers: ReadonlySet<string>;
  readonly employers: ReadonlySet<string>;
}

const overlapsOf = (batch: Batch, { error }: Desk): Overlaps => {
  const workers = new Set<string>();
  const employers = new Set<string>();
  for (const [workerId, { index, records }] of group(batch.workers ?? [], (record) => record.workerId)) {
    const day = records.length === 1 ? undefined : overlapping(records.map(dated));
    if (day === undefined) continue;
    workers.add(workerId);
    error(
      'workers',
      index,
      'record-overlap',
      `Two rows of the worker are valid on ${printDay(day)}. Give each its own validFrom and validTo.`,
      { workerId },
    );
  }
  for (const [employerId, { index, records }] of group(batch.employers ?? [], (record) => record.employerId)) {
    const day = overlapping(records.map(dated));
    if (day === undefined) continue;
    employers.add(employerId);
    error(
      'employers',
      index,
      'record-overlap',
      `Two rows of employer ${employerId} are valid on ${printDay(day)}. Give each its own validFrom and validTo.`,
    );
  }
  const pairs = group(batch.exchangeRates ?? [], (record) => `${record.from} to ${record.to}`);
  for (const [pair, { index, records }] of pairs) {
    const day = overlapping(
      records.map((rate) => ({ from: dayOr(rate.date, 0), to: dayOr(rate.validTo ?? rate.date, 0) })),
    );
    if (day === undefined) continue;
    error(
      'exchangeRates',
      index,
      'record-overlap',
      `There are two exchange rates from ${pair} for ${printDay(day)}: neither is used on that day. Keep one.`,
    );
  }
  return { workers, employers };
};

const tellOfCertificates = (batch: Batch, law: Law, { warn }: Desk): void => {
  for (const [index, record] of (batch.certificates ?? []).entries()) {
    const days = [dayOr(record.validFrom, 0), dayOr(record.validTo, dayOr(record.validFrom, 0) + 36_500)];
    const exempt = typeof record.exemptCountry === 'string' ? [record.exemptCountry] : record.exemptCountry;
    const legislation = law.countryOfPlace(record.applicableLegislation);
    for (const code of exempt) {
      const linked = days.some(
        (day) => instrumentBetween(law.instruments, legislation, law.countryOfPlace(code), day) !== undefined,
      );
      if (linked) continue;
      warn(
        'certificates',
        index,
        'certificate-without-agreement',
        `Certificate ${record.certificateId}: no agreement in force links ${legislation} and ${code}, so it releases nothing in ${code}. Check the countries.`,
        { workerId: record.workerId, country: code },
      );
    }
  }
};

/** Every attribute that no scheme asks for: of workers and of employers, with the number of those that have it. */
const unknownAttributes = (batch: Batch, law: Law): CountedFinding[] => {
  const found = new Map<string, CountedFinding & { exception: { count: number } }>();
  const owners = new Set<string>();
  const look = (list: BatchList, index: number, owner: string, attributes: object): void => {
    for (const name of Object.keys(attributes)) {
      if (law.attributes.has(name)) continue;
      const shown = name.slice(0, 60);
      const known = found.get(`${list} ${shown}`);
      const key = `${list} ${name.length} ${name} ${owner}`;
      if (known === undefined) {
        const message = `No scheme asks for the attribute ${shown}: it was not used. Check its spelling.`;
        const column = `attributes.${shown}`;
        found.set(`${list} ${shown}`, {
          part: 'attributes',
          list,
          index,
          exception: { severity: 'warning', code: 'attribute-unknown', message, column, count: 1 },
        });
      } else if (!owners.has(key)) known.exception.count += 1;
      owners.add(key);
    }
  };
  const attributesInOrder = <T extends { attributes?: Readonly<Record<string, string>> | undefined }>(
    list: BatchList,
    records: readonly T[],
    idOf: (record: T) => string,
  ): void => {
    for (const [index, record] of records.entries())
      if (record.attributes !== undefined) look(list, index, idOf(record), record.attributes);
  };
  attributesInOrder('workers', batch.workers ?? [], (record) => record.workerId);
  attributesInOrder('employers', batch.employers ?? [], (record) => record.employerId);
  return [...found.values()];
};

const tellOfSchemes = (batch: Batch, law: Law, { error }: Desk): void => {
  const known = (pattern: string): boolean =>
    pattern === '*' || [...law.schemeNames].some((scheme) => matchesScheme(pattern, scheme));
  const named = new Map<string, readonly [BatchList, number]>();
  const name = (list: BatchList, index: number, scheme: string): void => {
    if (!named.has(scheme)) named.set(scheme, [list, index]);
  };
  for (const [index, line] of batch.payLines.entries()) {
    if (line.wages !== undefined) for (const pattern of Object.keys(line.wages)) name('payLines', index, pattern);
    for (const { scheme } of line.withheld ?? []) name('payLines', index, scheme);
  }
  for (const [index, { scheme }] of (batch.overrides ?? []).entries()) name('overrides', index, scheme);
  for (const [index, record] of (batch.employers ?? []).entries()) {
    for (const key of Object.keys(record.rates ?? {}))
      name('employers', index, key.replace(/\.(?:employee|employer)$/, ''));
  }
  for (const [scheme, [list, index]] of named) {
    if (known(scheme)) continue;
    error(
      list,
      index,
      'scheme-unknown',
      `There is no scheme ${scheme}: what the batch says of it was not used. Correct its name.`,
      { scheme },
    );
  }
};

/** The overrides that cannot be used; the rows that they were meant for are left out. */
const uselessOverrides = (batch: Batch, law: Law, { error }: Desk): readonly Override[] =>
  (batch.overrides ?? []).filter((override, index) => {
    const fault = overrideFault(override, law);
    if (fault === undefined) return false;
    error(
      'overrides',
      index,
      'override-invalid',
      `The override of ${override.scheme} from ${override.from} cannot be used: ${fault}. Correct or remove it.`,
      { scheme: override.scheme },
    );
    return true;
  });

/** What there is to say of the records of a batch beyond the single record. */
export interface BatchFindings {
  /** In the order in which they are told: on certificates, schemes, overlapping rows, overrides. */
  readonly findings: readonly Finding[];
  /** Told once with their count, after everything else; of each list apart, for lists that slices of a run share. */
  readonly counted: readonly CountedFinding[];
  readonly overlaps: Overlaps;
  readonly uselessOverrides: readonly Override[];
}

export const findingsOf = (batch: Batch, law: Law): BatchFindings => {
  const findings: Finding[] = [];
  const deskOf = (part: Finding['part']): Desk => {
    const as =
      (severity: Exception['severity']): Tell =>
      (list, index, code, message, place = {}) =>
        findings.push({ part, list, index, exception: { severity, code, message, ...place } });
    return { error: as('error'), warn: as('warning') };
  };
  tellOfCertificates(batch, law, deskOf('certificates'));
  tellOfSchemes(batch, law, deskOf('schemes'));
  const overlaps = overlapsOf(batch, deskOf('overlaps'));
  const useless = uselessOverrides(batch, law, deskOf('overrides'));
  const counted = [...unknownAttributes(batch, law), ...sensitiveIds(batch, law)];
  return { findings, counted, overlaps, uselessOverrides: useless };
};
