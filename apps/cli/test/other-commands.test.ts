import { jsonSchemaOf, recordNames } from '@totalize/core';
import { mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faultReport } from '../src/fault.ts';
import { jsonFault } from '../src/input/json-fault.ts';
import { folder, totalize, write } from './cli.ts';
import { batch, payLine } from './samples.ts';

describe('explain', () => {
  const explain = (...args: readonly string[]) =>
    totalize(
      ['explain', '--input', '-', ...args],
      JSON.stringify({
        payLines: [payLine, { ...payLine, lineId: 'L2', workerId: 'W2', gross: 'x' }],
        employers: batch.employers,
        workers: batch.workers,
      }),
    );

  test('tells how a figure came about', () => {
    const { code, stdout } = explain('--line', 'L1', '--scheme', 'us.oasdi');
    expect(code).toBe(0);
    expect(stdout).toMatch(/us\.oasdi, employee: 1033\.33 USD/);
    expect(stdout).not.toMatch(/us\.medicare/);
    expect(JSON.parse(explain('--line', 'L1', '--json').stdout)).toMatchObject({
      rule: 'line L1',
      children: expect.any(Array),
    });
  });

  test('tells why a line was refused', () => {
    expect(explain('--line', 'L2')).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/L2 was refused[\s\S]*gross/),
    });
  });

  test('does not know a line or a scheme', () => {
    expect(explain('--line', 'L3')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/no line "L3".*L1/),
    });
    expect(explain('--line', 'L1', '--scheme', 'us.nothing').code).toBe(1);
  });

  test('takes one batch', () => {
    const at = folder();
    expect(totalize(['explain', '--input', write(at('b.json'), '[]'), '--line', 'L1']).code).toBe(3);
  });
});

