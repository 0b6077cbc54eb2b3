import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { charged } from '../../src/contribution/charge.ts';
import { type Curve, curveFor, curveOf } from '../../src/contribution/curve.ts';
import { noPortion, type Portion, wholePortion } from '../../src/contribution/portion.ts';
import type { Alternative, Formula, Gate, PayStep } from '../../src/formula/formula.ts';
import type { Limit } from '../../src/formula/limit.ts';
import { above, allowance, atMost, band, bands, ceiling, flat, floor, formula, limit, slab, way } from './formulas.ts';

/** What the curve says of pay: the piece that begins last at or below it, or the first one. */
const readAt = (curve: Curve, pay: number) => {
  const piece = curve.findLast(({ from }) => from <= pay) ?? curve[0];
  if (piece === undefined) return undefined;
  const { from, base, baseStep, exact, exactStep, rateText, full } = piece;
  // `+ 0` turns -0 into 0.
  return {
    base: base + baseStep * (pay - from) + 0,
    exact: exact + exactStep * (pay - from) + 0,
    rateText,
    full,
  };
};

const chargeAt = (law: Formula, pay: number, portion: Portion) => charged(law, { pay, portion, line: 0, expected: 0 });

const several: Portion = { whole: 3, parts: [] };
const ofMonths: Portion = {
  whole: 1,
  parts: [
    { days: 11, of: 31 },
    { days: 7, of: 28 },
  ],
};
const portions: Readonly<Record<string, Portion>> = {
  'a whole month': wholePortion,
  'three months': several,
  'part of a month': { whole: 0, parts: [{ days: 11, of: 31 }] },
  'a month and parts of two': ofMonths,
  'nothing yet': noPortion,
  'after the last day': { ...wholePortion, beyond: true },
};

const gate = (test: Gate['test'], amount: number, of = 1): Gate => ({
  test,
  limit: limit(amount, of),
  expected: false,
});

const free = bands(band(150, undefined), band(400, 3), band(undefined, 8));
const toTheTop = bands(band(100, 2), band(limit(1000, 7), 5), band(600, 1));

const drawn: Readonly<Record<string, Formula>> = {
  'one rate': formula(way(flat(10))),
  'a free band, and two more': formula(way(free)),
  'bands with a top': formula(way(toTheTop)),
  'a free band between others': formula(way(bands(band(100, 4), band(200, undefined), band(undefined, 6)))),
  'a ceiling': formula(way(flat(10), [ceiling(600)])),
  'a ceiling that is a fraction': formula(way(flat(10), [ceiling(1000, 12)])),
  'a ceiling within a free band': formula(way(free, [ceiling(120)])),
  'a floor': formula(way(flat(10), [floor(300)])),
  'a floor and what lacks of it': formula(way(flat(9), [floor(300), ceiling(700)], { topUp: 4 })),
  'a floor above the ceiling': formula(way(flat(9), [ceiling(200), floor(300)], { topUp: 4 })),
  'an allowance': formula(way(flat(10), [allowance(300)])),
  'an allowance with a least base': formula(way(free, [allowance(300, 50)])),
  'two allowances, a floor and a ceiling': formula(
    way(toTheTop, [allowance(90, 30), allowance(70), floor(40), ceiling(500)]),
  ),
  'an allowance behind a ceiling': formula(way(free, [ceiling(500), allowance(75, 20)])),
  'pay above a gate': formula(way(flat(10), [], { gates: above(500) })),
  'two ways': formula(way(flat(5), [], { gates: atMost(500) }), way(flat(10))),
  'ways for a span, for below it and for all else': formula(
    way(free, [ceiling(700)], { gates: [gate('atLeast', 200), gate('below', 1000, 3)] }),
    way({ kind: 'fixed', sum: limit(30) }, [], { gates: [gate('below', 150)] }),
    way(toTheTop, [floor(250)], { topUp: 2 }),
  ),
  'a slab': formula(way(slab(band(200, undefined), band(limit(1000, 3), 2), band(undefined, 4)))),
  'a slab with a top, on what an allowance leaves': formula(way(slab(band(200, 1), band(400, 3)), [allowance(80, 25)])),
  'a sum': formula(way({ kind: 'fixed', sum: limit(99) })),
  'a sum above an allowance': formula(way({ kind: 'fixed', sum: limit(1000, 12) }, [allowance(120)])),
  'no way': formula(),
};

/** All limits of the formulas, of three months, lie below it. */
const ABOVE = 2200;

const expectSame = (curve: Curve | undefined, law: Formula, portion: Portion, pays: Iterable<number>): void => {
  if (curve === undefined) throw new Error('the formula has no curve');
  for (const pay of pays) {
    const [read, right] = [readAt(curve, pay), chargeAt(law, pay, portion)];
    const { base, exact, rateText, full } = right;
    const same = read?.base === base && read.exact === exact && read.rateText === rateText && read.full === full;
    // Only what differs is worth the time of a comparison.
    if (!same) expect({ pay, ...read }).toEqual({ pay, ...right });
  }
};

function* allUpTo(most: number): Generator<number> {
  for (let pay = -30; pay <= most; pay += 1) yield pay;
}

describe.each(Object.entries(portions))('of %s', (_of, portion) => {
  test.each(Object.entries(drawn))('the curve of %s is what is charged', (_name, law) => {
    const curve = curveOf(law, portion);
    expectSame(curve, law, portion, allUpTo(ABOVE));
    const far = fc.oneof(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
    );
    fc.assert(
      fc.property(far, (pay) => expectSame(curve, law, portion, [pay])),
      { seed: 20_261_122, numRuns: 50 },
    );
    expect(curve?.map(({ from }) => from)).toEqual(
      [...new Set(curve?.map(({ from }) => from))].toSorted((a, b) => a - b),
    );
  });
});

