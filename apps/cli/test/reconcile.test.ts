import { readdirSync, readFileSync } from 'node:fs';
import { previewXlsx } from '@totalize/adapter-xlsx';
import { describe, expect, test } from 'vitest';
import { folder, read, totalize, write } from './cli.ts';
import { asOf, late, withoutCertificate } from './refund-samples.ts';

interface Answer {
  readonly refunds: readonly Readonly<Record<string, unknown>>[];
  readonly balancesDue: readonly unknown[];
  readonly exceptions: readonly { readonly code: string }[];
  readonly totals: Readonly<Record<string, unknown>>;
  readonly provenance: { readonly asOf: string };
}

const answer = (stdout: string): Answer => JSON.parse(stdout) as Answer;

describe('totalize reconcile --json', () => {
  test('answers a batch with refunds, balances due, exceptions and totals', () => {
    const { code, stdout } = totalize(['reconcile', '--input', '-', '--json', ...asOf], JSON.stringify(late));
    expect(code).toBe(0);
    const { refunds, balancesDue, provenance } = answer(stdout);
    expect(refunds.map(({ quarter, scheme, payer, difference }) => [quarter, scheme, payer, difference])).toEqual([
      ['2024Q1', 'us.medicare', 'employee', '435.00'],
      ['2024Q1', 'us.medicare', 'employer', '435.00'],
      ['2024Q1', 'us.oasdi', 'employee', '1860.00'],
      ['2024Q1', 'us.oasdi', 'employer', '1860.00'],
    ]);
    expect(balancesDue).toEqual([]);
    expect(provenance.asOf).toBe('2026-11-21');
  });

  test('answers an array by an array, and a faulty batch by its exceptions', () => {
    const input = JSON.stringify([late, 5, withoutCertificate]);
    const { code, stdout } = totalize(['reconcile', '--input', '-', '--json', ...asOf], input);
    expect(code).toBe(2);
    const [first, faulty, last] = JSON.parse(stdout) as Answer[];
    expect(first?.refunds).toHaveLength(4);
    expect(faulty?.exceptions.map((one) => one.code)).toEqual(['record-invalid']);
    expect(last?.refunds).toEqual([]);
    expect(last?.exceptions.map((one) => one.code)).toContain('protective-claim');
  });

  test('does not know on an earlier day what was learned later', () => {
    const { stdout } = totalize(['reconcile', '--input', '-', '--json', '--as-of', '2026-11-01'], JSON.stringify(late));
    expect(answer(stdout).refunds).toEqual([]);
  });

  test('cannot read what is no batch', () => {
    expect(totalize(['reconcile', '--input', '-', '--json'], '5').code).toBe(3);
    expect(totalize(['reconcile', '--json']).code).toBe(1);
  });
});

describe('totalize reconcile --out', () => {
  const made = (name: string, batch: object, ...more: readonly string[]) => {
    const at = folder();
    const input = write(at('batch.json'), JSON.stringify(batch));
    const outcome = totalize(['reconcile', '--input', input, '--out', at(name), ...asOf, ...more]);
    return { at, input, outcome };
  };

  test('writes rows, plan, a worksheet a claim, a page and a letter a worker', async () => {
    const { at, outcome } = made('pack', late);
    expect(outcome.code).toBe(0);
    const names = readdirSync(at('pack')).map((name) => name.replace(/-[0-9a-f]{8}\./, '.'));
    expect(names.toSorted()).toEqual([
      'balances-due.csv',
      'claim-US_941-X-adjustment_E1_2024Q1.csv',
      'exceptions.csv',
      'letter-W1_E1.html',
      'plan.json',
      'refunds.csv',
      'summary.json',
      'worker-W1.html',
      'worksheets.xlsx',
    ]);
    const workbook = await previewXlsx(readFileSync(at('pack', 'worksheets.xlsx')), 3);
    expect(workbook.map(({ sheet }) => sheet)).toEqual([
      'claims',
      'lines',
      'papers',
      'rows',
      'statements',
      'corrections',
    ]);
    expect(workbook[1]?.rows[1]?.slice(2, 6)).toMatchObject(
      ['Taxable social security wages', '0.00', '30000.00', '-30000.00'].map((text) => ({ text })),
    );
    expect(read(at('pack', 'refunds.csv')).split('\n')[0]).toMatch(
      /^worker_id,employer_id,year,quarter,country,scheme,payer,/,
    );
    expect(read(at('pack', 'letter-W1_E1.html'))).toContain('by 2027-01-05');
    expect(outcome.stdout).toContain('941-X adjustment');
  });

  test('two reconciliations of one input are the same, to the byte', () => {
    const { at, input } = made('one', late);
    totalize(['reconcile', '--input', input, '--out', at('two'), ...asOf]);
    for (const name of readdirSync(at('one'))) expect(read(at('two', name))).toBe(read(at('one', name)));
  });

  test('overwrites nothing without --force', () => {
    const { at, input } = made('pack', late);
    const again = ['reconcile', '--input', input, '--out', at('pack'), ...asOf];
    expect(totalize(again).code).toBe(1);
    expect(totalize([...again, '--force']).code).toBe(0);
  });

  test('says what another plan says otherwise', () => {
    const { at, input } = made('new', late);
    const before = write(at('before.json'), JSON.stringify(withoutCertificate));
    totalize(['reconcile', '--input', before, '--out', at('old'), ...asOf]);
    const { code, stdout } = totalize([
      'reconcile',
      '--input',
      input,
      '--diff',
      at('old', 'plan.json'),
      '--json',
      ...asOf,
    ]);
    expect(code).toBe(0);
    const { planChanges } = JSON.parse(stdout) as { planChanges: { change: string; new: string }[] };
    expect(planChanges.map(({ change, new: now }) => [change, now])).toEqual([['added', '4590.00']]);
    expect(totalize(['reconcile', '--input', input, '--diff', input]).code).toBe(3);
  });

  test('says of a plan of another day what the day has changed, and nothing of the same plan', () => {
    const { at, input } = made('one', late);
    const changesOn = (day: string): readonly (readonly string[])[] => {
      const again = ['reconcile', '--input', input, '--diff', at('one', 'plan.json'), '--json', '--as-of', day];
      const { planChanges } = JSON.parse(totalize(again).stdout) as { planChanges: { what: string[] }[] };
      return planChanges.map(({ what }) => what);
    };
    const day = asOf.at(-1) ?? '';
    expect(changesOn(day)).toEqual([]);
    // The days for the worker's answer are counted from that day on.
    expect(changesOn(day.replace(/\d\d$/, (text) => `${Number(text) + 1}`))).toEqual([['papers']]);
  });

  test('names from outside run nowhere: not in a page, not in a spreadsheet, not in a path', () => {
    const named = JSON.parse(JSON.stringify(late).replaceAll('"W1"', '"=<script>/../W1"')) as object;
    const { at } = made('pack', named);
    const names = readdirSync(at('pack'));
    expect(names.every((name) => /^[A-Za-z0-9._-]+$/.test(name))).toBe(true);
    const page = names.find((name) => name.startsWith('worker-')) ?? '';
    expect(read(at('pack', page))).not.toContain('<script>');
    expect(read(at('pack', 'refunds.csv'))).toContain("\n'=<script>");
  });
});
