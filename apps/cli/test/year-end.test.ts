import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folder, read, totalize, write } from './cli.ts';
import { late, withoutCertificate } from './refund-samples.ts';

describe('totalize year-end', () => {
  test('gives boxes and lines, compared with what was withheld', () => {
    const { code, stdout } = totalize(
      ['year-end', '--year', '2024', '--input', '-', '--json'],
      JSON.stringify(withoutCertificate),
    );
    expect(code).toBe(0);
    const { statements, returns } = JSON.parse(stdout) as {
      statements: { boxes: { box: string; amount: string; withheld: string; difference: string }[] }[];
      returns: { quarter: string; lines: { line: string; tax: string; difference: string }[]; fractions: string }[];
    };
    expect(statements[0]?.boxes.map(({ box, amount, difference }) => [box, amount, difference])).toEqual([
      ['3', '30000.00', ''],
      ['4', '1860.00', '0.00'],
      ['5', '30000.00', ''],
      ['6', '435.00', '0.00'],
    ]);
    expect(
      returns.map(({ quarter, lines, fractions }) => [
        quarter,
        lines.map(({ line, tax }) => `${line} ${tax}`),
        fractions,
      ]),
    ).toEqual([['2024Q1', ['5a 3720.00', '5c 870.00', '5d 0.00'], '0.00']]);
  });

  test('gives the schemes of another country by scheme, and writes a folder', () => {
    const at = folder();
    const input = write(at('batch.json'), JSON.stringify(late));
    const { code, stdout } = totalize(['year-end', '--year', '2024', '--input', input, '--out', at('year')]);
    expect(code).toBe(0);
    expect(stdout).toContain('de.pension');
    expect(readdirSync(at('year')).toSorted()).toEqual([
      'returns.csv',
      'schemes.csv',
      'statements.csv',
      'summary.json',
    ]);
    expect(read(at('year', 'schemes.csv'))).toContain('DE,E1,de.pension,employee,EUR,');
  });

  test('needs a year', () => {
    expect(totalize(['year-end', '--input', '-'], '{}').code).toBe(1);
    expect(totalize(['year-end', '--year', '24', '--input', '-'], JSON.stringify(late)).code).toBe(1);
  });
});
