import { batch as batchSchema, exception as exceptionSchema, readBatch } from '@totalize/core';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { good } from './sample.ts';

const lists = Object.keys(good);
const fields = [...new Set(Object.values(good).flatMap((record) => Object.keys(record)))];

/** Never throws, and what comes out holds what its schemas promise. */
const holds = (input: unknown): void => {
  const reading = readBatch(input);
  if ('unreadable' in reading) {
    expect(reading.unreadable).not.toBe('');
    return;
  }
  expect(batchSchema.safeParse(reading.batch).error).toBeUndefined();
  for (const exception of reading.exceptions) {
    expect(exceptionSchema.safeParse(exception).error).toBeUndefined();
    expect(exception.message.length).toBeLessThan(1500);
    expect(exception.value?.length ?? 0).toBeLessThanOrEqual(40);
  }
  const { payLines } = reading.batch;
  expect(new Set(payLines.map(({ lineId }) => lineId)).size).toBe(payLines.length);
  expect(payLines.every(({ lineId }) => lineId !== undefined)).toBe(true);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  if (Array.isArray((input as { payLines: unknown }).payLines)) {
    expect(payLines.length + reading.refused.length).toBe((input as { payLines: unknown[] }).payLines.length);
  }
};

const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -0,
    1e21,
    0.1,
    '',
    '-0',
    '-0.00',
    '0x10',
    '١٢',
    '\u0000',
    '\uD800',
    '2026-02-30',
    '0000-00-00',
    '__proto__',
    'constructor',
    null,
    undefined,
    [],
    {},
    [[]],
    true,
  ),
  fc
    .constantFrom('{"__proto__":{"polluted":1}}', '{"constructor":"x","__proto__":"1"}', '{"de.pension":1e999}')
    .map((text): unknown => JSON.parse(text)),
);

const name = fc.oneof(
  fc.constantFrom(...fields),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'x'),
);

/** A good record with some fields spoilt, or anything at all. */
const record = (list: string): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.array(fc.tuple(name, odd), { maxLength: 3 }).map((changes) => {
        const entries = [...Object.entries(good[list as keyof typeof good]), ...changes];
        return Object.fromEntries(entries) as unknown;
      }),
    },
    { weight: 1, arbitrary: odd },
  );

test('arbitrary JSON', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), holds), { seed: 1, numRuns: 500 });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...lists, 'asOf', '__proto__', 'x'), odd), (input) => holds(input)),
    { seed: 2, numRuns: 1000 },
  );
});

test('records that are almost good', () => {
  const input = fc.record(Object.fromEntries(lists.map((list) => [list, fc.array(record(list), { maxLength: 4 })])));
  fc.assert(fc.property(input, holds), { seed: 3, numRuns: 1500 });
});

test('nesting as deep as it comes', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 200_000; level += 1) deep = level % 2 === 0 ? [deep] : { situation: deep };
  holds(deep);
  holds({ payLines: [deep], asOf: deep, x: deep });
  for (const [list, template] of Object.entries(good)) {
    for (const field of Object.keys(template))
      holds({
        payLines: [],
        [list]: [
          { ...template, [field]: deep },
          { ...template, [field]: deep },
        ],
      });
  }
  holds({
    payLines: [],
    assignments: [1, 2].map((n) => ({
      ...good.assignments,
      expectedEnd: `2026-0${n}-01`,
      situation: { unknown: deep },
    })),
  });
});

test('strings of ten megabytes in every field', () => {
  const long = '1'.repeat(10_000_000);
  holds({ payLines: [], [long]: 1 });
  for (const [list, template] of Object.entries(good)) {
    for (const field of Object.keys(template)) holds({ payLines: [], [list]: [{ ...template, [field]: long }] });
    holds({
      payLines: [],
      [list]: [{ ...template, [long]: long, attributes: { [long]: long }, wages: { [long]: long } }],
    });
  }
});
