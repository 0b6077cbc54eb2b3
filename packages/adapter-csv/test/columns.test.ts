import { describe, expect, test } from 'vitest';
import { columnsOf, detectCsv, recordKinds, samples, unknownColumns } from '@totalize/adapter-csv';
import { readAll } from './all.ts';

const line = 'worker_id,employer_id,period_start,period_end,pay_date,currency,gross';
const cells = 'W,E,2026-01-01,2026-01-31,2026-01-30,USD,1000.00';
const payLine = async (header: string, text: string) =>
  (await readAll('payLines', `${line},${header}\n${cells},${text}\n`)).records[0];

test.each(recordKinds)('the sample of %s reads without a complaint, and is known for what it is', async (kind) => {
  const { records, exceptions } = await readAll(kind, samples[kind]);
  expect(exceptions).toEqual([]);
  expect(records.length).toBeGreaterThan(0);
  expect(detectCsv(Buffer.from(samples[kind]))).toMatchObject({ kind, confidence: 1 });
});

test.each(['Worker ID', ' WORKER-ID ', 'workerId', 'worker_id'])('%j is worker_id', async (name) => {
  expect((await readAll('workers', `${name}\nW\n`)).records).toEqual([{ workerId: 'W' }]);
});

describe('fields spread over columns', () => {
  test.each([
    ['wages.us.oasdi', '5.00', { wages: { 'us.oasdi': '5.00' } }],
    ['Wages.DE.*', '5.00', { wages: { 'de.*': '5.00' } }],
    ['wages.us.additional_medicare', '5', { wages: { 'us.additional-medicare': '5' } }],
    ['withheld.us.oasdi.employee', '5', { withheld: [{ scheme: 'us.oasdi', payer: 'employee', amount: '5' }] }],
    [
      'withheld.us.oasdi.employee.borne_by,withheld.us.oasdi.employee',
      '|employer,5|6',
      {
        withheld: [
          { scheme: 'us.oasdi', payer: 'employee', amount: '5' },
          { scheme: 'us.oasdi', payer: 'employee', amount: '6', borneBy: 'employer' },
        ],
      },
    ],
  ])('%s', async (header, text, expected) => {
    expect(await payLine(header, text)).toMatchObject(expected);
  });

  test.each(['wages', 'wages.oasdi', 'withheld.us.oasdi', 'withheld.us.oasdi.me', 'attributes.x'])(
    '%s is no column',
    async (name) => {
      const { exceptions } = await readAll('payLines', `${line},${name}\n${cells},1\n${cells},1\n`);
      expect(exceptions).toMatchObject([{ severity: 'warning', code: 'field-unknown', column: name }]);
    },
  );

  test('rates and attributes of an employer', async () => {
    const file = 'employer_id,country,rates.jp.health.employee,rates.de.work-injury,american_employer\nE,DE,0.05,,No\n';
    expect((await readAll('employers', file)).records).toEqual([
      { employerId: 'E', country: 'DE', rates: { 'jp.health.employee': '0.05' }, americanEmployer: false },
    ]);
  });

  test('the situation has types', async () => {
    const header =
      'assignment_id,worker_id,employer_id,home_country,work_country,start,situation.posting.priorEmploymentMonths,situation.posting.affiliate,situation.posting.via,situation.posting.affiliate_share,situation.domesticCoverage,situation.employer.id,situation.note';
    const { records } = await readAll('assignments', `${header}\nA,W,E,US,DE,2026-01-01,24,yes,null,0.8,US|DE,007,7\n`);
    expect(records[0]?.situation).toEqual({
      posting: { priorEmploymentMonths: 24, affiliate: true, via: null, affiliateShare: '0.8' },
      domesticCoverage: ['US', 'DE'],
      employer: { id: '007' },
      note: 7,
    });
  });

  test.each(['situation.__proto__.x', 'situation.constructor.prototype.x'])('%s reaches no prototype', async (name) => {
    const header = `assignment_id,worker_id,employer_id,home_country,work_country,start,${name}`;
    const { exceptions } = await readAll('assignments', `${header}\nA,W,E,US,DE,2026-01-01,1\n`);
    expect(exceptions).toMatchObject([{ code: 'field-unknown' }]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });
});

test.each([
  ['SSN', '123456789'],
  ['Bank account', '12345'],
  ['worker_id', '123-45-6789\u{1}'],
])('a value in %s is not repeated where it is secret', async (header, value) => {
  const mapping = { columns: { [header]: 'birthDate' }, constants: {}, ignore: [] };
  const file = header === 'worker_id' ? 'worker_id,birth_date\nW,123-45-6789\n' : `worker_id,${header}\nW,${value}\n`;
  const { exceptions } = await readAll('workers', file, header === 'worker_id' ? {} : { mapping });
  expect(exceptions.some(({ severity }) => severity === 'error')).toBe(true);
  expect(JSON.stringify(exceptions)).not.toMatch(/12345|123-45/);
});

test('columnsOf lists what unknownColumns knows', () => {
  for (const kind of recordKinds) {
    const names = columnsOf(kind).map(({ name }) => name);
    expect(
      unknownColumns(
        kind,
        names.filter((name) => !name.endsWith('.*')),
      ),
    ).toEqual([]);
  }
  expect(unknownColumns('payLines', ['gross', 'net'])).toEqual(['net']);
});
