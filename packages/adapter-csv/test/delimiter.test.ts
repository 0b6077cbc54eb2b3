import { expect, test } from 'vitest';
import { rate, rates, readAll } from './all.ts';

test.each([',', ';', '\t'])('the delimiter %j is found in the header', async (delimiter) => {
  const { records, exceptions } = await readAll('exchangeRates', rates(rate('0.92')).replaceAll(',', delimiter));
  expect(exceptions).toEqual([]);
  expect(records).toEqual([{ date: '2026-01-31', from: 'USD', to: 'EUR', rate: '0.92' }]);
});

test('a delimiter inside a quoted header does not count', async () => {
  const file = '"a;b;c;d;e;f",date,from,to,rate\nx,2026-01-31,USD,EUR,1\n';
  expect((await readAll('exchangeRates', file)).records).toHaveLength(1);
});

test('sep= is an instruction and no row', async () => {
  const { rows } = await readAll('exchangeRates', `sep=|\n${rates(rate('1')).replaceAll(',', '|')}`);
  expect(rows).toEqual([2]);
});
