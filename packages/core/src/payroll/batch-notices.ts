import type { Law } from '../legislation/compile.ts';
import type { Batch } from '../records/batch.ts';
import { type Day, printDay, dayOr } from '../time/date.ts';
import { instrumentBetween } from '../coverage/link.ts';
import { matchesScheme } from '../records/pattern.ts';
import { dated } from './dossier.ts';
import type { Notices } from './notices.ts';

const overlapping = (rows: readonly { from: Day; to: Day }[]): Day | undefined => {
  const ordered = rows.toSorted((a, b) => a.from - b.from);
  for (let index = 1; index < ordered.length; index += 1) {
    const before = ordered[index - 1];
    const row = ordered[index];
    if (before !== undefined && row !== undefined && row.from <= before.to) return row.from;
  }
  return undefined;
};

const group = <T>(records: readonly T[], keyOf: (record: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const record of records) groups.set(keyOf(record), [...(groups.get(keyOf(record)) ?? []), record]);
  return groups;
};

/** Refused owners of overlapping rows: which row would hold on a day would be a guess. */
export interface Overlaps {
  readonly workers: ReadonlySet<string>;
  readonly employers: ReadonlySet<string>;
}

const overlapsOf = (batch: Batch, notices: Notices): Overlaps => {
  const workers = new Set<string>();
  const employers = new Set<string>();
  for (const [workerId, rows] of group(batch.workers ?? [], (record) => record.workerId)) {
    const day = overlapping(rows.map(dated));
    if (day === undefined) continue;
    workers.add(workerId);
    notices.error(
      'record-overlap',
      `Two rows of the worker are valid on ${printDay(day)}. Give each its own validFrom and validTo.`,
      { workerId },
    );
  }
  for (const [employerId, rows] of group(batch.employers ?? [], (record) => record.employerId)) {
    const day = overlapping(rows.map(dated));
    if (day === undefined) continue;
    employers.add(employerId);
    notices.error(
      'record-overlap',
      `Two rows of employer ${employerId} are valid on ${printDay(day)}. Give each its own validFrom and validTo.`,
    );
  }
  const pairs = group(batch.exchangeRates ?? [], (record) => `${record.from} to ${record.to}`);
  for (const [pair, rates] of pairs) {
    const day = overlapping(
      rates.map((rate) => ({ from: dayOr(rate.date, 0), to: dayOr(rate.validTo ?? rate.date, 0) })),
    );
    if (day === undefined) continue;
    notices.error(
      'record-overlap',
      `There are two exchange rates from ${pair} for ${printDay(day)}: neither is used on that day. Keep one.`,
    );
  }
  return { workers, employers };
};

const tellOfCertificates = (batch: Batch, law: Law, notices: Notices): void => {
  for (const record of batch.certificates ?? []) {
    const days = [dayOr(record.validFrom, 0), dayOr(record.validTo, dayOr(record.validFrom, 0) + 36_500)];
    const exempt = typeof record.exemptCountry === 'string' ? [record.exemptCountry] : record.exemptCountry;
    const legislation = law.countryOfPlace(record.applicableLegislation);
    for (const code of exempt) {
      const linked = days.some(
        (day) => instrumentBetween(law.instruments, legislation, law.countryOfPlace(code), day) !== undefined,
      );
      if (linked) continue;
      notices.warn(
        'certificate-without-agreement',
        `Certificate ${record.certificateId}: no agreement in force links ${legislation} and ${code}, so it releases nothing in ${code}. Check the countries.`,
        { workerId: record.workerId, country: code },
      );
    }
  }
};

const tellOfAttributes = (batch: Batch, law: Law, notices: Notices): void => {
  for (const record of [...(batch.workers ?? []), ...(batch.employers ?? [])]) {
    for (const name of Object.keys(record.attributes ?? {})) {
      if (law.attributes.has(name)) continue;
      const column = `attributes.${name.slice(0, 60)}`;
      notices.count(
        `attribute ${name}`,
        'workerId' in record ? record.workerId : record.employerId,
        'attribute-unknown',
        () => `No scheme asks for the attribute ${name.slice(0, 60)}: it was not used. Check its spelling.`,
        { column },
      );
    }
  }
};

const tellOfSchemes = (batch: Batch, law: Law, notices: Notices): void => {
  const known = (pattern: string): boolean =>
    pattern === '*' || [...law.schemes.keys()].some((scheme) => matchesScheme(pattern, scheme));
  const named = new Set<string>();
  for (const line of batch.payLines) {
    for (const pattern of Object.keys(line.wages ?? {})) named.add(pattern);
    for (const { scheme } of line.withheld ?? []) named.add(scheme);
  }
  for (const { scheme } of batch.overrides ?? []) named.add(scheme);
  for (const record of batch.employers ?? []) {
    for (const key of Object.keys(record.rates ?? {})) named.add(key.replace(/\.(?:employee|employer)$/, ''));
  }
  for (const scheme of named) {
    if (known(scheme)) continue;
    notices.error(
      'scheme-unknown',
      `There is no scheme ${scheme}: what the batch says of it was not used. Correct its name.`,
      { scheme },
    );
  }
};

/** Tells what is wrong with the records of a batch beyond the single record. */
export const tellOfBatch = (batch: Batch, law: Law, notices: Notices): Overlaps => {
  tellOfCertificates(batch, law, notices);
  tellOfAttributes(batch, law, notices);
  tellOfSchemes(batch, law, notices);
  return overlapsOf(batch, notices);
};
