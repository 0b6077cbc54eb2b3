import { describe, expect, test } from 'vitest';
import { countryLaw, figureOn, specTable } from './law.ts';

/** Compared as numbers of ten-thousandths of a percent: figures differ in how many zeros they end with. */
const units = (figure: string | undefined, factor: number): number => Math.round(Number(figure) * factor);
const total = (share: string, day: string): number => units(figureOn(share, day), 2_000_000);
const percent = (text: string | undefined): number => units(text, 10_000);

describe('Germany', () => {
  test.each(specTable('de-figures'))('$day', (row) => {
    const day = row['day'] ?? '';
    const cents = (name: string, key?: string): number => units(figureOn(name, day, key), 100);
    expect(cents('de.pension.ceiling', 'west')).toBe(units(row['pension_west'], 100));
    expect(cents('de.pension.ceiling', 'east')).toBe(units(row['pension_east'], 100));
    expect(cents('de.pension.ceiling', 'saxony')).toBe(units(row['pension_east'], 100));
    expect(cents('de.health.ceiling')).toBe(units(row['health'], 100));
    expect(total('de.pension.share', day)).toBe(percent(row['pension']));
    expect(total('de.unemployment.share', day)).toBe(percent(row['unemployment']));
    expect(total('de.health.share', day)).toBe(percent(row['health_rate']));
    expect(total('de.health-additional.share', day)).toBe(percent(row['additional']));
    expect(total('de.long-term-care.share', day)).toBe(percent(row['care']));
    const saxony = ['employee', 'employer'].map((payer) =>
      units(figureOn(`de.long-term-care.saxony-${payer}-share`, day), 1_000_000),
    );
    expect(saxony[1]).toBe(percent(row['care_employer_saxony']));
    expect((saxony[0] ?? 0) + (saxony[1] ?? 0)).toBe(percent(row['care']));
    expect(units(figureOn('de.long-term-care-childless.rate', day), 1_000_000)).toBe(percent(row['childless']));
    expect(units(figureOn('de.insolvency-levy.rate', day), 1_000_000)).toBe(percent(row['insolvency']));
  });

  test('no ceiling for 2027', () => {
    expect(figureOn('de.pension.ceiling', '2027-01-01')).toBeUndefined();
    expect(figureOn('de.health.ceiling', '2027-01-01')).toBeUndefined();
  });

  test('rates that stand in for the own rate of an employer are marked', () => {
    const marked = countryLaw('DE')
      .parameters.filter(({ values }) => values.some(({ placeholder }) => placeholder === true))
      .map(({ parameter }) => parameter);
    expect(marked).toEqual([
      'de.health-additional.share',
      'de.maternity-levy-u2.rate',
      'de.sick-pay-levy-u1.rate',
      'de.work-injury.rate',
    ]);
  });
});

describe('United Kingdom', () => {
  const upToPounds = (yearly: number, parts: number, times: number): string => `${Math.ceil((yearly / parts) * times)}`;

  test.each(specTable('gb-thresholds'))('$parameter on $day', ({ day = '', parameter, weekly, monthly, yearly }) => {
    const on = (frequency: string): string | undefined => figureOn(`gb.class-1.${parameter}`, day, frequency);
    expect([on('weekly'), on('monthly'), on('yearly')]).toEqual([weekly, monthly, yearly]);
    expect(on('biweekly')).toBe(upToPounds(Number(yearly), 52, 2));
    expect(on('four-weekly')).toBe(upToPounds(Number(yearly), 52, 4));
    expect(on('quarterly')).toBe(upToPounds(Number(yearly), 12, 3));
    expect(on('semimonthly')).toBeUndefined();
  });

  test.each([
    ['2024-01-05', '0.12', '0.0585', '0.02'],
    ['2024-01-06', '0.10', '0.0385', '0.02'],
    ['2024-04-06', '0.08', '0.0185', '0.02'],
    ['2027-04-05', '0.08', '0.0185', '0.02'],
  ])('rates of the employee on %s', (day, standard, reduced, deferred) => {
    const of = (letters: string): Set<string | undefined> =>
      new Set(letters.split('').map((letter) => figureOn('gb.class-1.employee-rate', day, letter)));
    const zones = day >= '2024-04-06';
    expect(of(zones ? 'AFHMVN' : 'AFHMV')).toEqual(new Set([standard]));
    expect(of(zones ? 'BIE' : 'BI')).toEqual(new Set([reduced]));
    expect(of(zones ? 'JLZD' : 'JLZ')).toEqual(new Set([deferred]));
    expect(of(zones ? 'CSK' : 'CSKNED')).toEqual(new Set([undefined]));
  });

  test('the employer pays 13.8 % to 5 April 2025, then 15 %', () => {
    expect(figureOn('gb.class-1.employer-rate', '2025-04-05')).toBe('0.138');
    expect(figureOn('gb.class-1.employer-rate', '2025-04-06')).toBe('0.15');
  });

  test('no threshold after the tax year 2026-27', () => {
    expect(figureOn('gb.class-1.primary-threshold', '2027-04-06', 'monthly')).toBeUndefined();
    expect(countryLaw('GB').covers.to).toBe('2027-04-05');
  });
});
