import { benefit, type BenefitResult, credits, type CreditResult } from '@totalize/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { law } from './law.ts';

const firstYear = 1975;
const lastYear = 1999;
const year = fc.integer({ min: firstYear, max: lastYear });
const countries = ['DE', 'IT', 'PT', 'DK', 'CA', 'IN'];

const day = (at: number, month: number): string => `${at}-${`${month}`.padStart(2, '0')}-15`;

const foreignPeriod = fc
  .record({
    country: fc.constantFrom(...countries),
    from: year,
    month: fc.integer({ min: 1, max: 12 }),
    length: fc.integer({ min: 1, max: 40 }),
    share: fc.integer({ min: 1, max: 40 }),
  })
  .map(({ country, from, month, length, share }) => {
    const end = from * 12 + month - 1 + length;
    return {
      country,
      reportingStart: day(from, month),
      reportingEnd: day(Math.floor(end / 12), (end % 12) + 1),
      months: Math.min(share, length + 1),
    };
  });

const usQuarters = fc.uniqueArray(fc.record({ year, quarters: fc.subarray([1, 2, 3, 4], { minLength: 1 }) }), {
  selector: (one) => one.year,
  maxLength: 12,
});

const record = fc.record({
  birthDate: fc.constantFrom('1928-05-05', '1938-11-20', '1950-02-28'),
  asOf: fc.constant('2015-06-30'),
  usQuarters,
  foreignPeriods: fc.array(foreignPeriod, { maxLength: 8 }),
  creditAll: fc.boolean(),
});
type Input = typeof record extends fc.Arbitrary<infer T> ? T : never;

const answer = (input: object): CreditResult => {
  const result = credits(input, law);
  if (!('insured' in result)) throw new Error(JSON.stringify(result.exceptions));
  return result;
};

const each = (check: (input: Input) => void, runs = 150): void =>
  fc.assert(fc.property(record, check), { numRuns: runs });

