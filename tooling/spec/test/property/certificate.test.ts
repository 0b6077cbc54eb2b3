import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumBy } from '../../src/batch.ts';
import { computeClean, law } from '../../src/law.ts';
import { posting, postingBatch, runs, someDays } from './arbitrary.ts';

const hosts = ['DE', 'GB'] as const;
const allDays = fc.constant([-400, 1500] as const);

/** Schemes of the host that the agreement, or domestic law beside it, releases. */
const releasable = (host: string): ReadonlySet<string> => {
  const agreement = law.instruments.find(({ instrument }) => instrument === `us-${host.toLowerCase()}`);
  return new Set(
    (agreement?.effects ?? [])
      .filter(({ effect, to }) => to === undefined && effect.startsWith('exempts'))
      .map(({ scheme }) => scheme),
  );
};

describe.each(hosts)('a certificate of coverage, work in %s', (host) => {
  test('over all days exempts every row that can be released, and no other', () => {
    const released = releasable(host);
    expect([...released].some((scheme) => scheme.startsWith(host.toLowerCase()))).toBe(true);
    fc.assert(
      fc.property(posting(host, allDays), (one) => {
        const rows = computeClean(postingBatch(one)).contributions.filter(({ country }) => country === host);
        expect(rows.length).toBeGreaterThan(0);
        const wrong = rows.filter(({ reason, status, scheme, amount, base, rate }) => {
          const nothing = amount === '0.00' && base === '0.00' && rate === '';
          return (
            reason !== 'not-subject' &&
            (status === 'exempt' ? !(released.has(scheme) && nothing) : released.has(scheme))
          );
        });
        expect(wrong).toEqual([]);
      }),
      runs(100),
    );
  });

  test('never raises what a host scheme takes from a payer', () => {
    fc.assert(
      fc.property(posting(host, someDays), (one) => {
        const amounts = (certificate: typeof one.certificate) =>
          sumBy(
            computeClean(postingBatch({ ...one, certificate })).contributions.filter(({ country }) => country === host),
            (row) => `${row.scheme} ${row.payer}`,
            (row) => row.amount,
          );
        const without = amounts(undefined);
        const withIt = amounts(one.certificate);
        expect([...withIt.keys()]).toEqual([...without.keys()]);
        expect([...withIt].filter(([key, cents]) => cents > (without.get(key) ?? Number.NaN))).toEqual([]);
      }),
      runs(100),
    );
  });

  test('exempts its own days, the first and the last among them, and no other', () => {
    const released = releasable(host);
    fc.assert(
      fc.property(posting(host, someDays), (one) => {
        const batch = postingBatch(one);
        const { validFrom = '', validTo = '' } = (batch.certificates?.[0] ?? {}) as Readonly<Record<string, string>>;
        const wrong = computeClean(batch).contributions.filter((row) => {
          if (row.country !== host || row.reason === 'not-subject' || !released.has(row.scheme)) return false;
          const inside = validFrom <= row.periodStart && row.periodEnd <= validTo;
          const outside = row.periodEnd < validFrom || validTo < row.periodStart;
          return row.status === 'exempt' ? !inside : !outside;
        });
        expect(wrong).toEqual([]);
      }),
      runs(100),
    );
  });

  test('changes nothing in what the United States takes', () => {
    fc.assert(
      fc.property(posting(host, someDays), (one) => {
        const home = (certificate: typeof one.certificate) =>
          computeClean(postingBatch({ ...one, certificate }))
            .contributions.filter(({ country }) => country === 'US')
            .map(({ lineId, scheme, payer, base, amount }) => [lineId, scheme, payer, base, amount]);
        expect(home(one.certificate)).toEqual(home(undefined));
      }),
      runs(50),
    );
  });
});
