import { type CountryLaw, minorDigitsOf, type Payer } from '@totalize/core';
import { describe, expect, test } from 'vitest';
import { wholeLaw } from '../../src/law.ts';
import { type Curve, curveKey, curvesOf, payScale } from '../../src/scale.ts';
import { ruleOn, type Traits, traitsOf } from '../../src/scale-traits.ts';

/** A month of each year that lies in every scheme's year, and in which no year is settled. */
const DAYS = ['2023-06-30', '2024-06-30', '2025-06-30', '2026-06-30'] as const;

/** What a contribution does that the constructs of its data do not allow, in one sentence each. */
const faultsOf = (curve: readonly number[], pays: readonly number[], traits: Traits): readonly string[] => {
  const faults: string[] = [];
  for (const [at, pay] of pays.entries()) {
    const before = pays[at - 1];
    if (before === undefined) continue;
    const rise = (curve[at] ?? 0) - (curve[at - 1] ?? 0);
    const from = `${curve[at - 1]} on ${before} to ${curve[at]} on ${pay}`;
    if (!traits.falls && rise < -traits.coarseness / 2) faults.push(`falls from ${from}`);
    const leapt = Math.abs(rise) > pay - before + traits.coarseness;
    if (leapt && !traits.leaps && !(before === 0 && traits.begins)) faults.push(`leaps from ${from}`);
  }
  const last = curve.at(-1) ?? 0;
  const nine = curve[pays.findLastIndex((pay) => pay <= (pays.at(-1) ?? 0) * 0.9)] ?? 0;
  if (traits.capped === 'always' && last !== nine) faults.push(`has a cap, but goes on from ${nine} to ${last}`);
  if (traits.capped === 'never' && nine !== 0 && last === nine) faults.push(`has no cap, but stays at ${last}`);
  return faults;
};

const scaleOf = (country: CountryLaw, day: string): { readonly pays: readonly number[]; readonly curves: Curve } => {
  const schemes = country.schemes.map(({ scheme }) => scheme);
  const scale = payScale(country, schemes, day);
  const minor = 10 ** minorDigitsOf(country.currency);
  return { pays: scale.map((pay) => pay / minor), curves: curvesOf(wholeLaw, country, day, scale) };
};

const countries = [...wholeLaw.countries.values()];
const cases = countries.flatMap((country) =>
  DAYS.filter((day) => country.covers.from <= day && day <= (country.covers.to ?? day)).map(
    (day) => [country.name, day.slice(0, 4), country, day] as const,
  ),
);

describe('from no pay to ten times the highest limit', () => {
  test.each(cases)('%s in %s', (_name, _year, country, day) => {
    const { pays, curves } = scaleOf(country, day);
    const place = { law: wholeLaw, country, day };
    const faults = country.schemes.flatMap(({ scheme }) =>
      (['employee', 'employer'] as const).flatMap((payer: Payer) => {
        const curve = curves.get(curveKey(scheme, payer));
        if (curve === undefined) return [];
        return faultsOf(curve, pays, traitsOf(place, scheme, payer)).map((fault) => `${scheme} ${payer} ${fault}`);
      }),
    );
    expect(faults.slice(0, 20)).toEqual([]);
  });

  test.each([
    ['a cliff', [0, 0, 151.8, 176], { leaps: true }, []],
    ['a cliff that the data do not tell of', [0, 0, 151.8, 176], {}, ['leaps from 0 on 99 to 151.8 on 100']],
    ['a fall', [0, 5, 4, 6], {}, ['falls from 5 on 99 to 4 on 100']],
    ['a fall that the data tell of', [0, 5, 4, 6], { falls: true }, []],
    ['a floor', [0, 150, 150.01, 300], { begins: true }, []],
    ['a cap that does not hold', [0, 9, 9, 18], { capped: 'always' }, ['has a cap, but goes on from 9 to 18']],
    ['a cap that nobody set', [0, 9, 9, 9], { capped: 'never' }, ['has no cap, but stays at 9']],
  ] as const)('tells of %s', (_what, curve, more, faults) => {
    const traits: Traits = { leaps: false, begins: false, falls: false, capped: 'unknown', coarseness: 0.01, ...more };
    expect(faultsOf(curve, [0, 99, 100, 400], traits)).toEqual(faults);
  });

  test('looks at every scheme that is for all workers', () => {
    const day = '2026-06-30';
    const unseen = countries.flatMap((country) => {
      const charged = new Set([...scaleOf(country, day).curves.keys()].map((key) => key.split(' ')[0]));
      return country.schemes.flatMap(({ scheme }) => {
        const rule = ruleOn(country, scheme, day);
        if (rule === undefined || rule.follows !== undefined) return [];
        const variants = [rule.employee, rule.employer].flatMap((side) => side?.variants ?? []);
        const forAll =
          [...rule.appliesWhen, ...rule.subjectWhen].length === 0 && variants.some(({ when }) => when.length === 0);
        return forAll && !charged.has(scheme) ? [scheme] : [];
      });
    });
    expect(unseen).toEqual([]);
  });
});
