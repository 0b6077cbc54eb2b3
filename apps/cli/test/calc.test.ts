import { result } from '@totalize/core';
import { describe, expect, test } from 'vitest';
import { folder, totalize, write } from './cli.ts';
import { batch, payLine } from './samples.ts';

const calc = (input: string | Uint8Array, ...args: readonly string[]) =>
  totalize(['calc', '--input', '-', ...args], input);

describe('calc', () => {
  test('answers a batch with a result', () => {
    const { code, stdout, stderr } = calc(JSON.stringify(batch));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const answer = result.parse(JSON.parse(stdout));
    const amounts = answer.contributions.map(({ scheme, payer, amount }) => `${scheme} ${payer} ${amount}`);
    expect(amounts).toEqual(
      expect.arrayContaining(['us.oasdi employee 1033.33', 'us.oasdi employer 1033.33', 'us.medicare employee 241.67']),
    );
    expect(answer.provenance.inputs).toEqual([{ name: 'stdin', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  test('reads a file with a byte order mark, also in UTF-16', () => {
    const at = folder();
    const text = `\u{feff}${JSON.stringify(batch)}`;
    const plain = totalize(['calc', '--input', write(at('8.json'), text)]);
    const wide = totalize(['calc', '--input', write(at('16.json'), Buffer.from(text, 'utf16le'))]);
    expect([plain.code, wide.code]).toEqual([0, 0]);
    expect(JSON.parse(wide.stdout).contributions).toEqual(JSON.parse(plain.stdout).contributions);
  });

  test('a faulty batch of an array does not spoil the others', () => {
    const { code, stdout } = calc(JSON.stringify([batch, null, { payLines: [{ ...payLine, gross: 'x' }] }, batch]));
    const answers = result.array().parse(JSON.parse(stdout));
    expect(code).toBe(2);
    expect(answers.map(({ exceptions }) => exceptions.filter(({ severity }) => severity === 'error').length)).toEqual([
      0, 1, 1, 0,
    ]);
    expect(answers[1]).toMatchObject({
      contributions: [],
      balances: [],
      totals: { amounts: [], lines: { in: 0, out: 0, refused: 0 } },
    });
    expect(answers[3]?.contributions).toEqual(answers[0]?.contributions);
  });

  test('an empty array is answered by an empty array', () => {
    expect(calc('[]')).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
  });

  test.each([
    ['nothing', '', /is empty/],
    ['an open brace', '{', /ends too early/],
    ['NaN', '{"payLines":[{"gross":NaN}]}', /line 1, column 23/],
    ['null', 'null', /is null/],
    ['a text', '"batch"', /is a string/],
    ['no payLines', '{}', /payLines is missing/],
    ['payLines that are no list', '{"payLines":{}}', /payLines is an object/],
    ['brackets without end', '['.repeat(1_000_000), /ends too early/],
    ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), /no UTF-8 text/],
  ])('%s cannot be read: one sentence and exit 3', (_name, input, message) => {
    const { code, stdout, stderr } = calc(input);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at |Error:/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('never repeats what a broken text says', () => {
    expect(calc('{"nationalId": "123-45-6789", oops}').stderr).not.toMatch(/123-45|oops/);
  });

  test.each([
    ['a number that is no amount', '{"payLines":[{"gross":1e999}]}'],
    ['a text of 10 MB', JSON.stringify({ payLines: [{ ...payLine, workerId: 'x'.repeat(10_000_000) }] })],
    ['deep nesting', `{"payLines":[${'{"a":['.repeat(200_000)}${']}'.repeat(200_000)}]}`],
    ['keys of the prototype', '{"payLines":[{"__proto__":{"gross":"1"},"constructor":1}]}'],
  ])('%s becomes an exception', (_name, input) => {
    const { code, stdout, stderr } = calc(input);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(result.parse(JSON.parse(stdout)).contributions).toEqual([]);
  });

  test('warnings count with --strict', () => {
    const misspelt = JSON.stringify({ ...batch, payLine: [] });
    expect(calc(misspelt).code).toBe(0);
    expect(calc(misspelt, '--strict').code).toBe(2);
  });

  test('computes the schemes asked for', () => {
    const { stdout } = calc(JSON.stringify(batch), '--schemes', 'us.o*');
    expect(new Set(JSON.parse(stdout).contributions.map((row: { scheme: string }) => row.scheme))).toEqual(
      new Set(['us.oasdi']),
    );
    const unknown = calc(JSON.stringify(batch), '--schemes', 'us.oasid');
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toMatch(/us\.oasdi/);
  });

  test('a file that is not there cannot be read', () => {
    expect(totalize(['calc', '--input', folder()('none.json')])).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(/no such file/),
    });
  });
});