const someLimit: fc.Arbitrary<Limit> = fc.record({
  amount: fc.integer({ min: 0, max: 120 }),
  of: fc.constantFrom(1, 1, 1, 3, 12),
});
const someStep: fc.Arbitrary<PayStep> = fc.oneof(
  fc.record({ step: fc.constantFrom('ceiling', 'floor'), limit: someLimit }),
  fc.record({
    step: fc.constant<'allowance'>('allowance'),
    limit: someLimit,
    atLeast: fc.option(someLimit, { nil: undefined }),
  }),
);
const someBands = fc
  .array(fc.tuple(someLimit, fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined })), { maxLength: 3 })
  .chain((some) =>
    fc.boolean().map((hasTop) => {
      const tops = some.toSorted(([a], [b]) => Number(a.amount) / Number(a.of) - Number(b.amount) / Number(b.of));
      const below = tops.map(([top, rate]) => band(top, rate));
      return hasTop && below.length > 0 ? below : [...below, band(undefined, 7)];
    }),
  );
const someLevy = fc.oneof(
  someBands.map((all) => bands(...all)),
  someBands.map((all) => slab(...all)),
  someLimit.map((sum) => ({ kind: 'fixed' as const, sum })),
);
const someWay: fc.Arbitrary<Alternative> = fc.record({
  gates: fc.array(
    fc.record({
      test: fc.constantFrom<Gate['test'][]>('above', 'atLeast', 'below', 'atMost'),
      limit: someLimit,
      expected: fc.constant(false),
    }),
    { maxLength: 2 },
  ),
  steps: fc.array(someStep, { maxLength: 4 }),
  levy: someLevy,
  topUp: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  premium: fc.constant(undefined),
});
const somePortion: fc.Arbitrary<Portion> = fc.record(
  {
    whole: fc.nat(2),
    parts: fc.array(fc.record({ days: fc.integer({ min: 1, max: 30 }), of: fc.constantFrom(28, 31) }), {
      maxLength: 2,
    }),
    beyond: fc.boolean(),
  },
  { requiredKeys: ['whole', 'parts'] },
);

test('whatever a formula is put together from, its curve is what is charged', () => {
  fc.assert(
    fc.property(fc.array(someWay, { minLength: 1, maxLength: 3 }), somePortion, (ways, portion) => {
      const law = formula(...ways);
      expectSame(curveOf(law, portion), law, portion, allUpTo(1000));
    }),
    { seed: 20_261_122, numRuns: 300 },
  );
});

const credit = { from: limit(400), upTo: limit(520), maximum: limit(12), less: 10 };
const grades: PayStep = {
  step: 'grade',
  rows: [
    { below: 100, amount: 90 },
    { below: undefined, amount: 220 },
  ],
};

test.each<[string, Formula]>([
  ['bands rounded each', formula(way({ kind: 'bands', bands: [band(undefined, 3)], roundedEach: true }))],
  ['a grade', formula(way(flat(10), [grades]))],
  ['a factor', formula(way(flat(10), [{ step: 'factor', factor: 108, of: 100 }]))],
  ['a base cut to hundreds', formula(way(flat(10), [{ step: 'round', mode: 'down', unit: 100 }]))],
  ['a stated base', formula(way(flat(10), [{ step: 'stated', limit: limit(750) }]))],
  ['a gate for pay that is expected', formula(way(flat(10), [], { gates: [{ ...gate('above', 9), expected: true }] }))],
  ['a least contribution', formula(way(flat(10), [], { premium: { atLeast: limit(80), atMost: undefined } }))],
  ['a slab with a credit', formula(way({ ...slab(band(undefined, 4)), credit }))],
  ['a slab by the line', formula(way({ ...slab(band(500, 2), band(undefined, 4)), byLine: true }))],
  [
    'a schedule',
    formula(
      way({
        kind: 'schedule',
        rows: [{ above: limit(10), amount: limit(0), rate: 5, rateText: '5 %', atMost: undefined }],
      }),
    ),
  ],
  ['a second way that has none', formula(way(flat(5), [], { gates: atMost(500) }), way(flat(10), [grades]))],
  [
    'a most contribution far away',
    formula(way(flat(10), [], { premium: { atLeast: undefined, atMost: limit(10 ** 9) } })),
  ],
  ['a limit beyond safe integers', formula(way(flat(10), [{ step: 'ceiling', limit: { amount: 10n ** 20n, of: 1 } }]))],
  ['a rate that leads beyond safe integers', formula(way(flat(10 ** 8)))],
  ['a sum beyond safe integers', formula(way({ kind: 'fixed', sum: limit(10 ** 14) }))],
])('%s has no curve', (_name, law) => {
  expect(curveOf(law, wholePortion)).toBeUndefined();
  expect(curveOf(law, ofMonths)).toBeUndefined();
});

test('a formula has one curve for each portion', () => {
  const law = formula(way(free, [ceiling(600)]));
  for (const portion of [...Object.values(portions), ...Object.values(portions)]) {
    expect(curveFor(law, portion)).toEqual(curveOf(law, portion));
    expect(curveFor(law, structuredClone(portion))).toBe(curveFor(law, portion));
  }
});
