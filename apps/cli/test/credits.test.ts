import { benefitResult, creditResult } from '@totalize/core';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folder, read, totalize } from './cli.ts';

const sample = fileURLToPath(new URL('../../../examples/credits/engineer.json', import.meta.url));
const record = JSON.parse(read(sample)) as Record<string, unknown>;
const ask = (command: string, input: unknown, ...args: readonly string[]) =>
  totalize([command, '--input', '-', ...args], typeof input === 'string' ? input : JSON.stringify(input));

describe.each([
  ['credits', creditResult],
  ['benefit', benefitResult],
] as const)('%s', (command, schema) => {
  test('answers the example', () => {
    const { code, stdout, stderr } = totalize([command, '--input', sample]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answer = JSON.parse(stdout) as unknown;
    expect(schema.parse(answer)).toEqual(answer);
  });

  test('a faulty record of an array does not spoil the others', () => {
    const { code, stdout } = ask(command, [record, null, { ...record, birthDate: 'x' }, record]);
    const answers = JSON.parse(stdout) as { exceptions: { severity: string; row?: number }[] }[];
    expect(code).toBe(2);
    expect(answers.map(({ exceptions }) => exceptions.map(({ severity, row }) => `${severity} ${row}`))).toEqual([
      [],
      ['error 2'],
      ['error 3'],
      [],
    ]);
    expect(answers[3]).toEqual(answers[0]);
    expect(Object.keys(answers[1] ?? {})).toEqual(['exceptions']);
  });

  test('an empty array is answered by an empty array', () => {
    expect(ask(command, '[]')).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  test.each([
    ['nothing', ''],
    ['an open brace', '{'],
    ['a number', '5'],
    ['null', 'null'],
  ])('%s cannot be read: one sentence and exit 3', (_name, input) => {
    const { code, stdout, stderr } = ask(command, input);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('what is wrong is told at its place; what it says is not repeated where it may be personal', () => {
    const spoilt = {
      ...record,
      foreignPeriods: [
        { country: 'DE', reportingStart: '1992-01-01', reportingEnd: '1991-01-01', months: 4, weeks: 3 },
        { country: 'DE', reportingStart: '65 120359 M 999', reportingEnd: '1992-01-01', months: 4 },
      ],
    };
    const { code, stdout } = ask(command, spoilt);
    const { exceptions } = JSON.parse(stdout) as { exceptions: { column: string }[] };
    expect(code).toBe(2);
    expect(exceptions.map(({ column }) => column)).toContain('foreignPeriods.1.reportingStart');
    expect(stdout).not.toContain('120359');
  });

  test('--help has an example', () => {
    expect(totalize([command, '--help']).stdout).toContain(`$ totalize ${command} --input examples/credits/`);
  });

  test('writes a report that is complete in itself, and overwrites nothing', () => {
    const at = folder();
    const first = ask(command, record, '--html', at('report.html'));
    expect(first).toMatchObject({ code: 0, stderr: `The report is in ${at('report.html')}.\n` });
    const page = read(at('report.html'));
    expect(page).toContain('<caption>Quarters of coverage by year and country');
    expect(page).toContain('aria-label="Germany 1992: Q1, Q2, Q3, Q4"');
    expect(page).not.toMatch(/<script|<link|<img|https?:/);
    expect(readdirSync(at())).toEqual(['report.html']);
    const again = ask(command, record, '--html', at('report.html'));
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(ask(command, record, '--html', at('report.html'), '--force', '--quiet')).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(ask(command, record, '--html', at('missing', 'report.html')).code).toBe(1);
    expect(existsSync(at('missing'))).toBe(false);
  });

  test('the report holds nothing of a record unescaped', () => {
    const at = folder();
    const evil = '<script>alert(1)</script>';
    const input = [
      { ...record, [evil]: evil, foreignPeriods: [{ country: evil }] },
      { ...record, [evil]: 1 },
    ];
    expect(ask(command, input, '--html', at('report.html'), '--quiet').code).toBe(2);
    expect(read(at('report.html'))).not.toContain('<script');
    expect(read(at('report.html'))).toContain('&lt;script&gt;');
  });
});

test('benefit: the pro rata amount and the popular estimate', () => {
  const { stdout } = totalize(['benefit', '--input', sample]);
  expect(JSON.parse(stdout)).toMatchObject({
    relativeEarningsPosition: '1.4977105',
    theoreticalPia: '3268.60',
    proRataPia: '560.30',
    regularPia: '1186.40',
    payablePia: '560.30',
    simpleEstimate: '517.70',
  });
});

test('a year that the data lack is an error, and what does not need it is told', () => {
  const { code, stdout } = ask('benefit', {
    ...record,
    birthDate: '1975-04-12',
    entitlement: undefined,
    asOf: '2026-03-01',
  });
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    relativeEarningsPosition: expect.any(String),
    payablePia: null,
    exceptions: expect.arrayContaining([expect.objectContaining({ code: 'law-missing' })]),
  });
});
