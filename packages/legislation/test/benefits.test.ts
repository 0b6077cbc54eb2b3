import { describe, expect, test } from 'vitest';
import { checkBenefits } from '../scripts/law/check-benefits.ts';
import { law } from './law.ts';

const [us] = law.benefits;
const table = (name: string) =>
  us?.parameters.find(({ parameter }) => parameter === `us.benefits.${name}`)?.values ?? [];
const figure = (name: string, from: string) => table(name).find((value) => value.from === from)?.value;
const years = (name: string) => table(name).map(({ from }) => Number(from.slice(0, 4)));

/** Wages by year, as numbers: for a second reckoning only. */
const wage = new Map(table('average-wage-index').map(({ from, value }) => [Number(from.slice(0, 4)), Number(value)]));

describe('the law of U.S. benefits', () => {
  test.each([
    ['average-wage-before-1951', 1937, 1950],
    ['average-wage-index', 1951, 2024],
    ['quarter-of-coverage', 1978, 2026],
    ['pia-first-bend-point', 1979, 2026],
    ['pia-second-bend-point', 1979, 2026],
    ['cola', 1975, 2025],
  ])('%s: each year from %i to %i', (name, first, last) => {
    expect(years(name)).toEqual(Array.from({ length: last - first + 1 }, (_, index) => first + index));
  });

  test('figures that SSA has published', () => {
    expect(figure('average-wage-index', '2024-01-01')).toBe('69846.57');
    expect(figure('quarter-of-coverage', '2026-01-01')).toBe('1890');
    expect(figure('pia-first-bend-point', '2026-01-01')).toBe('1286');
    expect(figure('pia-second-bend-point', '2017-01-01')).toBe('5336');
    expect(figure('cola', '2025-12-01')).toBe('0.028');
    expect(figure('cola', '1979-06-01')).toBe('0.099');
  });

  test.each([
    ['pia-first-bend-point', 180],
    ['pia-second-bend-point', 1085],
  ])('%s follows the average wages: 42 USC 415(a)(1)(B)', (name, base) => {
    for (const { from, value } of table(name)) {
      const year = Number(from.slice(0, 4));
      const projected = (base * (wage.get(year - 2) ?? 0)) / (wage.get(1977) ?? 0);
      expect([year, Number(value)]).toEqual([year, Math.round(projected)]);
    }
  });

  test('the amount of a quarter follows them, and never falls: 42 USC 413(d)(2)', () => {
    let before = 250;
    for (const { from, value } of table('quarter-of-coverage').slice(1)) {
      const year = Number(from.slice(0, 4));
      const projected = Math.round((250 * (wage.get(year - 2) ?? 0)) / (wage.get(1976) ?? 0) / 10) * 10;
      before = Math.max(before, projected);
      expect([year, Number(value)]).toEqual([year, before]);
    }
  });

  test('every figure is enacted, cited and ends', () => {
    expect(checkBenefits(law)).toEqual([]);
  });
});

describe('the check refuses', () => {
  const spoilt = (change: (values: ReturnType<typeof table>) => unknown): string[] => {
    if (us === undefined) throw new Error('no law');
    const parameters = us.parameters.map((one) =>
      one.parameter === 'us.benefits.cola' ? { ...one, values: change(one.values) as typeof one.values } : one,
    );
    return checkBenefits({ ...law, benefits: [{ ...us, parameters }] }).map(({ message }) => message);
  };

  test.each([
    ['a gap', (values: ReturnType<typeof table>) => values.filter((_, index) => index !== 4), /leaves a gap/],
    [
      'a projection',
      ([first, ...rest]: ReturnType<typeof table>) => [{ ...first, status: 'projected' }, ...rest],
      /projected/,
    ],
    [
      'an unknown source',
      ([first, ...rest]: ReturnType<typeof table>) => [{ ...first, sources: [{ id: 'x' }] }, ...rest],
      /names the source x/,
    ],
    [
      'a last figure without an end',
      (values: ReturnType<typeof table>) => [...values.slice(0, -1), { ...values.at(-1), to: undefined }],
      /no last day/,
    ],
  ])('%s', (_name, change, message) => {
    expect(spoilt(change).join()).toMatch(message);
  });
});
