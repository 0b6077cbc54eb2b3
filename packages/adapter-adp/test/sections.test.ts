import { describe, expect, test } from 'vitest';
import { adpPayrollOutput } from '@totalize/adapter-adp';
import { profile, readAll, sample, told } from './all.ts';

/** ADP's own sample of the section of statutory deductions; the other sections of the same payroll are composed. */
const taxes = sample('payroll-output-v1-statutory-deductions.json').toString();
const message = (payment: string): string =>
  `{"payrollOutputs":[{"itemID":"5SwXZKCFo7lJUDXZV6Unsw==","payrollGroupCode":{"codeValue":"VCQ"},"associatePayments":[{"associateOID":"G3ZWY283TRJC4JKD","payments":[${payment}]}]}]}`;
const earnings = message(
  '{"paymentSummary":{"earnings":{"earningsSections":[{"earningsItems":[{"earningID":{"idValue":"REG"},"earningAmount":{"amountValue":640.36}}]}]}}}',
);
const dates =
  '"paymentDate":"2019-10-04","payPeriodStartDate":"2019-09-22","payPeriodEndDate":"2019-09-28","paymentAmount":{"amountValue":526.20}';
const payments = message(`{${dates}}`);
const list = (...messages: readonly string[]): string => `[${messages.join(',')}]`;

const line = {
  workerId: 'G3ZWY283TRJC4JKD',
  employerId: 'VCQ',
  payDate: '2019-10-04',
  gross: '640.36',
  withheld: [
    { scheme: 'us.medicare', payer: 'employee', amount: '9.29' },
    { scheme: 'us.medicare', payer: 'employer', amount: '9.28522' },
    { scheme: 'us.oasdi', payer: 'employee', amount: '39.70' },
    { scheme: 'us.oasdi', payer: 'employer', amount: '39.70232' },
  ],
};

describe('sections of a payroll', () => {
  test.each([
    ['with the payments last', list(earnings, taxes, payments)],
    ['with the payments first', list(payments, taxes, earnings)],
  ])('are joined, %s', async (_, file) => {
    expect(adpPayrollOutput.detect(Buffer.from(file)).confidence).toBeGreaterThan(0.9);
    const found = await readAll(adpPayrollOutput, file);
    expect(found.exceptions).toEqual([]);
    expect(found.records).toMatchObject([line]);
  });

  test('without the payments the days may be given as constants', async () => {
    const mapping = profile('constants: { payDate: 2019-10-04, periodStart: 2019-09-22, periodEnd: 2019-09-28 }');
    const found = await readAll(adpPayrollOutput, list(earnings, taxes), { mapping });
    expect(found.records).toMatchObject([line]);
    expect(told(await readAll(adpPayrollOutput, list(earnings, taxes)))).toEqual(['error record-refused 1 1']);
  });

  test.each([
    ['earnings', earnings, /no dates: .* Sections are joined within one file only: /],
    ['taxes', taxes, /no dates: .* Sections are joined within one file only: /],
    ['payments', payments, /no earnings: .* Sections are joined within one file only: .* as a JSON list\.$/],
  ])('alone in their file are refused: %s', async (_, file, why) => {
    const found = await readAll(adpPayrollOutput, file);
    expect([found.records, found.refused]).toEqual([[], 1]);
    expect(found.exceptions).toMatchObject([{ code: 'record-refused', message: expect.stringMatching(why) }]);
  });

  test('without earnings, days under constants do not make a payment of withheld taxes', async () => {
    const mapping = profile('constants: { payDate: 2019-10-04, periodStart: 2019-09-22, periodEnd: 2019-09-28 }');
    const found = await readAll(adpPayrollOutput, taxes, { mapping });
    expect([found.records, told(found)]).toEqual([[], ['error record-refused 1 1']]);
  });

  test('one that is given twice refuses the payment', async () => {
    const found = await readAll(adpPayrollOutput, list(payments, earnings, taxes, earnings));
    expect(found.records).toEqual([]);
    expect(found.refused).toBe(1);
    expect(found.exceptions).toMatchObject([
      { code: 'record-refused', row: 1, message: expect.stringMatching(/^Two sections give earnings of one payment/) },
    ]);
  });

  test('whole payments are never taken for sections of one', async () => {
    const whole = message(
      `{${dates},"paymentSummary":{"earnings":{"earningsSections":[{"earningsItems":[{"earningID":{"idValue":"REG"},"earningAmount":{"amountValue":1}}]}]}}}`,
    );
    expect((await readAll(adpPayrollOutput, list(whole, whole))).records).toHaveLength(2);
  });

  test('of other workers and other payrolls stay apart', async () => {
    const other = earnings.replace('G3ZWY283TRJC4JKD', 'G3OTHER').replace('640.36', '7.00');
    const found = await readAll(adpPayrollOutput, list(payments, earnings, taxes, other));
    expect(found.records).toMatchObject([line]);
    expect(told(found)).toEqual(['error record-refused 1 1']);
  });
});

test('a void in a later payroll of the file reverses the payment of the earlier one', async () => {
  const payroll = (job: string, id: string, amount: string, source: string): string =>
    `{"payrollOutputs":[{"payrollProcessingJobID":"${job}","payrollGroupCode":{"codeValue":"ABC"},"associatePayments":[{"associateOID":"W","payments":[{"itemID":"${id}",${dates.replace('526.20', amount)},"configurationTags":[{"tagCode":"payrun-source","tagValues":["${source}"]}],"paymentSummary":{"earnings":{"earningsSections":[{"earningsItems":[{"earningID":{"idValue":"REG"},"earningAmount":{"amountValue":${amount}}}]}]}}}]}]}]}`;
  const file = list(payroll('J1', '1', '640.36', 'x'), payroll('J2', 'V1', '-640.36', 'Void'));
  const { records, exceptions } = await readAll(adpPayrollOutput, file);
  expect(exceptions).toEqual([]);
  expect(records.map(({ kind, reverses }) => [kind, reverses])).toEqual([
    [undefined, undefined],
    ['reversal', 'J1:W:1'],
  ]);
});
