import { describe, expect, test } from 'vitest';
import { adpRegister } from '@totalize/adapter-adp';
import { writeWorkbook } from '@totalize/adapter-xlsx';
import { profile, readAll, told } from './all.ts';

const header =
  'COMPANY CODE,NAME,FILE NUMBER,TAX ID,PERIOD BEGINNING DATE,PERIOD ENDING DATE,PAY DATE,CHECK/VOUCHER NUMBER,REGULAR EARNINGS,SOCIAL SECURITY - EMPLOYEE TAX,MEDICARE - EMPLOYEE TAX,GROSS PAY';
const row = (file: string, check: string, pay: string, ss: string, medicare: string): string =>
  `ABC,"Okafor, Ruth",${file},123-45-6789,01/01/2026,01/31/2026,01/30/2026,${check},"${pay}",${ss},${medicare},"${pay}"`;
const register = (...lines: string[]): string => `${[header, ...lines].join('\r\n')}\r\n`;

describe('registers', () => {
  test('titles, totals in the middle, repeated headers, split checks, signs', async () => {
    const file = `Payroll History\r\nJanuary\r\n${register(
      row('000417', '1', '$5,000.00', '310.00', '72.50'),
      row('000417', '1', '1,000.00', '62.00', '14.50'),
      'Total,,,,,,,,"6,000.00",372.00,87.00,"6,000.00"',
      header,
      row('000512', '2', '(200.00)', '-12.40', '2.90-'),
      'Grand Total,,,,,,,,"5,800.00",359.60,84.10,"5,800.00"',
    )}`;
    const found = await readAll(adpRegister, file);
    expect(found.exceptions).toEqual([]);
    expect(found.records).toMatchObject([
      {
        workerId: '000417',
        gross: '6000.00',
        payDate: '2026-01-30',
        withheld: [{ scheme: 'us.oasdi', amount: '372.00' }, { amount: '87.00' }],
      },
      {
        workerId: '000512',
        gross: '-200.00',
        kind: 'adjustment',
        withheld: [{ amount: '-12.40' }, { amount: '-2.90' }],
      },
    ]);
  });

  test('a total that does not add up is told', async () => {
    const found = await readAll(
      adpRegister,
      register(row('000417', '1', '5,000.00', '310.00', '72.50'), 'Total,,,,,,,,"5,100.00",310.00,72.50,"5,000.00"'),
    );
    expect(told(found)).toEqual(['warning control-mismatch 3 REGULAR EARNINGS']);
  });

  test('no identifier of a person gets out', async () => {
    const found = await readAll(adpRegister, register(row('000417', '1', 'x', '310.00', '72.50')));
    expect(JSON.stringify(found)).not.toContain('123-45');
    expect(JSON.stringify(found)).not.toContain('Okafor');
    expect(told(found)).toContain('error record-invalid 2 REGULAR EARNINGS');
  });

  test('columns: drift of names, unknown codes, unmapped money, net pay by deposit', async () => {
    const file = [
      'Co Code,File  #,Period Beginning Date,Period Ending Date,Pay Date,Regular Earnings Total,BON_BONUS_Other Earnings,K_401K_Deduction,CK1_CHECKING_Deduction,Social Security -EE Tax,Worked in State- EE Tax,Relocation',
      'ABC,000417,01/01/2026,01/31/2026,01/30/2026,5000.00,100.00,50.00,4000.00,316.20,10.00,750.50',
      '',
    ].join('\n');
    const found = await readAll(adpRegister, file);
    expect(told(found)).toEqual([
      'warning field-unknown 1 Relocation',
      'error record-refused 2',
      'error amount-unmapped 2 Relocation 1',
      'error code-unknown 2 1',
      'error code-unknown 2 1',
    ]);
    const mapping = profile(
      'codes: { earnings: { BON: bonus }, deductions: { K: section-125 } }\nignore: [Relocation]',
    );
    const own = await readAll(adpRegister, file, { mapping });
    expect(own.exceptions.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(own.records).toMatchObject([{ gross: '5100.00', wages: { 'us.*': '5050.00' } }]);
  });

  test('two columns of one name are two columns', async () => {
    const file =
      'Co Code,File #,Period Beginning Date,Period Ending Date,Pay Date,Regular Earnings,Regular Earnings,Memo,Memo\nABC,000417,01/01/2026,01/31/2026,01/30/2026,5000.00,100.00,7.50,2.50\n';
    const found = await readAll(adpRegister, file);
    expect(found.records).toMatchObject([{ gross: '5100.00' }]);
    const lost = found.exceptions.filter(({ code }) => code === 'amount-unmapped');
    expect(lost.map(({ message }) => /([\d.]+) together/.exec(message)?.[1])).toEqual(['7.50', '2.50']);
  });

  test('a file in another encoding, and one cut off in a quotation', async () => {
    const file = register(row('000417', '1', '5,000.00', '310.00', '72.50').replace('Okafor', 'Müller'));
    const old = await readAll(adpRegister, Buffer.from(file, 'latin1'));
    expect(old.records).toHaveLength(1);
    expect(told(old)).toEqual(['warning file-unreadable']);
    const cut = await readAll(adpRegister, file.slice(0, file.indexOf('Müller') + 3));
    expect(cut.records).toEqual([]);
    expect(told(cut)[0]).toMatch(/^error file-unreadable 2/);
  });

  test('whole amounts are money, too; numbers of things are not', async () => {
    const file = `${header},Relocation,Week Number,Gift\n${row('000417', '1', '5,000.00', '310.00', '72.50')},750,4,$20\n`;
    const found = told(await readAll(adpRegister, file));
    expect(found.filter((one) => one.startsWith('error'))).toEqual([
      'error amount-unmapped 2 Relocation 1',
      'error amount-unmapped 2 Gift 1',
    ]);
  });

  test('a column of amounts with a remark or a broken cell in it is still one of amounts', async () => {
    const rows = ['750.50', 'see note', '10.00', '1.234,56'].map(
      (extra, at) => `${row(`00041${at}`, '1', '5,000.00', '310.00', '72.50')},"${extra}",on ${at}`,
    );
    const found = await readAll(adpRegister, `${header},Relocation,Remark\n${rows.join('\n')}\n`);
    expect(found.exceptions.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'amount-unmapped',
        column: 'Relocation',
        count: 3,
        message: expect.stringMatching(/2 amounts that nothing takes, 760\.50 together, and 1 amount in another form/),
      },
    ]);
  });

  test.each([
    ['a day in another form', '01/30/2026', '30.01.2026', 'PAY DATE'],
    ['another currency', '310.00', '€310.00', 'SOCIAL SECURITY - EMPLOYEE TAX'],
    ['an id that a spreadsheet destroyed', '000417', '1.00E+05', 'FILE NUMBER'],
  ])('%s is asked about', async (_, before, after, column) => {
    const found = await readAll(
      adpRegister,
      register(row('000417', '1', '5,000.00', '310.00', '72.50').replace(before, after)),
    );
    expect(found.records).toEqual([]);
    expect(told(found)).toContain(`error record-invalid 2 ${column}`);
  });

  test('the same as a workbook', async () => {
    const names = header.split(',');
    const cells = [
      'ABC',
      'Okafor',
      '000417',
      '',
      '2026-01-01',
      '2026-01-31',
      '2026-01-30',
      '1',
      '5000.00',
      '310.00',
      '72.50',
      '5000.00',
    ];
    const columns = names.map(
      (name, at) => ({ name, type: at >= 8 ? 'number' : at >= 4 && at <= 6 ? 'date' : 'text' }) as const,
    );
    const chunks: Uint8Array[] = [];
    for await (const chunk of writeWorkbook([{ name: 'Report', columns, rows: [cells] }])) chunks.push(chunk);
    const { records, exceptions } = await readAll(adpRegister, Buffer.concat(chunks));
    expect(exceptions).toEqual([]);
    expect(records).toMatchObject([{ workerId: '000417', payDate: '2026-01-30', gross: '5000.00' }]);
  });

  test('is known by its columns', () => {
    expect(adpRegister.detect(Buffer.from(register())).confidence).toBeGreaterThan(0.9);
    expect(adpRegister.detect(Buffer.from('worker_id,employer_id,gross\n')).confidence).toBeLessThan(0.3);
  });
});
