import {
  type Contribution,
  type Course,
  courseOf,
  type CountryLaw,
  printAmount,
  type Result,
  Sheet,
} from '@totalize/core';
import { expect, test } from 'vitest';
import { Dice } from '../../../../packages/batch/test/dice.ts';
import { compute, readingOf, wholeLaw } from '../../src/law.ts';

// What a course comes to for any pay is what the engine makes of that pay line by line.

/** So many share a course. */
const WORKERS = 6;

const hosts = [...wholeLaw.countries.values()];
const rough: Readonly<Record<string, number>> = { JPY: 120, KRW: 1200, CLP: 900, HUF: 350, ISK: 130, INR: 80, MXN: 17 };

const month = (index: number): string => `2026-${`${index}`.padStart(2, '0')}`;
const lastDay = (index: number): string => new Date(Date.UTC(2026, index, 0)).toISOString().slice(0, 10);

/** Below every limit, between them, and far above. */
const grossOf = (dice: Dice, unit: number): number => {
  const scale = dice.one(90, 900, 4000, 9000, 40_000);
  return unit === 1 ? (scale * 100 + dice.below(scale * 100)) / 100 : scale * unit + dice.below(1000);
};

const batchOf = ({ country, currency }: CountryLaw, gross: readonly string[], certified: boolean) => ({
  payLines: gross.map((amount, at) => ({
    lineId: `L${at + 10}`,
    workerId: 'W',
    employerId: 'E',
    periodStart: `${month(at + 1)}-01`,
    periodEnd: lastDay(at + 1),
    payDate: lastDay(at + 1),
    currency,
    gross: amount,
  })),
  workers: [{ workerId: 'W', birthDate: '1984-02-03', nationality: ['US'], residence: country }],
  employers: [{ employerId: 'E', country: 'US' }],
  assignments: [
    { assignmentId: 'A', workerId: 'W', employerId: 'E', homeCountry: 'US', workCountry: country, start: '2025-03-01' },
  ],
  certificates: certified
    ? [
        {
          certificateId: 'C',
          workerId: 'W',
          applicableLegislation: 'US',
          exemptCountry: country,
          validFrom: '2026-04-16',
          validTo: '2026-10-31',
        },
      ]
    : [],
  exchangeRates: [
    { date: '2026-01-01', validTo: '2026-12-31', from: currency, to: 'USD', rate: '0.8731' },
    { date: '2026-01-01', validTo: '2026-12-31', from: 'CLF', to: 'CLP', rate: '39000' },
  ],
});

type Figures = Pick<Contribution, 'lineId' | 'scheme' | 'payer' | 'wages' | 'base' | 'rate' | 'amount' | 'status'>;

const figuresOf = ({ contributions }: Result): readonly Figures[] =>
  contributions.map(
    ({ lineId, scheme, payer, wages, base, rate, amount, status }): Figures => ({
      lineId,
      scheme,
      payer,
      wages,
      base,
      rate,
      amount,
      status,
    }),
  );

/** The figures of one of the workers on a sheet. */
const figuresIn = ({ rows, rates }: Course, { cells }: Sheet, worker: number): readonly Figures[] =>
  rows.map(({ printed, charged, columns }) => {
    const { lineId, scheme, payer, currency } = printed;
    const figure = (column: number): string => printAmount(cells[column + worker] ?? 0, currency);
    const wages = figure(columns.wages);
    if (charged === undefined) {
      const { base, rate, amount, status } = printed;
      return { lineId, scheme, payer, wages, base, rate, amount, status };
    }
    const mark = cells[columns.mark + worker] ?? 0;
    const [base, amount] = [figure(columns.base), figure(columns.amount)];
    const status = mark % 2 === 1 ? 'capped' : 'due';
    return { lineId, scheme, payer, wages, base, rate: rates[Math.floor(mark / 2)] ?? '', amount, status };
  });

/** Countries with a course too few: they settle a year, expect its pay, or have pay that waits. */
const open = new Set<string>();

test.each(hosts.flatMap((law) => [true, false].map((certified) => [law.country, certified, law] as const)))(
  '%s, certified: %s',
  (country, certified, law) => {
    const unit = rough[law.currency] ?? 1;
    const minor = 10 ** (printAmount(1, law.currency).split('.')[1]?.length ?? 0);
    const pay = (seed: number): readonly number[] => {
      const dice = new Dice(seed);
      return Array.from({ length: 12 }, () => grossOf(dice, unit));
    };
    const batch = (seed: number) =>
      batchOf(
        law,
        pay(seed).map((amount) => amount.toFixed(minor === 1 ? 0 : 2)),
        certified,
      );
    const { course } = courseOf(readingOf(batch(0)), wholeLaw);
    if (course === undefined) {
      open.add(country);
      return;
    }
    const sheet = new Sheet();
    const gross = sheet.take(12 * WORKERS);
    for (let worker = 0; worker < WORKERS; worker += 1)
      for (const [line, amount] of pay(worker + 1).entries())
        sheet.cells[gross + line * WORKERS + worker] = Math.round(amount * minor);
    expect(course.charge(sheet, gross, WORKERS)).toBe(true);
    for (let worker = 0; worker < WORKERS; worker += 1)
      expect(figuresIn(course, sheet, worker), `worker ${worker}`).toEqual(
        figuresOf(compute(batch(worker + 1), {}, wholeLaw)),
      );
  },
);

test('halves of one contribution are charged once', () => {
  const law = hosts.find(({ country }) => country === 'DE');
  if (law === undefined) throw new Error('no law');
  const { course } = courseOf(readingOf(batchOf(law, ['1000.00'], false)), wholeLaw);
  const columns = ['us.medicare', 'us.oasdi', 'de.pension'].map((scheme) =>
    course?.rows.filter((row) => row.scheme.id === scheme).map((row) => row.columns),
  );
  for (const own of columns) {
    expect(own).toHaveLength(2);
    expect(new Set(own).size).toBe(1);
  }
});

test('pay beyond what a column can hold is left to whoever computes a worker alone', () => {
  const law = hosts.find(({ country }) => country === 'DE');
  if (law === undefined) throw new Error('no law');
  const { course } = courseOf(
    readingOf(
      batchOf(
        law,
        Array.from({ length: 12 }, () => '1000.00'),
        false,
      ),
    ),
    wholeLaw,
  );
  const sheet = new Sheet();
  const gross = sheet.take(24);
  sheet.cells.fill(100_000, gross, gross + 24);
  sheet.cells[gross + 5] = 99_999_999_999_999;
  expect(course?.charge(sheet, gross, 2)).toBe(false);
});

test('all countries have courses but for those whose schemes ask for more than pay to date', () => {
  expect([...open].toSorted()).toEqual(['CH', 'CN', 'FI', 'IN', 'IT', 'LU', 'MX', 'US']);
});
