import { expect, test } from 'vitest';
import { type Fields, good, type List, read, readOne, told } from './sample.ts';

const spoilt: [list: List, change: Fields, level: 'workers' | 'employers' | 'schemes', key: string][] = [
  ['workers', { birthDate: 'x' }, 'workers', 'W1'],
  ['assignments', { start: 'x' }, 'workers', 'W1'],
  ['certificates', { validFrom: 'x' }, 'workers', 'W1'],
  ['certificates', { workerId: 17 }, 'workers', '17'],
  ['certificates', { workerId: '__proto__', validFrom: 'x' }, 'workers', '__proto__'],
  ['balances', { wages: 'x' }, 'workers', 'W1'],
  ['employers', { country: 'x' }, 'employers', 'E1'],
  ['overrides', { rate: 'x', workerId: 'W1', employerId: 'E1' }, 'workers', 'W1'],
  ['overrides', { rate: 'x', employerId: 'E1' }, 'employers', 'E1'],
  ['overrides', { rate: 'x' }, 'schemes', 'de.pension'],
];

test.each(spoilt)('a refused record of %s with %j taints %s', (list, change, level, key) => {
  const { tainted, exceptions } = readOne(list, { ...good[list], ...change });
  expect([...tainted[level]]).toEqual([[key, exceptions[0]]]);
  expect(tainted.workers.size + tainted.employers.size + tainted.schemes.size).toBe(1);
  expect(tainted.all).toBeUndefined();
});

test.each(['payLines', 'exchangeRates'] as const)('a refused record of %s taints nobody', (list) => {
  const { tainted } = readOne(list, { ...good[list], currency: 'x', rate: 'x' });
  expect(tainted.workers.size + tainted.employers.size + tainted.schemes.size).toBe(0);
});

test.each([{ asOf: '2026-02-30' }, { asOf: 20260131 }, { certificates: {} }, { workers: 'W1' }])(
  '%j taints everything',
  (change) => {
    const { tainted, exceptions } = read({ payLines: [good.payLines], ...change });
    expect(told(exceptions)).toEqual([`error record-invalid ${Object.keys(change)[0]}`]);
    expect(tainted.all?.message).toBe(exceptions[0]?.message);
  },
);

test('tells what could be read of a refused line', () => {
  const { refused, exceptions } = read({
    payLines: [{ ...good.payLines, kind: 'x' }, { gross: '1.001', currency: 'USD' }, 5],
  });
  expect(refused).toEqual([
    {
      exception: exceptions[0],
      lineId: 'L-1',
      workerId: 'W1',
      employerId: 'E1',
      payDate: '2026-01-31',
      to: '2026-01-31',
      currency: 'USD',
      gross: '16666.67',
    },
    { exception: exceptions[1], currency: 'USD' },
    { exception: exceptions.at(-1) },
  ]);
});

test.each(['assignments', 'certificates'] as const)('of two %s with one id the first is read', (list) => {
  const same = read({ payLines: [], [list]: [good[list], { ...good[list] }] });
  expect(told(same.exceptions)).toEqual([`error record-invalid ${list.slice(0, -1)}Id`]);
  expect(same.batch[list]).toHaveLength(1);
  expect(same.tainted.workers.size).toBe(0);

  const other = read({ payLines: [], [list]: [good[list], { ...good[list], workerId: 'W2' }] });
  expect(other.batch[list]).toHaveLength(1);
  expect([...other.tainted.workers.keys()].toSorted()).toEqual(['W1', 'W2']);
});

test.each([
  ['payDate', '123-45-6789'],
  ['payDate', '20260131'],
  ['payDate', 123456789],
  ['currency', 'DE89370400440532013000'],
  ['workCountry', 'QQ123456C'],
  ['gross', '123-45-6789'],
  ['gross', 'DE89 3704 0044 0532 0130 00'],
  ['workerId', ['secret']],
  ['for', 5],
  ['lineId', '123-45\n6789'],
])('does not repeat what may be an identifier: %s %j', (field, value) => {
  const { exceptions } = readOne('payLines', { ...good.payLines, [field]: value });
  expect(told(exceptions)).toEqual([`error record-invalid ${field}`]);
  expect(exceptions[0]).not.toHaveProperty('value');
  expect(exceptions[0]?.message).not.toContain(String(value).slice(0, 6));
});

test.each([
  ['payDate', '31/01/2026', '31/01/2026'],
  ['payDate', '2026-02-30', '2026-02-30'],
  ['gross', '16,666.67', '16,666.67'],
  ['kind', 'bo\u0000nus\u001B[31m', 'bonus[31m'],
  ['kind', 'x'.repeat(10_000_000), 'x'.repeat(40)],
])('repeats what was found in %s', (field, value, expected) => {
  const { exceptions } = readOne('payLines', { ...good.payLines, [field]: value });
  expect(exceptions[0]?.value).toBe(expected);
  expect(exceptions[0]?.message).toContain(expected);
});

test('names no field that may be a value of a file without a heading', () => {
  const { exceptions } = readOne('payLines', { ...good.payLines, '123-45-6789': 'x' });
  expect(JSON.stringify(exceptions)).not.toContain('6789');
});
