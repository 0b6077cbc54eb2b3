import { describe, expect, test } from 'vitest';
import { folder, totalize, write } from './cli.ts';
import { late, withoutCertificate } from './refund-samples.ts';

type Batch = Omit<typeof late, 'certificates'> & { readonly certificates: readonly object[] };

const runs = (...batches: readonly Batch[]) => {
  const at = folder();
  for (const [index, batch] of batches.entries()) {
    const input = write(at(`${index}.json`), JSON.stringify(batch));
    totalize(['run', '--input', input, '--out', at(`${index}`), '--quiet']);
  }
  return at;
};

const causes = (stdout: string): Record<string, string> => {
  const { changes } = JSON.parse(stdout) as { changes: { scheme: string; payer: string; cause: string }[] };
  return Object.fromEntries(changes.map(({ scheme, payer, cause }) => [`${scheme} ${payer}`, cause]));
};

const withPay = (gross: string): Batch => ({
  ...withoutCertificate,
  payLines: late.payLines.map((line) => ({ ...line, gross })),
});

describe('totalize diff', () => {
  test('names the certificate', () => {
    const at = runs(withoutCertificate, late);
    const { code, stdout } = totalize(['diff', at('0'), at('1'), '--json']);
    expect(code).toBe(0);
    expect(causes(stdout)['us.oasdi employee']).toBe('certificate');
    expect(causes(stdout)['de.pension employee']).toBe('certificate');
    expect(totalize(['diff', at('0'), at('1')]).stdout).toContain('certificate');
  });

  test('names pay, and the cap that it reaches', () => {
    const at = runs(withPay('10000.00'), withPay('60000.00'));
    const found = causes(totalize(['diff', at('0'), at('1'), '--json']).stdout);
    expect([found['us.medicare employee'], found['us.oasdi employee']]).toEqual(['pay', 'cap']);
  });

  test('says so where two runs are the same', () => {
    const at = runs(late, late);
    expect(totalize(['diff', at('0'), at('1')]).stdout).toContain('Both runs have the same amounts.');
  });

  test('needs the folders of two runs', () => {
    const at = runs(late);
    expect(totalize(['diff', at('0')]).code).toBe(1);
    expect(totalize(['diff', at('0'), at('nowhere')]).code).toBe(3);
  });

  test('refuses contributions with some columns only', () => {
    const at = runs(late);
    const input = write(at('part.json'), JSON.stringify(late));
    totalize(['run', '--input', input, '--out', at('part'), '--columns', 'line_id,amount', '--quiet']);
    expect(totalize(['diff', at('0'), at('part')]).code).toBe(3);
  });
});
