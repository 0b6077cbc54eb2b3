import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chargeStep } from '../../src/contribution/charge.ts';
import { type Portion, wholePortion } from '../../src/contribution/portion.ts';
import type { Formula } from '../../src/formula/formula.ts';
import { above, allowance, atMost, band, bands, ceiling, flat, floor, formula, limit, slab, way } from './formulas.ts';

const toDate = (pay: number, portion: Portion = wholePortion) => ({ pay, portion, line: pay, expected: 0 });

/** Base and contribution on pay, in hundredths of a unit of money. */
const on = (law: Formula, pay: number, portion?: Portion): readonly [unknown, unknown] => {
  const { base, exact } = chargeStep(law, toDate(0, portion), toDate(pay, portion));
  return [base, exact];
};

const cases: readonly (readonly [string, Formula, number, number, number])[] = [
  ['a rate', formula(way(flat(10))), 1000, 1000, 10_000],
  ['a ceiling', formula(way(flat(10), [ceiling(600)])), 1000, 600, 6000],
  ['a floor', formula(way(flat(10), [floor(600)])), 400, 600, 6000],
  ['a floor and no pay', formula(way(flat(10), [floor(600)])), 0, 0, 0],
  ['an allowance', formula(way(flat(10), [allowance(300)])), 1000, 700, 7000],
  ['pay below an allowance', formula(way(flat(10), [allowance(300)])), 200, 0, 0],
  ['at least so much after an allowance', formula(way(flat(10), [allowance(300, 50)])), 310, 50, 500],
  ['a base of 108 %', formula(way(flat(10), [{ step: 'factor', factor: 108, of: 100 }])), 1000, 1080, 10_800],
  ['a base cut to hundreds', formula(way(flat(10), [{ step: 'round', mode: 'down', unit: 100 }])), 1099, 1000, 10_000],
  ['a stated base', formula(way(flat(10), [{ step: 'stated', limit: limit(750) }])), 1000, 750, 7500],
  ['pay below a gate', formula(way(flat(10), [], { gates: above(500) })), 500, 0, 0],
  ['pay above a gate: all of it', formula(way(flat(10), [], { gates: above(500) })), 501, 501, 5010],
  [
    'the second way where the first is shut',
    formula(way(flat(5), [], { gates: atMost(500) }), way(flat(10))),
    501,
    501,
    5010,
  ],
  [
    'what lacks to the floor at the rate of both',
    formula(way(flat(9), [floor(600)], { topUp: 4 })),
    400,
    600,
    5400 + 800,
  ],
  [
    'a contribution of at least 80',
    formula(way(flat(10), [], { premium: { atLeast: limit(80), atMost: undefined } })),
    500,
    500,
    8000,
  ],
  [
    'a contribution of at most 80',
    formula(way(flat(10), [], { premium: { atLeast: undefined, atMost: limit(80) } })),
    1000,
    1000,
    8000,
  ],
  ['a sum', formula(way({ kind: 'fixed', sum: limit(99) })), 1000, 1000, 9900],
  ['a sum and no pay', formula(way({ kind: 'fixed', sum: limit(99) })), 0, 0, 0],
];

test.each(cases)('%s', (_name, law, pay, base, exact) => {
  expect(on(law, pay)).toEqual([base, exact]);
});

describe('a slab', () => {
  const brackets = slab(band(500, undefined), band(800, 2), band(undefined, 4));

  test.each([
    [500, 0, 0],
    [501, 501, 1002],
    [800, 800, 1600],
    [801, 801, 3204],
  ])('charges all of %d at the rate of its bracket', (pay, base, exact) => {
    expect(on(formula(way(brackets)), pay)).toEqual([base, exact]);
  });

  test('calls in what earlier pay was spared, when later pay lifts it into the next bracket', () => {
    const law = formula(way(brackets));
    expect(chargeStep(law, toDate(600), toDate(900)).exact).toBe(3600 - 1200);
  });

  test.each([
    [400, 1600 - 1200],
    [460, 1840 - 600],
    [520, 2080],
    [521, 2084],
  ])('takes off a credit that tapers: %d', (pay, exact) => {
    const credit = { from: limit(400), upTo: limit(520), maximum: limit(12), less: 10 };
    const law = formula(way({ ...slab(band(undefined, 4)), credit }));
    expect(on(law, pay)[1]).toBe(exact);
  });
});

test('a schedule gives the sum of its row and a rate on the excess, up to the most', () => {
  const law = formula(
    way({
      kind: 'schedule',
      rows: [
        { above: limit(1000), amount: limit(0), rate: 5, rateText: '5 %', atMost: undefined },
        { above: limit(2000), amount: limit(50), rate: 1, rateText: '1 %', atMost: limit(55) },
      ],
    }),
  );
  expect([1000, 1500, 2000, 2100, 9000].map((pay) => on(law, pay)[1])).toEqual([0, 2500, 5000, 5100, 5500]);
});

test('a grade takes the amount of the row, of several months by their average', () => {
  const rows = [
    { below: 100, amount: 90 },
    { below: 200, amount: 150 },
    { below: undefined, amount: 220 },
  ];
  const law = formula(way(flat(10), [{ step: 'grade', rows }]));
  expect([50, 99, 100, 199, 200, 5000].map((pay) => on(law, pay)[0])).toEqual([90, 90, 150, 150, 220, 220]);
  expect(on(law, 398, { whole: 2, parts: [] })).toEqual([300, 3000]);
});

test('limits that grow charge earlier pay that was above them', () => {
  const law = formula(way(flat(10), [ceiling(100)]));
  const two: Portion = { whole: 2, parts: [] };
  expect(chargeStep(law, toDate(150), toDate(190, two))).toMatchObject({ base: 90, exact: 900 });
});

test('twelfths of a limit of a year are rounded once, however many months they are', () => {
  const law = formula(way(flat(10), [{ step: 'ceiling', limit: { amount: 1000, of: 12 } }]));
  expect([1, 5, 12].map((whole) => on(law, 9999, { whole, parts: [] })[0])).toEqual([83, 417, 1000]);
});

test('however pay is cut into lines, the steps add up to what it takes as a whole', () => {
  const laws = [
    ...cases.map(([, law]) => law),
    formula(way(bands(band(300, undefined), band(700, 3), band(undefined, 8)))),
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...laws),
      fc.array(fc.integer({ min: -200, max: 900 }), { minLength: 1, maxLength: 6 }),
      (law, lines) => {
        let pay = 0;
        let sum = 0;
        for (const line of lines) {
          sum += Number(chargeStep(law, toDate(pay), toDate(pay + line)).exact);
          pay += line;
        }
        expect(sum).toBe(on(law, pay)[1]);
      },
    ),
    { seed: 20_261_122 },
  );
});