test('another U.S. quarter never lowers the total, nor takes the status away', () => {
  fc.assert(
    fc.property(record, year, (input, where) => {
      const before = answer(input);
      const has = input.usQuarters.find((one) => one.year === where);
      const free = [1, 2, 3, 4].find((quarter) => !has?.quarters.includes(quarter));
      if (free === undefined) return;
      const more = [
        ...input.usQuarters.filter((one) => one.year !== where),
        { year: where, quarters: [...(has?.quarters ?? []), free] },
      ];
      const after = answer({ ...input, usQuarters: more });
      expect(after.usQuartersOfCoverage).toBe(before.usQuartersOfCoverage + 1);
      expect(after.totalQuarters).toBeGreaterThanOrEqual(before.totalQuarters);
      expect(after.insured || !before.insured).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('the order of the periods and years changes nothing', () => {
  each((input) => {
    const turned = {
      ...input,
      usQuarters: input.usQuarters.toReversed(),
      foreignPeriods: input.foreignPeriods.toReversed(),
    };
    expect(answer(turned)).toEqual(answer(input));
  });
});

test('never a quarter twice, never outside its period, never more than one partner', () => {
  each((input) => {
    const { creditedQuarters, usQuarters: us, totalQuarters } = answer(input);
    const foreign = creditedQuarters.map(({ quarter }) => quarter);
    expect(new Set([...us, ...foreign]).size).toBe(us.length + foreign.length);
    expect(totalQuarters).toBe(us.length + foreign.length);
    expect(foreign).toEqual(foreign.toSorted());
    expect(new Set(creditedQuarters.map(({ country }) => country)).size).toBeLessThanOrEqual(1);
    for (const { quarter, reportingStart, country } of creditedQuarters) {
      const own = input.foreignPeriods.filter(
        (one) => one.country === country && one.reportingStart === reportingStart,
      );
      const inside = own.some(({ reportingStart: from, reportingEnd: to }) => {
        const number = (date: string): string => `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
        return number(from) <= quarter && quarter <= number(to);
      });
      expect(inside).toBe(true);
    }
  });
});

test('only as many as are needed', () => {
  each((input) => {
    const { insured, creditedQuarters, totalQuarters, requiredQuarters } = answer({ ...input, creditAll: false });
    if (creditedQuarters.length === 0) return;
    expect(Math.min(totalQuarters, requiredQuarters)).toBe(totalQuarters);
    expect(insured).toBe(totalQuarters === requiredQuarters);
  });
});

const subsets = (places: readonly number[], count: number): readonly (readonly number[])[] =>
  count === 0
    ? [[]]
    : places.flatMap((place, index) => subsets(places.slice(index + 1), count - 1).map((rest) => [place, ...rest]));

test('U.S. quarters after 1977 are placed so that the most foreign quarters fit: as by trying every placing', () => {
  const few = fc.record({
    counts: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }),
    periods: fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 11 }),
        length: fc.integer({ min: 1, max: 8 }),
        quarters: fc.integer({ min: 1, max: 6 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  });
  fc.assert(
    fc.property(few, ({ counts, periods }) => {
      const ends = periods.map(({ start, length }) => Math.min(11, start + length - 1));
      const most = counts.reduce<readonly (readonly number[])[]>(
        (sets, count, index) =>
          sets.flatMap((set) =>
            subsets(
              [0, 1, 2, 3].map((q) => index * 4 + q),
              count,
            ).map((more) => [...set, ...more]),
          ),
        [[]],
      );
      const fits = most.map((us) => {
        const taken = new Set<number>();
        for (const [index, { start, quarters }] of periods.entries()) {
          let left = quarters;
          for (let at = start; at <= (ends[index] ?? 0) && left > 0; at += 1) {
            if (us.includes(at)) continue;
            taken.add(at);
            left -= 1;
          }
        }
        return taken.size;
      });
      const date = (quarter: number, first: boolean): string =>
        `${1990 + Math.floor(quarter / 4)}-${first ? ['01-01', '04-01', '07-01', '10-01'][quarter % 4] : ['03-31', '06-30', '09-30', '12-31'][quarter % 4]}`;
      const result = answer({
        birthDate: '1950-01-05',
        asOf: '2015-01-01',
        creditAll: true,
        usQuarters: counts.map((count, index) => ({ year: 1990 + index, quarters: [1, 2, 3, 4].slice(0, count) })),
        foreignPeriods: periods.map(({ start, quarters }, index) => ({
          country: 'FR',
          reportingStart: date(start, true),
          reportingEnd: date(ends[index] ?? 0, false),
          quarters,
        })),
      });
      expect(result.creditedQuarters).toHaveLength(Math.max(...fits));
    }),
    { numRuns: 200 },
  );
});

test('the pro rata amount never exceeds the regular one, and more earnings never lower either', () => {
  const earnings = fc.uniqueArray(
    fc.record({ year: fc.integer({ min: 1978, max: 2014 }), amount: fc.integer({ min: 0, max: 200_000 }) }),
    { selector: (one) => one.year, minLength: 1, maxLength: 30 },
  );
  fc.assert(
    fc.property(earnings, fc.integer({ min: 1, max: 50_000 }), (usEarnings, more) => {
      const base = { birthDate: '1953-05-05', entitlement: '2015-06-01', asOf: '2020-06-01', foreignPeriods: [] };
      const ask = (list: object): BenefitResult => benefit({ ...base, usEarnings: list }, law) as BenefitResult;
      const first = ask(usEarnings);
      expect(Number(first.proRataPia ?? 0)).toBeLessThanOrEqual(Number(first.regularPia ?? Infinity));
      const richer = ask(usEarnings.map((one) => ({ ...one, amount: one.amount + more })));
      expect(Number(richer.regularPia)).toBeGreaterThanOrEqual(Number(first.regularPia));
    }),
    { numRuns: 100 },
  );
});
