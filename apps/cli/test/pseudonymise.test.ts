import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { folder, read, totalize, write } from './cli.ts';
import { asOf, late } from './refund-samples.ts';

const names = { W1: 'OKAFOR-1', E1: 'ACME', A1: 'ASSIGN-7', C1: 'PAPER-9', L1: 'SLIP-1', L2: 'SLIP-2', L3: 'SLIP-3' };

/** The late certificate with telling ids, a note, and a line that cannot be read. */
const telling = (faulty: boolean) => {
  const text = Object.entries(names).reduce(
    (json, [id, name]) => json.replaceAll(`"${id}"`, `"${name}"`),
    JSON.stringify(late),
  );
  const batch = JSON.parse(text) as { payLines: object[]; certificates: object[] };
  const [line] = batch.payLines;
  return {
    ...batch,
    payLines: [...batch.payLines, ...(faulty ? [{ ...line, lineId: 'SLIP-4', gross: 'SECRET' }] : [])],
    certificates: batch.certificates.map((one) => ({ ...one, formNumber: 'SECRET-FORM' })),
    overrides: [
      { scheme: 'de.pension', from: '2024-01-01', to: '2024-01-31', rate: '0.093', authority: 'letter of SECRET' },
    ],
  };
};

const secrets = [...Object.values(names), 'SLIP-4', 'SECRET', 'payroll-of-okafor'];

test('files for support name nobody, and hold the same figures', () => {
  const at = folder();
  const input = ['--input', write(at('payroll-of-okafor.json'), JSON.stringify(telling(true)))];
  const whole = ['--input', write(at('whole.json'), JSON.stringify(telling(false)))];
  expect(totalize(['run', ...input, '--out', at('plain'), '-q']).code).toBe(2);
  expect(totalize(['run', ...input, '--out', at('support'), '--write', 'xlsx', '--pseudonymise', '-q']).code).toBe(2);
  expect(totalize(['reconcile', ...whole, '--out', at('pack'), '--pseudonymise', ...asOf, '-q']).code).toBe(0);
  for (const out of ['support', 'pack']) {
    for (const name of readdirSync(at(out))) {
      const text = `${name} ${readFileSync(at(out, name), 'latin1')}`;
      expect([out, name, secrets.filter((secret) => text.includes(secret))]).toEqual([out, name, []]);
    }
  }
  const figures = (out: string) =>
    read(at(out, 'contributions.csv'))
      .split('\n')
      .map((row) => row.split(',').slice(3, 17).join());
  expect(figures('support')).toEqual(figures('plain'));
  expect(read(at('support', 'contributions.csv')).split('\n')[1]).toMatch(/^L1,W1,E1,/);
  expect(readdirSync(at('pack')).some((name) => name.startsWith('worker-W1'))).toBe(true);
});

test('a ledger and files for other systems need to know who is who', () => {
  const at = folder();
  const input = ['--input', write(at('b.json'), JSON.stringify(late)), '--out', at('o'), '--pseudonymise'];
  expect(totalize(['run', ...input, '--ledger', at('l')])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--ledger'),
  });
  expect(totalize(['run', ...input, '--write', 'adp-paydata'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('support'),
  });
  expect(totalize(['reconcile', ...input, '--ledger', at('l')]).code).toBe(1);
});
