import { describe, expect, test } from 'vitest';
import { parseMapping } from '@totalize/adapter-kit';
import { foreign, readAll } from './all.ts';

const header = ['worker_id', 'employer_id', 'period_start', 'period_end', 'pay_date', 'currency', 'gross'];
const row = (...change: readonly [at: number, value: unknown][]): unknown[] => {
  const cells: unknown[] = ['W1', 'E1', '2026-01-01', '2026-01-31', '2026-01-30', 'USD', 16666.67];
  for (const [at, value] of change) cells[at] = value;
  return cells;
};
const pay = (rows: unknown[][], change?: Parameters<typeof foreign>[1]) =>
  readAll('payLines', foreign({ Pay: rows }, change));

describe('cells', () => {
  test('numbers keep the digits that a spreadsheet keeps', async () => {
    const { records } = await pay([
      header,
      row([6, 39.7]),
      row([6, 0.1 + 0.2]),
      row([6, 100000]),
      row([6, 1e-7]),
      row([6, 123456789012.34]),
    ]);
    expect(records.map(({ gross }) => gross)).toEqual(['39.7', '0.3', '100000', '0.0000001', '123456789012.34']);
  });

  test('a number with a format of two decimals', async () => {
    const { records } = await pay([header, row([6, { t: 'n', v: 16666.6, z: '#,##0.00' }])]);
    expect(records[0]?.gross).toBe('16666.60');
  });

  test.each([
    ['1900', false, 35981, '1998-07-05'],
    ['1904', true, 34519, '1998-07-05'],
  ])('a day of the %s system', async (_, date1904, serial, expected) => {
    const { records } = await pay([header, row([2, { t: 'n', v: serial, z: 'dd/mm/yyyy' }])], (book) => {
      book.Workbook = { ...book.Workbook, WBProps: { date1904 } };
    });
    expect(records[0]?.periodStart).toBe(expected);
  });

  test.each([
    ['a serial without a date format', 2, 46023, /is a number where a date is expected/],
    ['the day that never was', 2, { t: 'n', v: 60, z: 'yyyy-mm-dd' }, /no day of the calendar/],
    ['an id that became a day', 0, { t: 'n', v: 46023, z: 'd-mmm' }, /was turned into a date/],
    ['an id of too many digits', 0, Number('12345678901234567890'), /more than 15 digits/],
    ['an error', 6, { t: 'e', v: 0x2a, w: '#N/A' }, /error of the spreadsheet/],
    ['a day as an amount', 6, { t: 'n', v: 46023, z: 'yyyy-mm-dd' }, /date where a number/],
    ['a decimal comma in a text', 6, '1.234,56', /is not a number written/],
    ['an ambiguous day', 2, '03/04/2026', /is not a day of the calendar written YYYY-MM-DD/],
  ])('%s is refused where it stands', async (_, at, value, why) => {
    const { records, exceptions, refused } = await pay([header, row([at, value]), row()]);
    expect(records).toHaveLength(1);
    expect(refused).toBe(1);
    expect(exceptions).toMatchObject([
      { severity: 'error', sheet: 'Pay', row: 2, column: header[at], message: expect.stringMatching(why) },
    ]);
  });

  test('a formula counts by its stored result, and not at all without one', async () => {
    const { records, exceptions } = await pay(
      [header, row([6, { t: 'n', v: 12.5, f: 'SUM(A1:A9)' }]), row()],
      (book) => {
        const sheet = book.Sheets['Pay'];
        if (sheet !== undefined) sheet['G3'] = { t: 'z', f: 'SUM(A1:A9)' };
      },
    );
    expect(records.map(({ gross }) => gross)).toContain('12.5');
    expect(exceptions.every(({ row }) => row === 3)).toBe(true);
  });

  test('leading zeros: as text, and shown by the format', async () => {
    const { records } = await pay([header, row([0, '00042']), row([0, { t: 'n', v: 42, z: '000000' }])]);
    expect(records.map(({ workerId }) => workerId)).toEqual(['00042', '000042']);
  });
});

describe('the shape of the sheet', () => {
  test('titles above the header, a repeated header, empty rows', async () => {
    const { records, rows, exceptions } = await pay([
      ['Payroll of January'],
      [],
      ['Run', '2026-02-01'],
      header,
      row(),
      [],
      header,
      row([0, 'W2']),
    ]);
    expect(records.map(({ workerId }) => workerId)).toEqual(['W1', 'W2']);
    expect(rows).toEqual([5, 8]);
    expect(exceptions).toEqual([]);
  });

  test('a header that is merged over two rows', async () => {
    const upper = ['worker_id', 'employer_id', 'Period', '', 'pay_date', 'currency', 'gross'];
    const lower = ['', '', 'period_start', 'period_end', '', '', ''];
    const { records } = await pay([upper, lower, row()], (book) => {
      const sheet = book.Sheets['Pay'];
      if (sheet !== undefined) sheet['!merges'] = [0, 1, 4, 5, 6].map((c) => ({ s: { r: 0, c }, e: { r: 1, c } }));
    });
    expect(records).toHaveLength(1);
  });

  test('merged data are not filled', async () => {
    const { records, exceptions } = await pay([header, row(), row([0, undefined])], (book) => {
      const sheet = book.Sheets['Pay'];
      if (sheet !== undefined) sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
    });
    expect(records).toHaveLength(1);
    expect(exceptions).toMatchObject([{ row: 3, column: 'worker_id', message: expect.stringMatching(/missing/) }]);
  });

  test('sheets with the columns are read, hidden ones too; others are named', async () => {
    const book = foreign({ Notes: [['hello']], Pay: [header, row()], More: [header, row([0, 'W2'])] }, (written) => {
      written.Workbook = { Sheets: [{}, {}, { Hidden: 1 }] };
    });
    const { records, exceptions } = await readAll('payLines', book);
    expect(records.map(({ workerId }) => workerId)).toEqual(['W1', 'W2']);
    expect(exceptions.map(({ severity, sheet }) => [severity, sheet])).toEqual([
      ['warning', 'Notes'],
      ['warning', 'More'],
    ]);
  });

  test('a column of amounts that nothing takes is an error with its total', async () => {
    const { exceptions } = await pay([
      [...header, 'Housing', 'Shoe size'],
      [...row(), 1500.25, 43],
      [...row([0, 'W2']), 99.5, 44],
    ]);
    expect(exceptions.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'amount-unmapped', column: 'Housing', count: 2, message: expect.stringContaining('1599.75') },
    ]);
  });

  test("names and forms of somebody else's sheet", async () => {
    const parsed = parseMapping(
      'version: 1\ncolumns: { Nr: workerId, Firma: employerId, von: periodStart, bis: periodEnd, Tag: payDate, Brutto: gross }\nconstants: { currency: EUR }\ndateFormat: DD.MM.YYYY\ndecimal: ","\nthousands: "."\n',
    );
    if ('problems' in parsed) throw new Error(parsed.problems.join());
    const book = foreign({
      Lohn: [
        ['Nr', 'Firma', 'von', 'bis', 'Tag', 'Brutto'],
        ['007', 'E1', '01.01.2026', { t: 'n', v: 46053, z: 'dd.mm.yyyy' }, '30.01.2026', '1.234,56'],
      ],
    });
    const { records, exceptions } = await readAll('payLines', book, { mapping: parsed.mapping });
    expect(exceptions).toEqual([]);
    expect(records).toMatchObject([{ workerId: '007', periodEnd: '2026-01-31', gross: '1234.56' }]);
  });
});
