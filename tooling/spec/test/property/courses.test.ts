import { type Contribution, type Course, courseOf, type CountryLaw, printAmount, type Result } from '@totalize/core';
import { expect, test } from 'vitest';
import { Dice } from '../../../../packages/batch/test/dice.ts';
import { compute, readingOf, wholeLaw } from '../../src/law.ts';

// What a course comes to for any pay is what the engine makes of that pay line by line.

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

const figuresIn = (course: Course): readonly Figures[] =>
  course.rows.map(({ printed, wages, base, amount, rateText, status }) => {
    const { lineId, scheme, payer, currency } = printed;
    const [paid, based, owed] = [wages, base, amount].map((units) => printAmount(units, currency));
    return { lineId, scheme, payer, wages: paid ?? '', base: based ?? '', rate: rateText, amount: owed ?? '', status };
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
    for (let seed = 1; seed <= 6; seed += 1) {
      course.run(pay(seed).map((amount) => Math.round(amount * minor)));
      expect(figuresIn(course), `seed ${seed}`).toEqual(figuresOf(compute(batch(seed), {}, wholeLaw)));
    }
  },
);

test('all countries have courses but for those whose schemes ask for more than pay to date', () => {
  expect([...open].toSorted()).toEqual(['CH', 'CN', 'FI', 'IN', 'IT', 'LU', 'MX', 'US']);
});
