import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readXlsx, writeXlsx } from '@totalize/adapter-xlsx';
import { folder, read, summaryIn, totalize, write } from './cli.ts';
import { employers, workers } from './samples.ts';

const register = [
  'Payroll History,,,,,,,,,,,',
  'COMPANY CODE,NAME,FILE NUMBER,TAX ID,PERIOD BEGINNING DATE,PERIOD ENDING DATE,PAY DATE,CHECK/VOUCHER NUMBER,REGULAR EARNINGS,ADDITIONAL EARNINGS : HOU-HOUSING,SOCIAL SECURITY - EMPLOYEE TAX,GROSS PAY',
  'ABC,"Okafor, Ruth",000417,123-45-6789,01/01/2026,01/31/2026,01/30/2026,1001,"$10,000.00",,700.00,"10,000.00"',
  'Total,,,,,,,,"10,000.00",,700.00,"10,000.00"',
  '',
].join('\n');
const profile = 'version: 1\ncodes: { earnings: { HOU: imputed-income } }\npayCodes: { us.oasdi: "earning:FR" }\n';
const adpSample = (name: string) =>
  new URL(`../../../packages/adapter-adp/test/samples/${name}`, import.meta.url).pathname;

const bytesOf = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
};

describe('formats', () => {
  test('a workbook in, a workbook out', async () => {
    const at = folder();
    const line = {
      workerId: 'W1',
      employerId: 'E1',
      periodStart: '2026-01-01',
      periodEnd: '2026-01-31',
      payDate: '2026-01-30',
      currency: 'USD',
      gross: '16666.67',
    };
    const pay = write(at('pay.xlsx'), await bytesOf(writeXlsx('payLines', [line])));
    const people = write(
      at('workers.xlsx'),
      await bytesOf(writeXlsx('workers', [{ workerId: 'W1', nationality: ['US'] }])),
    );
    const seats = write(at('e.csv'), employers);
    const out = totalize([
      'run',
      '--payroll',
      pay,
      '--workers',
      people,
      '--employers',
      seats,
      '--out',
      at('out'),
      '--write',
      'xlsx',
    ]);
    expect(out.code).toBe(0);
    expect(summaryIn(at('out')).files.map(({ name }) => name)).toContain('contributions.xlsx');
    const rows = [];
    for await (const { records } of readXlsx('contributions', readFileSync(at('out', 'contributions.xlsx'))))
      rows.push(...records);
    expect(rows.map(({ amount }) => amount)).toContain('1033.33');
    expect(rows).toHaveLength(read(at('out', 'contributions.csv')).trim().split('\n').length - 1);
  });

  test('an ADP register in, ADP Paydata and a worksheet out', () => {
    const at = folder();
    const files = [
      ['--payroll', write(at('register.csv'), register)],
      ['--mapping', write(at('own.yaml'), profile)],
      ['--workers', write(at('w.csv'), 'worker_id,nationality\n000417,US\n')],
      ['--employers', write(at('e.csv'), 'employer_id,country\nABC,US\n')],
    ].flat();
    const out = totalize(['run', ...files, '--out', at('out'), '--write', 'adp-paydata,tax-worksheet,adp-tax-profile']);
    expect(out.stderr).toMatch(/register\.csv was read as adp-register: 12 of 12 columns/);
    expect(out.code).toBe(0);
    const [header, line] = read(at('out', 'PRABCEPI.csv')).split('\r\n');
    expect(header).toMatch(/^Co Code,Batch ID,File #/);
    expect(line).toMatch(/^ABC,T[0-9A-F]{7},000417,1,FR,80\.00,,$/);
    expect(read(at('out', 'tax-worksheet.csv'))).toMatch(
      /000417,ABC,2026Q1,us\.oasdi,employee,USD,10000\.00,700\.00,620\.00,80\.00/,
    );
    const id = line?.split(',')[1] ?? '';
    for (const name of ['adp-audit-note.txt', 'tax-worksheet.csv', 'PRABCEPI.control.json'])
      expect(read(at('out', name))).toContain(id);
    expect(totalize(['run', ...files, '--out', at('out'), '--write', 'adp-paydata']).code).toBe(1);
  });

  test.each([
    ['payroll-output-v1-level-payroll.json', 0],
    ['payroll-output-v2-default-rate.json', 0],
    ['payroll-output-v1-statutory-deductions.json', 2],
    ['wfn-us-tax-profile-change-request.json', 0],
    ['wfn-pay-data-input-multi-associate-request.json', 2],
  ])('%s is recognised', (name, code) => {
    const out = totalize(['run', '--payroll', adpSample(name), '--dry-run']);
    expect([out.code, out.stderr]).toEqual([code, expect.stringMatching(/was read as adp-/)]);
  });

  test('a format that there is not', () => {
    const at = folder();
    const pay = write(at('p.csv'), register);
    expect(totalize(['run', '--payroll', pay, '--format', 'adp-registr', '--dry-run'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('adp-register'),
    });
    expect(totalize(['run', '--payroll', pay, '--dry-run', '--write', 'workday-payroll-input'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('not supported yet'),
    });
  });

  test('`formats` lists them all', () => {
    const { code, stdout } = totalize(['formats', '--json']);
    expect(code).toBe(0);
    const names = (JSON.parse(stdout) as { format: string }[]).map(({ format }) => format);
    expect(names).toEqual(
      expect.arrayContaining(['csv', 'xlsx', 'adp-register', 'adp-paydata', 'workday-report', 'tax-worksheet']),
    );
    expect(totalize(['formats']).stdout).toContain('ADDITIONAL EARNINGS : {code}-{label}');
  });

  test('a workbook that is none', () => {
    const at = folder();
    const pay = write(at('p.xlsx'), Buffer.from('PK\u{3}\u{4}nothing'));
    const list = write(at('w.csv'), workers);
    expect(totalize(['run', '--payroll', pay, '--workers', list, '--dry-run'])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/damaged/),
    });
  });
});

test('a workbook that is damaged behind a refused row is not half read', async () => {
  const at = folder();
  const line = {
    workerId: 'W1',
    employerId: 'E1',
    periodStart: '2026-01-01',
    periodEnd: '2026-01-31',
    payDate: '2026-01-30',
    currency: 'USD',
  };
  const lines = Array.from({ length: 3000 }, (_, number) => ({ ...line, gross: number === 0 ? 'x' : `${number}.00` }));
  const bytes = await bytesOf(writeXlsx('payLines', lines));
  // The check sum of the sheet, in the list of parts at the end.
  const entry = bytes.indexOf(Buffer.from('504b0102', 'hex'));
  bytes.writeUInt32LE((bytes.readUInt32LE(entry + 16) ^ 1) >>> 0, entry + 16);
  const out = totalize(['run', '--payroll', write(at('p.xlsx'), bytes), '--out', at('out')]);
  expect(out).toMatchObject({ code: 3, stderr: expect.stringMatching(/check sum/) });
});

describe('map', () => {
  test('says what a file is and why, and what its columns are; identifiers are not shown', () => {
    const at = folder();
    const { code, stdout } = totalize(['map', write(at('r.csv'), register)]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/adp-register \(\d+ %\)\. 12 of 12 columns/);
    expect(stdout).toMatch(/REGULAR EARNINGS +earning:REG +90 %/);
    expect(stdout).not.toMatch(/123-45|Okafor/);
    expect(stdout).not.toContain('To be decided');
  });

  test('says which codes and amounts the shipped profile leaves open', () => {
    const at = folder();
    const file = write(at('r.csv'), register.replace(',,700.00', ',"1,500.00",700.00'));
    expect(totalize(['map', file]).stdout).toMatch(/To be decided .*\n- Earning code "HOU" .* 1500\.00 together/);
    const out = totalize(['map', adpSample('run-payroll-output-void-manual-check-trimmed.json')]);
    expect(out.stdout).toMatch(/- Earning code "333" .* left open/);
  });

  test('goes by names in several languages and by values; names and identifiers of people are not shown', () => {
    const at = folder();
    const file = write(
      at('lohn.csv'),
      'Mandant;Pers.-Nr.;Name;SV-Nummer;Monat;Bruttolohn;RV AN;RV AG;Zulage;Auszahlung;Zahldatum\n001;00042;Groß, Ina;12 150384 G 007;01/2026;8.450,00;785,85;785,85;10,50;5.123,45;30.01.2026\n',
    );
    const { stdout } = totalize(['map', file, '--json']);
    const { columns, forms, missing } = JSON.parse(stdout) as {
      columns: { name: string; as: string; reason: string; samples: string[] }[];
      forms: unknown;
      missing: string[];
    };
    expect(columns.map(({ as }) => as)).toEqual([
      'employerId',
      'workerId',
      'ignore',
      'ignore',
      '?',
      'gross',
      'withheld.de.pension.employee',
      'withheld.de.pension.employer',
      '?',
      'net',
      'payDate',
    ]);
    expect(columns[4]?.reason).toMatch(/holds months/);
    expect(columns[8]?.reason).toMatch(/holds amounts/);
    expect(forms).toEqual({ dateFormat: 'DD.MM.YYYY', decimal: ',', thousands: '.' });
    expect(missing).toEqual(['periodStart', 'periodEnd', 'currency']);
    expect(stdout).not.toMatch(/Ina|150384/);
  });

  test('a row for each code, and what is no pay file', () => {
    const at = folder();
    const long = 'Employee,Pay Component,Amount,From,To,Paid On\nA-1,Base,"$5,000.00",1/1/2026,1/31/2026,1/30/2026\n';
    const { stdout } = totalize(['map', write(at('long.csv'), long)]);
    expect(stdout).toMatch(/Pay Component +line:code/);
    expect(stdout).toMatch(/Amount +line:amount/);
    const bytes = Buffer.from(Array.from({ length: 600 }, (_, at_) => (at_ * 37) % 256));
    expect(totalize(['map', write(at('x.bin'), bytes)])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/neither a text nor a workbook/),
    });
  });

  test('proposes a profile that can be used once the questions are answered', () => {
    const at = folder();
    const pay =
      'Personalnummer;Firma;von;bis;Zahltag;Währung;Brutto;Zulage\n0042;E1;01.01.2026;31.01.2026;30.01.2026;USD;1.234,56;10,50\n';
    const file = write(at('lohn.csv'), pay);
    const { code, stderr } = totalize(['map', file, '--out', at('p.yaml')]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/look at every line/);
    const proposed = read(at('p.yaml'));
    expect(proposed).toMatch(/Personalnummer: workerId/);
    expect(proposed).toMatch(/dateFormat: "DD\.MM\.YYYY"/);
    expect(proposed).toMatch(/# Zulage: \?/);
    expect(totalize(['map', file, '--out', at('p.yaml')]).code).toBe(1);
    const args = [
      'run',
      '--payroll',
      file,
      '--employers',
      write(at('e.csv'), employers),
      '--workers',
      write(at('w.csv'), 'worker_id,nationality\n0042,US\n'),
      '--dry-run',
      '--mapping',
    ];
    expect(totalize([...args, at('p.yaml')])).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/amount-unmapped/),
    });
    const answered = write(at('q.yaml'), `${proposed}\nignore: [Zulage]\n`);
    expect(proposed).not.toContain('constants');
    expect(totalize([...args, answered]).code).toBe(0);
  });

  test('asks where a day can be read in two ways', () => {
    const at = folder();
    const { stdout } = totalize(['map', write(at('p.csv'), 'worker_id,pay_date,gross\n1,03/04/2026,1.234\n')]);
    expect(stdout).toMatch(/03\/04\/2026 can be read in two ways/);
    expect(stdout).toMatch(/1\.234 can be read in two ways/);
  });
});
