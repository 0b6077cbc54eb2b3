import { instrumentBetween } from '../../src/instruments.ts';
import type { CountryLaw, Result, Variant } from '@totalize/core';
import { describe, expect, test } from 'vitest';
import { compute, wholeLaw } from '../../src/law.ts';

// One American in each country, twelve months of pay, a bonus and a leaver's payment; nobody states any attribute.

const hosts = [...wholeLaw.countries.values()].filter(({ country }) => country !== 'US');

const monthlyPay = (law: CountryLaw): string => {
  const rough: Readonly<Record<string, number>> = { JPY: 100, KRW: 1000, CLP: 1000, HUF: 350, ISK: 130 };
  return `${6000 * (rough[law.currency] ?? 1)}`;
};

const month = (index: number): string => `2026-${`${index}`.padStart(2, '0')}`;
const lastDay = (index: number): string => new Date(Date.UTC(2026, index, 0)).toISOString().slice(0, 10);

const batchFor = (law: CountryLaw, withCertificate: boolean): unknown => {
  const { country, currency } = law;
  const line = { workerId: 'W', employerId: 'E', currency, gross: monthlyPay(law) };
  const until = law.covers.to === undefined || law.covers.to >= '2026-12-31' ? 12 : Number(law.covers.to.slice(5, 7));
  return {
    payLines: [
      ...Array.from({ length: until }, (_, index) => ({
        ...line,
        lineId: `pay ${month(index + 1)}`,
        periodStart: `${month(index + 1)}-01`,
        periodEnd: lastDay(index + 1),
        payDate: lastDay(index + 1),
      })),
      {
        ...line,
        lineId: 'bonus',
        kind: 'one-off',
        periodStart: '2026-04-01',
        periodEnd: '2026-04-30',
        payDate: '2026-04-30',
        earnedFrom: '2026-04-01',
        earnedTo: '2026-04-30',
      },
    ],
    workers: [{ workerId: 'W', birthDate: '1985-05-05', nationality: ['US'] }],
    employers: [{ employerId: 'E', country: 'US' }],
    assignments: [
      {
        assignmentId: 'A',
        workerId: 'W',
        employerId: 'E',
        homeCountry: 'US',
        workCountry: country,
        start: '2026-01-01',
        expectedEnd: '2027-12-31',
      },
    ],
    certificates: withCertificate
      ? [
          {
            certificateId: 'C',
            workerId: 'W',
            applicableLegislation: 'US',
            exemptCountry: country,
            validFrom: '2026-01-01',
          },
        ]
      : [],
    exchangeRates: [
      { date: '2026-01-01', validTo: '2026-12-31', from: currency, to: 'USD', rate: '1' },
      { date: '2026-01-01', validTo: '2026-12-31', from: 'CLF', to: 'CLP', rate: '39000' },
    ],
  };
};

const errorsOf = ({ exceptions }: Result) =>
  exceptions.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);

const valueOn = (law: CountryLaw, parameter: string, day: string) =>
  law.parameters.find((one) => one.parameter === parameter)?.values.findLast(({ from }) => from <= day);

/** Parameters that stand in for a figure of the employer's or worker's own. */
const ownFigures = ({ charge }: Variant): readonly string[] => {
  if (charge.kind === 'rate' || charge.kind === 'rest')
    return charge.rate.own === undefined ? [] : [charge.rate.parameter];
  if (charge.kind === 'bands') return charge.bands.flatMap((band) => (band.own === undefined ? [] : (band.rate ?? [])));
  return charge.kind === 'fixed' && charge.own !== undefined ? [charge.parameter] : [];
};

/** Schemes of which every way to charge on a day uses a placeholder. */
const onPlaceholders = (law: CountryLaw, day: string): readonly string[] =>
  law.schemes
    .filter(({ rules }) => {
      const rule = rules.find(({ from, to }) => from <= day && day <= (to ?? day));
      const variants = [...(rule?.employee?.variants ?? []), ...(rule?.employer?.variants ?? [])];
      return (
        variants.length > 0 &&
        variants.every((variant) => ownFigures(variant).some((name) => valueOn(law, name, day)?.placeholder === true))
      );
    })
    .map(({ scheme }) => scheme);

describe.each(hosts)('an American in $country', (law) => {
  const linked = instrumentBetween(law.country, 'US', '2026-06-30') !== undefined;
  const without = compute(batchFor(law, false), {}, wholeLaw);
  const hostRows = without.contributions.filter(({ country }) => country === law.country);

  test('has complete rows, each with its law and without an error', () => {
    expect(errorsOf(without)).toEqual([]);
    expect(hostRows.filter(({ legalBasis }) => legalBasis.length === 0)).toEqual([]);
    expect(new Set(hostRows.map(({ lineId }) => lineId)).size).toBe(
      new Set(without.contributions.map(({ lineId }) => lineId)).size,
    );
    expect(hostRows.some(({ amount }) => amount !== '0.00' && amount !== '0')).toBe(true);
  });

  test('is told of every placeholder that was used', () => {
    const told = new Set(without.exceptions.filter(({ code }) => code === 'law-default').map(({ scheme }) => scheme));
    const charged = new Set(hostRows.filter(({ rate }) => rate !== '').map(({ scheme }) => scheme));
    expect(onPlaceholders(law, '2026-06-30').filter((scheme) => charged.has(scheme) && !told.has(scheme))).toEqual([]);
  });

  test.runIf(linked)('is released by a certificate from what the agreement covers, and from nothing else', () => {
    const result = compute(batchFor(law, true), {}, wholeLaw);
    expect(errorsOf(result)).toEqual([]);
    const instrument = instrumentBetween(law.country, 'US', '2026-06-30');
    const statuses = new Map(
      result.contributions
        .filter(
          ({ country, lineId, reason }) =>
            country === law.country && lineId === 'pay 2026-06' && reason !== 'not-subject',
        )
        .map(({ scheme, status }) => [scheme, status]),
    );
    for (const [scheme, status] of statuses) {
      const effect = instrument?.effects.find(
        (one) => one.scheme === scheme && one.from <= '2026-06-30' && (one.to ?? '9999') >= '2026-06-30',
      );
      const released =
        (effect?.effect === 'exempts' || effect?.effect === 'exempts-by-domestic-law') && effect.onlyWith === undefined;
      expect([scheme, status]).toEqual([scheme, released ? 'exempt' : status === 'exempt' ? 'due' : status]);
    }
    expect([...statuses.values()]).toContain('exempt');
  });

  test.runIf(!linked)('owes both countries, for no agreement links them', () => {
    const reasons = new Set(
      without.contributions.filter(({ reason }) => reason !== 'not-subject').map(({ reason }) => reason),
    );
    expect([...reasons]).toEqual(['no-agreement']);
  });
});

test('the data hold the countries of the agreements in force, and three without one', () => {
  const expected = wholeLaw.instruments
    .filter(
      ({ instrument, modelled, inForce }) =>
        instrument.startsWith('us-') && modelled && inForce !== null && inForce <= '2026-12-31',
    )
    .flatMap(({ parties }) => parties.filter((party) => party !== 'US'));
  const held = new Set(hosts.map(({ country }) => country));
  expect([...new Set(expected), 'CN', 'IN', 'MX'].filter((country) => !held.has(country))).toEqual([]);
});
