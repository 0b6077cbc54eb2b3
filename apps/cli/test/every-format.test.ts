import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTaxProfile } from '@totalize/adapter-adp';
import { readCsv } from '@totalize/adapter-csv';
import { previewXlsx, readXlsx } from '@totalize/adapter-xlsx';
import { folder, read, summaryIn, totalize, write } from './cli.ts';
import { examples } from './format-examples.ts';

interface Listed {
  readonly format: string;
  readonly reads: boolean;
  readonly writes: boolean;
}

const listed = (): Listed[] => JSON.parse(totalize(['formats', '--json']).stdout) as Listed[];
const workers =
  'worker_id,nationality,birth_date\n000417,US,1990-01-01\n000512,US,1990-01-01\nG0EXAMPLE,US,1990-01-01\n';
const employers = 'employer_id,country\nABC,US\nES-1,ES\nDE-1,DE\n';
const schemes = 'us.oasdi,us.medicare,es.common-contingencies,de.pension';

const rowsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** What was withheld, without what the law says is due. */
const withheldIn = (worksheet: string): string[] =>
  rowsOf(worksheet).flatMap(([, worker, employer, , scheme, payer, currency, wages, withheld]) =>
    withheld === '0.00' ? [] : [[worker, employer, scheme, payer, currency, wages, withheld].join(' ')],
  );

const exceptionsIn = async (file: string): Promise<string[]> => {
  const found: string[] = [];
  for await (const { records } of readCsv('exceptions', file))
    for (const { severity, code, row, column } of records)
      found.push([severity, code, row ?? '-', column ?? '-'].join(' '));
  return found;
};

const all = await examples();

describe('every format that is listed as read', () => {
  test('has an example here', () => {
    const known = listed().filter(({ reads }) => reads);
    expect(new Set(all.map(({ format }) => format))).toEqual(new Set(known.map(({ format }) => format)));
  });

  test.each(all.map((example) => [`${example.format}: ${example.what}`, example] as const))(
    '%s',
    async (_, { format, file, content, mapping, lines, withheld, exceptions = [] }) => {
      const at = folder();
      const args = ['--payroll', write(at(file), content), '--format', 'auto'];
      const own = mapping === undefined ? [] : ['--mapping', write(at('own.yaml'), `version: 1\n${mapping}`)];
      const others = ['--workers', write(at('w.csv'), workers), '--employers', write(at('e.csv'), employers)];
      const rest = ['--schemes', schemes, '--out', at('out'), '--write', 'tax-worksheet'];
      const out = totalize(['run', ...args, ...own, ...others, ...rest]);
      const isPlain = format === 'csv' || format === 'xlsx';
      expect(out.stderr.split(': ', 2).join(': ')).toBe(isPlain ? '' : `Note: ${file} was read as ${format}`);
      expect(await exceptionsIn(read(at('out', 'exceptions.csv')))).toEqual(exceptions);
      expect(out.code).toBe(exceptions.some((one) => one.startsWith('error')) ? 2 : 0);
      expect(summaryIn(at('out')).totals.lines).toEqual(lines);
      expect(withheldIn(read(at('out', 'tax-worksheet.csv')))).toEqual(withheld);
      for (const name of ['exceptions.csv', 'contributions.csv', 'summary.json'])
        expect(read(at('out', name)) + out.stderr + out.stdout).not.toMatch(/Example, Ada|000-12-3456/);
    },
  );
});

/** Everything that --write takes, from a register of a worker with a certificate. */
const writeAll = () => {
  const at = folder();
  const register = [
    'COMPANY CODE,NAME,FILE NUMBER,PERIOD BEGINNING DATE,PERIOD ENDING DATE,PAY DATE,REGULAR EARNINGS,SOCIAL SECURITY - EMPLOYEE TAX,MEDICARE - EMPLOYEE TAX',
    'ABC,"Example, Ada",000417,01/01/2026,01/31/2026,01/30/2026,"$9,500.00",589.00,137.75',
    '',
  ].join('\r\n');
  const own = 'version: 1\npayCodes: { us.oasdi: "earning:FR", us.medicare: "earning:FM", de.*: "memo:HS" }\n';
  const days = '2025-06-01,2028-05-31';
  const files = {
    '--payroll': write(at('register.csv'), register),
    '--mapping': write(at('own.yaml'), own),
    '--workers': write(at('w.csv'), 'worker_id,nationality\n000417,DE\n'),
    '--employers': write(at('e.csv'), employers),
    '--assignments': write(
      at('a.csv'),
      `assignment_id,worker_id,employer_id,home_country,work_country,start,expected_end\nA1,000417,ABC,DE,US,${days}\n`,
    ),
    '--certificates': write(
      at('c.csv'),
      `certificate_id,worker_id,employer_id,applicable_legislation,exempt_country,valid_from,valid_to\nC1,000417,ABC,DE,US,${days}\n`,
    ),
    '--exchange-rates': write(at('r.csv'), 'date,from,to,rate\n2026-01-30,USD,EUR,0.92\n'),
  };
  const formats = listed().flatMap(({ format, writes }) => (writes ? format : []));
  const args = [...Object.entries(files).flat(), '--format', 'auto', '--schemes', 'us.*,de.pension'];
  const run = (to: string) => totalize(['run', ...args, '--write', formats.join(','), '--out', at(to)]);
  return { at, formats, run };
};