describe('parameters', () => {
  test('shows figures with status, confidence and sources', () => {
    const { code, stdout } = totalize(['parameters', 'us', '--date', '2026-06-30']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/us\.oasdi\.wage-base {2}184,500 {2}money per year/);
    expect(stdout).toMatch(/enacted, confidence high/);
  });

  test('of the day asked about, as JSON', () => {
    const base = (day: string) =>
      JSON.parse(totalize(['parameters', 'US', '--date', day, '--json']).stdout).countries[0].parameters.find(
        ({ parameter }: { parameter: string }) => parameter === 'us.oasdi.wage-base',
      );
    expect(base('2025-12-31')).toMatchObject({ value: '176100', next: { from: '2026-01-01', value: '184500' } });
    expect(base('2026-01-01')).toMatchObject({ value: '184500', status: 'enacted', sources: expect.any(Array) });
  });

  test('says how well each scheme is known, year by year', () => {
    const { code, stdout } = totalize(['parameters', 'DE', '--coverage']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^DE Germany: \d+ schemes, complete for 2023-01-01 to /);
    expect(stdout).toMatch(/de\.pension {2,}2023–2024 enacted, medium {2,}\S/);
    const { countries } = JSON.parse(totalize(['parameters', '--coverage', '--json']).stdout);
    const schemes = countries.flatMap((country: { schemes: { years: object[] }[] }) => country.schemes);
    expect(schemes.length).toBeGreaterThan(100);
    expect(schemes.every(({ years }: { years: object[] }) => years.length > 0)).toBe(true);
  });

  test('lists what a year lacks', () => {
    const { code, stdout } = totalize(['parameters', 'US', '--missing', '2027']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^US United States: 4 figures without a value for 2027\n/);
    expect(stdout).toMatch(/us\.oasdi\.wage-base +184,500 from 2026-01-01 to 2026-12-31 /);
    expect(stdout).toMatch(/us\.benefits\.quarter-of-coverage/);
    const { countries } = JSON.parse(totalize(['parameters', 'US', '--missing', '2026', '--json']).stdout);
    expect(countries[0].missing.map(({ parameter }: { parameter: string }) => parameter)).toEqual(['us.benefits.cola']);
    for (const wrong of [
      ['--missing', 'soon'],
      ['--missing', '2027', '--coverage'],
      ['--coverage', '--date', '2026-01-01'],
    ]) {
      expect(totalize(['parameters', 'US', ...wrong])).toMatchObject({ code: 1, stdout: '' });
    }
  });

  test('names the countries that there are', () => {
    expect(totalize(['parameters', 'Atlantis'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/DE.*US/),
    });
    expect(totalize(['parameters', 'US', '--date', 'soon'])).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('schema and formats', () => {
  test('lists the records, and gives the schema of one', () => {
    expect(totalize(['schema']).stdout.trimEnd().split('\n')).toEqual([...recordNames]);
    expect(JSON.parse(totalize(['schema', 'pay-line']).stdout)).toEqual(jsonSchemaOf('payLine'));
  });

  test('suggests the record that was meant', () => {
    expect(totalize(['schema', 'certficate'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/Did you mean certificate\?/),
    });
  });

  test('shows the columns', () => {
    expect(totalize(['formats']).stdout).toMatch(/payLines: read by --payroll\n {2}line_id/);
    const [csv] = JSON.parse(totalize(['formats', '--json']).stdout);
    expect(csv.records.map(({ kind }: { kind: string }) => kind)).toContain('contributions');
  });
});

describe('the program', () => {
  test.each(['calc', 'run', 'explain', 'parameters', 'schema', 'formats'])('%s has help with an example', (name) => {
    const { code, stdout, stderr } = totalize([name, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/Examples?:\n {2}\$ totalize /);
    expect(totalize(['help', name]).stdout).toBe(stdout);
  });

  test('says its version, and what it does not know', () => {
    expect(totalize(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect(totalize(['rnu'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/Did you mean run\?/),
    });
    expect(totalize([]).code).toBe(1);
    expect(totalize(['calc']).code).toBe(1);
  });

  test('a fault of its own, wherever it comes from, is exit 70', () => {
    const at = folder();
    write(at('fault.mjs'), 'setTimeout(() => Promise.reject(new RangeError("Jane Roe")), 1);');
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(at('fault.mjs')).href}` };
    const { code, stdout, stderr } = totalize(['calc', '--input', '-'], '', { env });
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    expect(stderr).toMatch(/RangeError/);
    expect(stderr).not.toMatch(/Jane/);
  });

  test('takes paths from where the user called the package manager', () => {
    const at = folder();
    mkdirSync(at('sub'));
    write(at('sub', 'b.json'), JSON.stringify(batch));
    const called = (start: string) =>
      totalize(['calc', '--input', 'b.json'], '', {
        cwd: at(),
        env: { INIT_CWD: start, npm_lifecycle_event: 'totalize' },
      }).code;
    expect([called(at('sub')), called(at()), called('/')]).toEqual([0, 3, 3]);
  });

  test('reports a fault of its own without data or folders', () => {
    const report = faultReport(new RangeError('amount 123.45\n    at Jane Roe:1:1'));
    expect(report).toMatch(/RangeError/);
    expect(report).toMatch(/other-commands\.test\.ts:\d+/);
    expect(report).not.toMatch(/Jane|123\.45/);
    expect(report).not.toContain(process.cwd());
    expect(faultReport('a text with data')).not.toMatch(/with data/);
  });
});

test.each([
  ['{"a":1,}', 'line 1, column 8 is wrong, where a name in double quotes is expected'],
  ['[1 2]', 'line 1, column 4 is wrong, where "," or the end of the list or object is expected'],
  ['{"a"\n 1}', 'line 2, column 2 is wrong, where ":" is expected'],
  ['["a\nb"]', 'line 1, column 2 is wrong, where a value or "]" is expected'],
  ['{"a":"\\x"}', 'line 1, column 6 is wrong, where a value is expected'],
  ['[01]', 'line 1, column 2 is wrong, where a value or "]" is expected'],
  ['{} {}', 'line 1, column 4 is wrong, where "," or the end of the list or object is expected'],
  ['[', 'it ends too early, where a value or "]" is expected'],
])('the place where %j stops being JSON', (text, fault) => {
  expect(jsonFault(text)).toBe(fault);
});
