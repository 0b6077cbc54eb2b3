import { describe, expect, test } from 'vitest';
import { formulaWay, increaseWay } from '../../src/benefit/dime.ts';
import { downToDollar, exact, printFactor, toCent, toDime, toSevenPlaces } from '../../src/benefit/exact.ts';
import { dayOf } from '../../src/time/date.ts';

describe('each rounding names its way', () => {
  test('to the dime', () => {
    expect(toDime(exact('354.647'), 'up').toFixed(2)).toBe('354.70');
    expect(toDime(exact('484.374'), 'down').toFixed(2)).toBe('484.30');
    expect(toDime(exact('405.50'), 'up').toFixed(2)).toBe('405.50');
    // SSA, application of COLA to a benefit: 2.5 percent more than 2,010.50.
    expect(toDime(exact('2010.50').mul('1.025'), 'down').toFixed(2)).toBe('2060.70');
  });

  test('the formula rounds down from eligibility in 1983, increases from June 1982', () => {
    expect([formulaWay(1982), formulaWay(1983)]).toEqual(['up', 'down']);
    expect([increaseWay(dayOf(1981, 6, 1)), increaseWay(dayOf(1982, 6, 1))]).toEqual(['up', 'down']);
  });

  test('ratios to seven places, half up; earnings to the cent; averages down to the dollar', () => {
    expect(printFactor(toSevenPlaces(exact('0.12345675')))).toBe('0.1234568');
    expect(printFactor(toSevenPlaces(exact('1').div(3)))).toBe('0.3333333');
    expect(toCent(exact('1.005')).toFixed(2)).toBe('1.01');
    expect(downToDollar(exact('1068.99')).toFixed(0)).toBe('1068');
  });
});
