import { batch as batchSchema, readBatch } from '@totalize/core';
import { describe, expect, test } from 'vitest';
import { type Fields, good, type List, read, readOne, told } from './sample.ts';

test('takes a good batch whole', () => {
  const input = Object.fromEntries(Object.entries(good).map(([list, record]) => [list, [record]]));
  const { batch, exceptions, refused, tainted } = read({ ...input, asOf: '2026-02-01' });
  expect(exceptions).toEqual([]);
  expect(refused).toEqual([]);
  expect([tainted.all, tainted.workers.size, tainted.employers.size, tainted.schemes.size]).toEqual([
    undefined,
    0,
    0,
    0,
  ]);
  expect(batch).toEqual({ ...input, asOf: '2026-02-01' });
  expect(batchSchema.safeParse(batch).success).toBe(true);
});

test.each([
  null,
  undefined,
  5,
  'text',
  [],
  [{ payLines: [] }],
  {},
  { payLines: null },
  { payLines: {} },
  JSON.parse('{"__proto__":{"payLines":[]}}'),
])('cannot read %j', (input) => {
  expect(readBatch(input)).toEqual({ unreadable: expect.stringMatching(/payLines.+: write .+[.]$/) });
});

const refusals: [list: List, change: Fields, told: string][] = [
  ['payLines', { gross: 16666.67 }, 'record-invalid gross'],
  ['payLines', { gross: Number('1e999') }, 'record-invalid gross'],
  ['payLines', { gross: Number.NaN }, 'record-invalid gross'],
  ['payLines', { gross: 1e15 }, 'record-invalid gross'],
  ['payLines', { gross: '1e3' }, 'record-invalid gross'],
  ['payLines', { gross: '1,000.00' }, 'record-invalid gross'],
  ['payLines', { gross: '1000000000000000.00' }, 'record-invalid gross'],
  ['payLines', { gross: '1.001' }, 'record-invalid gross'],
  ['payLines', { gross: '1.5', currency: 'JPY' }, 'record-invalid gross'],
  ['payLines', { wages: { 'us.oasdi': '1.001' } }, 'record-invalid wages.us.oasdi'],
  ['payLines', { wages: { 'us.oasdi': '-1' } }, 'negative-amount wages.us.oasdi'],
  ['payLines', { wages: { 'no scheme': '1' } }, 'record-invalid wages'],
  ['payLines', { wages: JSON.parse('{"__proto__":"1"}') }, 'record-invalid wages'],
  ['payLines', { wages: ['1'] }, 'record-invalid wages'],
  ['payLines', { gross: '-0.01' }, 'negative-amount gross'],
  ['payLines', { gross: '-0.01', kind: 'one-off' }, 'negative-amount gross'],
  ['payLines', { kind: 'reversal', gross: '-1' }, 'record-invalid reverses'],
  ['payLines', { reverses: 'L-0' }, 'record-invalid reverses'],
  ['payLines', { periodStart: '2026-02-01' }, 'record-invalid periodEnd'],
  ['payLines', { periodStart: '2024-12-27' }, 'record-invalid periodEnd'],
  ['payLines', { earnedFrom: '2026-01-02', earnedTo: '2026-01-01' }, 'record-invalid earnedTo'],
  ['payLines', { earnedTo: '2025-12-31' }, 'record-invalid earnedTo'],
  ['payLines', { payDate: '2026-02-29' }, 'record-invalid payDate'],
  ['payLines', { payDate: '1899-12-31' }, 'record-invalid payDate'],
  ['payLines', { payDate: '2200-01-01' }, 'record-invalid payDate'],
  ['payLines', { payDate: '2026-1-31' }, 'record-invalid payDate'],
  ['payLines', { currency: 'usd' }, 'record-invalid currency'],
  ['payLines', { workCountry: 'UK' }, 'record-invalid workCountry'],
  ['payLines', { workerId: 'W\n1' }, 'record-invalid workerId'],
  ['payLines', { workerId: 'W\uD8001' }, 'record-invalid workerId'],
  ['payLines', { employerId: 'E'.repeat(201) }, 'record-invalid employerId'],
  ['payLines', { employerId: '' }, 'record-invalid employerId'],
  ['payLines', { workerId: undefined }, 'record-invalid workerId'],
  ['payLines', { withheld: [{ scheme: 'us.oasdi', payer: 'worker', amount: '1' }] }, 'record-invalid withheld.0.payer'],
  ['workers', { validFrom: '2026-01-02', validTo: '2026-01-01' }, 'record-invalid validTo'],
  ['workers', { nationality: 'US' }, 'record-invalid nationality'],
  ['workers', { attributes: { 'de.children': 2 } }, 'record-invalid attributes.de.children'],
  ['employers', { rates: { 'de.work-injury': '-0.01' } }, 'record-invalid rates.de.work-injury'],
  ['employers', { validFrom: '2026-01-02', validTo: '2026-01-01' }, 'record-invalid validTo'],
  ['assignments', { expectedEnd: '2024-12-31' }, 'record-invalid expectedEnd'],
  ['assignments', { actualEnd: '2024-12-31' }, 'record-invalid actualEnd'],
  ['assignments', { hiredLocally: 'yes' }, 'record-invalid hiredLocally'],
  [
    'assignments',
    { situation: { posting: { affiliateShare: '1.01' } } },
    'record-invalid situation.posting.affiliateShare',
  ],
  ['certificates', { exemptCountry: 'US' }, 'certificate-exempts-itself exemptCountry'],
  ['certificates', { exemptCountry: ['DE', 'US'] }, 'certificate-exempts-itself exemptCountry'],
  ['certificates', { exemptCountry: ['DE', 'XX'] }, 'record-invalid exemptCountry.1'],
  ['certificates', { exemptCountry: [] }, 'record-invalid exemptCountry'],
  ['certificates', { validTo: '2024-12-31' }, 'record-invalid validTo'],
  ['balances', { scheme: 'oasdi' }, 'record-invalid scheme'],
  ['exchangeRates', { rate: '0' }, 'record-invalid rate'],
  ['exchangeRates', { rate: '-0.92' }, 'record-invalid rate'],
  ['exchangeRates', { validTo: '2026-01-30' }, 'record-invalid validTo'],
  ['overrides', { rate: '-0.01' }, 'record-invalid rate'],
  ['overrides', { ceiling: '1' }, 'record-invalid -'],
  ['overrides', { to: '2025-12-31' }, 'record-invalid to'],
];

