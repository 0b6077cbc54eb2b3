import { expect, test } from 'vitest';
import { mappingProblems, parseMapping } from '@totalize/adapter-csv';
import { profile } from '../../adapter-kit/test/read-all.ts';
import { readAll } from './all.ts';

const yaml = `
version: 1
columns: { "Employee ID": workerId, Name der Firma: employer_id, Start: periodStart, End: period_end, Paid: payDate, "Brutto (EUR)": gross, AOK: withheld.de.health.employee }
constants: { currency: EUR, kind: regular, lineId: 007 }
dateFormat: DD.MM.YYYY
decimal: ","
thousands: "."
ignore: [Remarks]
`;
const file =
  'EMPLOYEE-ID;Name der Firma;Start;End;Paid;Brutto (EUR);AOK;remarks;Shoe size\n' +
  '0042;E1;01.01.2026;31.01.2026;30.01.2026;1.234,56;99,10;x;43\n';

test("somebody else's file", async () => {
  const parsed = parseMapping(yaml);
  if ('problems' in parsed) throw new Error(parsed.problems.join(' '));
  const { records, exceptions } = await readAll('payLines', file, { mapping: parsed.mapping });
  expect(records).toEqual([
    {
      lineId: '007',
      workerId: '0042',
      employerId: 'E1',
      periodStart: '2026-01-01',
      periodEnd: '2026-01-31',
      payDate: '2026-01-30',
      gross: '1234.56',
      currency: 'EUR',
      kind: 'regular',
      withheld: [{ scheme: 'de.health', payer: 'employee', amount: '99.10' }],
    },
  ]);
  expect(exceptions).toMatchObject([{ severity: 'warning', code: 'field-unknown', row: 1, column: 'Shoe size' }]);
});

test('JSON is a mapping too', () => {
  expect(parseMapping('{"version": 1, "columns": {"A": "gross"}}')).toMatchObject({
    mapping: { columns: { A: 'gross' } },
  });
});

test.each([
  ['columns: {}', 'version is missing'],
  ['version: 2', 'version must be 1'],
  ['version: 1\ncolums: {}', 'colums is not a key'],
  ['version: 1\ncolumns: [a]', 'columns must'],
  ['version: 1\ndateFormat: DD.MM.YY', 'dateFormat must'],
  ['version: 1\ndecimal: ","\nthousands: ","', 'the same mark'],
  ['version: 1\nencoding: latin9', 'encoding must'],
  ['version: [', 'neither YAML nor JSON'],
  ['- 1', 'must have keys'],
  ['', 'must have keys'],
])('%j is told', (text, problem) => {
  const parsed = parseMapping(text);
  expect('problems' in parsed ? parsed.problems.join(' ') : '').toContain(problem);
});

test('a field that the record lacks, a column that the file lacks', async () => {
  const mapping = { columns: { A: 'grosss', B: 'valid_to' }, constants: {}, ignore: [] };
  expect(mappingProblems(mapping, 'exchangeRates')).toEqual([
    'The mapping names "grosss", which is no field of an exchange rate.',
  ]);
  const { exceptions } = await readAll('exchangeRates', 'A,date,from,to,rate\n', { mapping });
  expect(exceptions.map(({ severity, column }) => [severity, column])).toEqual([
    ['warning', 'A'],
    ['warning', 'B'],
    ['error', undefined],
  ]);
});

test('a number that can be read in two ways is asked about where the mapping does not say how numbers are written', async () => {
  const file = 'Nr,wage\nW1,1.000\nW2,0.125\nW3,1000.5\n';
  const read = (more: string) =>
    readAll('balances', file, {
      mapping: profile(`columns: { Nr: workerId, wage: wages }
constants: { scheme: us.oasdi, through: 2026-01-31, base: "0", amount: "0" }
${more}`),
    });
  const asked = await read('');
  expect(asked.records.map(({ wages }) => wages)).toEqual(['0.125', '1000.5']);
  expect(asked.exceptions).toMatchObject([
    { severity: 'error', row: 2, column: 'wage', message: expect.stringMatching(/set decimal and thousands/) },
  ]);
  expect((await read('decimal: "."')).records.map(({ wages }) => wages)).toEqual(['1.000', '0.125', '1000.5']);
  expect((await read('decimal: ","\nthousands: "."')).records.map(({ wages }) => wages)).toEqual(['1000']);
});
