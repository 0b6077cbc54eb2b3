import fc from 'fast-check';
import { type Batch, type Line, money, monthSpan } from '../../src/batch.ts';

/** Countries with mechanisms of their own, the currency of each, and what a pay in euros is there, roughly. */
const currencies = {
  AT: ['EUR', 1],
  CA: ['CAD', 1],
  CH: ['CHF', 1],
  ES: ['EUR', 1],
  FR: ['EUR', 1],
  IT: ['EUR', 1],
  JP: ['JPY', 1.5],
  KR: ['KRW', 15],
  LU: ['EUR', 1],
  NL: ['EUR', 1],
  PL: ['PLN', 4],
} as const;

export type Country = keyof typeof currencies;

const currencyOf = (country: Country): string => currencies[country][0];

const wholeUnits: readonly string[] = ['JPY', 'KRW'];

/** Pay of so many cents in a country's money; where there are no cents, of so many units. */
export const payIn = (country: Country, cents: number): string => {
  const [currency, level] = currencies[country];
  const units = Math.round(cents * level);
  return wholeUnits.includes(currency) ? `${units}` : money(units);
};

const cents = fc.oneof(fc.integer({ min: 0, max: 900_000 }), fc.integer({ min: 900_000, max: 6_000_000 }));

const lineOf = (country: Country, id: string, at: number, pay: number, oneOff: boolean): Line => ({
  lineId: id,
  workerId: 'W',
  employerId: 'E',
  ...monthSpan(at),
  currency: currencyOf(country),
  gross: payIn(country, pay),
  ...(oneOff ? { kind: 'one-off' } : {}),
});

/** One worker at home, paid in most months from January 2025 on, with one-off pay in some of the paid months. */
export const yearAtHome = (country: Country): fc.Arbitrary<Batch> =>
  fc
    .record({
      regular: fc.array(fc.option(cents, { freq: 4, nil: undefined }), { minLength: 3, maxLength: 9 }),
      oneOffs: fc.array(fc.record({ at: fc.nat(8), pay: cents }), { maxLength: 2 }),
    })
    .map(({ regular, oneOffs }) => {
      const paid = regular.flatMap((pay, at) => (pay === undefined ? [] : [{ at, pay }]));
      const extra = oneOffs.filter(({ at }) => paid.some((one) => one.at === at));
      return {
        payLines: [
          ...paid.map(({ at, pay }) => lineOf(country, `L${at}`, 24 + at, pay, false)),
          ...extra.map(({ at, pay }, index) => lineOf(country, `O${index}`, 24 + at, pay, true)),
        ],
        workers: [{ workerId: 'W', nationality: [country], residence: country, birthDate: '1985-01-01' }],
        employers: [{ employerId: 'E', country }],
      };
    });