describe('refuses', () => {
  test.each(refusals)('%s %j', (list, change, expected) => {
    const { batch, exceptions } = readOne(list, { ...good[list], ...change });
    expect(told(exceptions)).toEqual([`error ${expected}`]);
    expect(exceptions[0]).toMatchObject({ row: 1, message: expect.stringMatching(/^[a-zA-Z]+ 1.+: .+[.]$/) });
    expect(batch[list]).toEqual([]);
  });
});

const takes: [list: List, change: Fields][] = [
  ['payLines', { gross: 16667 }],
  ['payLines', { gross: -0 }],
  ['payLines', { gross: '16666.6700' }],
  ['payLines', { gross: '-5', kind: 'adjustment', for: 'L-0' }],
  ['payLines', { gross: '-5', kind: 'reversal', reverses: 'L-0' }],
  ['payLines', { gross: '5', kind: 'reversal', reverses: 'a negative adjustment' }],
  ['payLines', { gross: '1.5678', currency: 'CLF' }],
  ['payLines', { periodStart: '2024-12-28' }],
  ['payLines', { kind: null, wages: null, hours: null }],
  ['payLines', { workerId: '__proto__', employerId: 'constructor' }],
  ['assignments', { actualEnd: null, hiredLocally: null }],
  ['certificates', { validTo: null, employerId: null }],
];

test.each(takes)('takes %s %j', (list, change) => {
  const { batch, exceptions } = readOne(list, { ...good[list], ...change });
  expect(exceptions).toEqual([]);
  expect(batch[list]).toHaveLength(1);
  expect(batchSchema.safeParse(batch).success).toBe(true);
});

test('tells at most five problems of a record and goes on with the others', () => {
  const { batch, exceptions } = read({ payLines: [{}, good.payLines, null] });
  expect(told(exceptions)).toHaveLength(6);
  expect(exceptions.at(-1)).toMatchObject({ row: 3, message: expect.stringContaining('payLines 3 is null') });
  expect(batch.payLines).toHaveLength(1);
});

test('warns once of a field that is not known, with its count', () => {
  const line = { ...good.payLines, lineId: undefined, bonus: '1' };
  const { exceptions } = read({ payLines: [line, { ...line, Gross: '1' }], paylines: [] });
  expect(exceptions.map(({ severity, code, column, count }) => [severity, code, column, count])).toEqual([
    ['warning', 'field-unknown', 'bonus', 2],
    ['warning', 'field-unknown', 'Gross', 1],
    ['warning', 'field-unknown', 'paylines', 1],
  ]);
});

test('sums up unknown fields beyond the fiftieth', () => {
  const names = Array.from({ length: 80 }, (_, number) => [`x${number}`, 1] as const);
  const { exceptions } = readOne('payLines', { ...good.payLines, ...Object.fromEntries(names) });
  expect(exceptions).toHaveLength(51);
  expect(exceptions.at(-1)?.count).toBe(30);
});

test('a map finds own keys only', () => {
  const { batch } = readOne('workers', { ...good.workers, attributes: { 'de.children': '1' } });
  expect(batch.workers?.[0]?.attributes?.['constructor']).toBeUndefined();
});

test('says where a record stands in its file', () => {
  const reading = readBatch({ payLines: [{ ...good.payLines, gross: 'x' }] }, (_list, index) => ({
    file: 'pay.csv',
    row: index + 2,
  }));
  expect(reading).toMatchObject({
    exceptions: [
      { file: 'pay.csv', row: 2, value: 'x', message: expect.stringContaining('pay.csv row 2 (line L-1): gross') },
    ],
  });
});
