import { describe, expect, test } from 'vitest';
import { parseMapping, type Mapping } from '@totalize/adapter-csv';
import { rate, rates, readAll } from './all.ts';

const mapping = (yaml: string): Mapping => {
  const parsed = parseMapping(`version: 1\n${yaml}`);
  if ('problems' in parsed) throw new Error(parsed.problems.join(' '));
  return parsed.mapping;
};
const one = async (value: string, yaml: string) => {
  const { records } = await readAll('exchangeRates', rates(rate(`"${value}"`)), { mapping: mapping(yaml) });
  return records[0]?.rate;
};

describe('numbers', () => {
  test.each([
    ['1234.5', '', '1234.5'],
    ['1,5', '', undefined],
    ['1.234,5', 'decimal: ","', undefined],
    ['1234,5', 'decimal: ","', '1234.5'],
    ['1.5', 'decimal: ","', undefined],
    ['1.234.567,5', 'decimal: ","\nthousands: "."', '1234567.5'],
    ['1,500', 'thousands: ","', '1500'],
    ['1,5', 'thousands: ","', undefined],
    ['1\u{202f}234,5', 'decimal: ","\nthousands: " "', '1234.5'],
    ["1'234.50", 'thousands: "\'"', '1234.50'],
    ['(12.34)', '', '-12.34'],
    ['12.34-', '', '-12.34'],
    ['\u{2212}12.34', '', '-12.34'],
    ['--1', '', undefined],
    ['€ 5', '', undefined],
    ['1E+05', '', undefined],
    ['1234567890123456.5', '', undefined],
  ])('%j with %j is %j', async (value, yaml, expected) => {
    expect(await one(value, yaml)).toBe(expected);
  });
});

describe('dates', () => {
  test.each([
    ['2026-01-31', 'YYYY-MM-DD', '2026-01-31'],
    ['2026-01-31T00:00:00Z', 'YYYY-MM-DD', '2026-01-31'],
    ['2026-01-31-08:00', 'YYYY-MM-DD', '2026-01-31'],
    ['2026-01-31T14:00:00', 'YYYY-MM-DD', undefined],
    ['31.01.2026', 'YYYY-MM-DD', undefined],
    ['3.1.2026', 'DD.MM.YYYY', '2026-01-03'],
    ['03/04/2026', 'MM/DD/YYYY', '2026-03-04'],
    ['03/04/2026', 'DD/MM/YYYY', '2026-04-03'],
    ['13/04/2026', 'MM/DD/YYYY', undefined],
    ['20260131', 'YYYYMMDD', '2026-01-31'],
    ['2026-01-31', 'DD.MM.YYYY', undefined],
    ['31.01.26', 'DD.MM.YYYY', undefined],
    ['29.02.2026', 'DD.MM.YYYY', undefined],
  ])('%s as %s is %s', async (value, dateFormat, expected) => {
    const file = `date,from,to,rate\n${value},USD,EUR,1\n`;
    const { records, exceptions } = await readAll('exchangeRates', file, {
      mapping: mapping(`dateFormat: ${dateFormat}`),
    });
    expect(records[0]?.date).toBe(expected);
    expect(exceptions.map(({ column }) => column)).toEqual(expected === undefined ? ['date'] : []);
  });
});

test('null in a date that may be open', async () => {
  const header = 'assignment_id,worker_id,employer_id,home_country,work_country,start,expected_end,actual_end';
  const { records } = await readAll('assignments', `${header}\nA,W,E,US,DE,2026-01-01,null,\n`);
  expect(records[0]).toHaveProperty('expectedEnd', null);
  expect(records[0]).not.toHaveProperty('actualEnd');
});

test('leading zeros stay', async () => {
  expect((await readAll('workers', 'worker_id\n00042\n')).records).toEqual([{ workerId: '00042' }]);
});
