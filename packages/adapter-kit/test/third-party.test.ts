import { expect, test } from 'vitest';
import {
  type Adapter,
  chunksOf,
  Decoder,
  type LinesOf,
  mergeProfiles,
  parseMapping,
  type ReadOptions,
  readPayments,
  reporter,
  type Source,
} from '@totalize/adapter-kit';
import type { PayLine } from '@totalize/core';

/** The adapter of docs/writing-an-adapter.md: lines such as `W1|2026-01-30|PAY=5000.00|SS=310.00`. */
const parsed = parseMapping(`
version: 1
profile: pipes/1
constants: { currency: USD, employerId: US-HQ, periodStart: 2026-01-01, periodEnd: 2026-01-31 }
codes: { earnings: { PAY: regular } }
taxes: { SS: us.oasdi.employee }
`);
if ('problems' in parsed) throw new Error(parsed.problems.join(' '));
const shipped = parsed.mapping;

async function* paymentsIn(source: Source): AsyncGenerator<LinesOf> {
  const decoder = new Decoder();
  let text = '';
  for await (const chunk of chunksOf(source)) text += decoder.decode(chunk, false);
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const [workerId = '', payDate = '', ...items] = line.split('|');
    const pairs = items.map((item) => item.split('=') as [string, string]);
    yield {
      place: { row: at + 1 },
      fields: { workerId, payDate },
      amounts: pairs.filter(([code]) => code !== 'SS').map(([code, amount]) => ({ group: 'earning', code, amount })),
      taxes: pairs.filter(([code]) => code === 'SS').map(([code, amount]) => ({ code, amount })),
    };
  }
}

const pipes: Adapter<{ payLines: PayLine }, ReadOptions, never> = {
  format: 'pipes',
  detect: (bytes) =>
    /^\w+\|\d{4}-/.test(Buffer.from(bytes.subarray(0, 80)).toString())
      ? { confidence: 0.9, reason: 'The first line begins with an id and a day.', kind: 'payLines' }
      : { confidence: 0, reason: 'The first line has no id and day.' },
  read: (_kind, source, { file, mapping } = {}) =>
    readPayments(paymentsIn(source), mergeProfiles(shipped, mapping), reporter(file)),
};

test('a third party needs the kit and nothing else', async () => {
  const file = 'W1|2026-01-30|PAY=5000.00|SS=310.00\nW2|2026-01-30|PAY=1.00|GIFT=2.00\n';
  expect(pipes.detect(Buffer.from(file)).confidence).toBe(0.9);
  const found = [];
  for await (const batch of pipes.read('payLines', file, { file: 'pay.txt' })) found.push(batch);
  expect(found.flatMap(({ records }) => records)).toMatchObject([
    { workerId: 'W1', gross: '5000.00', withheld: [{ scheme: 'us.oasdi', payer: 'employee', amount: '310.00' }] },
  ]);
  expect(found.flatMap(({ exceptions }) => exceptions).map(({ code, row, file: name }) => [code, row, name])).toEqual([
    ['record-refused', 2, 'pay.txt'],
    ['code-unknown', 2, 'pay.txt'],
  ]);
});