const outOf = async (bytes: Uint8Array, kind: 'contributions' | 'exceptions'): Promise<unknown[]> => {
  const rows: unknown[] = [];
  for await (const { records } of readXlsx(kind, bytes)) rows.push(...records);
  return rows;
};

test('every format that is listed as written is written, under one id, and is known when it comes back', async () => {
  const { at, formats, run } = writeAll();
  expect(formats).toEqual(['csv', 'xlsx', 'adp-paydata', 'adp-tax-profile', 'tax-worksheet']);
  expect(run('out').code).toBe(0);
  expect(readdirSync(at('out')).toSorted()).toEqual([
    'PRABCEPI.control.json',
    'PRABCEPI.csv',
    'adp-audit-note.txt',
    'adp-tax-profile.json',
    'balances.csv',
    'contributions.csv',
    'contributions.xlsx',
    'exceptions.csv',
    'summary.json',
    'tax-worksheet.csv',
  ]);

  const id = /^totalize (T[0-9A-F]{7})\n/.exec(read(at('out', 'adp-audit-note.txt')))?.[1] ?? 'no id';
  for (const name of ['PRABCEPI.csv', 'PRABCEPI.control.json', 'adp-tax-profile.json', 'tax-worksheet.csv'])
    expect([name, read(at('out', name))]).toEqual([name, expect.stringContaining(id)]);

  expect(read(at('out', 'PRABCEPI.csv')).split('\r\n').slice(1)).toEqual([
    `ABC,${id},000417,1,FM,137.75,HS,1571.70`,
    `ABC,${id},000417,1,FR,589.00,,`,
    '',
  ]);
  expect(JSON.parse(read(at('out', 'PRABCEPI.control.json')))).toMatchObject({ rows: 2, earnings: '726.75' });
  expect(rowsOf(read(at('out', 'tax-worksheet.csv'))).map((row) => row.slice(1).join(' '))).toEqual([
    '000417 ABC 2026Q1 us.medicare employee USD 9500.00 137.75 0.00 137.75',
    '000417 ABC 2026Q1 us.oasdi employee USD 9500.00 589.00 0.00 589.00',
  ]);
  expect(readTaxProfile(read(at('out', 'adp-tax-profile.json')))).toEqual([
    {
      workerId: '000417',
      employerId: 'ABC',
      effective: '2025-06-01',
      socialSecurityExempt: true,
      medicareExempt: true,
    },
    {
      workerId: '000417',
      employerId: 'ABC',
      effective: '2028-06-01',
      socialSecurityExempt: false,
      medicareExempt: false,
    },
  ]);
  const book = readFileSync(at('out', 'contributions.xlsx'));
  const table: unknown[] = [];
  for await (const { records } of readCsv('contributions', read(at('out', 'contributions.csv'))))
    table.push(...records);
  expect(table.length).toBeGreaterThan(3);
  expect(await outOf(book, 'contributions')).toEqual(table);
  expect((await previewXlsx(book, 1)).map(({ sheet }) => sheet)).toEqual([
    'summary',
    'contributions',
    'exceptions',
    'sources',
  ]);

  run('again');
  for (const name of readdirSync(at('out')))
    expect([name, readFileSync(at('again', name)).equals(readFileSync(at('out', name)))]).toEqual([name, true]);

  const february = 'constants: { periodStart: 2026-02-01, periodEnd: 2026-02-28, payDate: 2026-02-27 }\n';
  const back = write(
    at('back.yaml'),
    `version: 1\n${february}codes: { earnings: { FR: non-taxable, FM: non-taxable }, memos: { HS: non-taxable } }\n`,
  );
  const known = (name: string, ...more: readonly string[]) =>
    totalize(['run', '--payroll', at('out', name), ...more, '--dry-run']).stderr;
  expect(known('PRABCEPI.csv', '--mapping', back)).toContain('was read as adp-paydata: ');
  expect(known('adp-tax-profile.json')).toContain('was read as adp-tax-profile: ');
});
