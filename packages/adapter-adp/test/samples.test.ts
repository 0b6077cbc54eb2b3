import { describe, expect, test } from 'vitest';
import { adpPayDataInput, adpPayrollOutput, adpTaxProfile, readTaxProfile } from '@totalize/adapter-adp';
import { profile, readAll, sample, told } from './all.ts';

test('every sample is known for what it is', () => {
  const found = [
    ['payroll-output-v1-level-payroll.json', adpPayrollOutput],
    ['payroll-output-v1-statutory-deductions.json', adpPayrollOutput],
    ['payroll-output-v2-default-rate.json', adpPayrollOutput],
    ['run-payroll-output-void-manual-check-trimmed.json', adpPayrollOutput],
    ['wfn-pay-data-input-multi-associate-request.json', adpPayDataInput],
    ['nextgen-pay-data-input-all-sections-request.json', adpPayDataInput],
    ['wfn-us-tax-profile-change-request.json', adpTaxProfile],
  ] as const;
  const all = [adpPayrollOutput, adpPayDataInput, adpTaxProfile];
  for (const [name, adapter] of found) {
    const known = all.filter((one) => one.detect(sample(name)).confidence > 0.5);
    expect([name, known]).toEqual([name, [adapter]]);
  }
});

describe('payroll-output', () => {
  test('company totals and lists hold no payment, and that is said', async () => {
    expect(told(await readAll(adpPayrollOutput, sample('payroll-output-v1-level-payroll.json')))).toEqual([
      'warning nothing-to-compute 1',
    ]);
    expect(told(await readAll(adpPayrollOutput, sample('payroll-output-v2-default-rate.json')))).toEqual([
      'warning nothing-to-compute 8',
    ]);
  });

  test('one section of a payroll has no dates', async () => {
    const found = await readAll(adpPayrollOutput, sample('payroll-output-v1-statutory-deductions.json'));
    expect(told(found)).toEqual(['error record-refused 1 1']);
    expect(found.refused).toBe(1);
  });

  test('codes of the employer, manual checks, a void, and sick pay that a person has to judge', async () => {
    const found = await readAll(adpPayrollOutput, sample('run-payroll-output-void-manual-check-trimmed.json'));
    expect(found.records.map(({ gross, kind }) => [gross, kind])).toEqual([
      ['3003.00', undefined],
      ['-4851.00', 'adjustment'],
      ['3300.00', undefined],
      ['2942.50', undefined],
      ['75.00', 'manual'],
    ]);
    expect(found.records[0]?.withheld).toEqual([
      { scheme: 'us.medicare', payer: 'employee', amount: '43.55' },
      { scheme: 'us.medicare', payer: 'employer', amount: '43.54' },
      { scheme: 'us.additional-medicare', payer: 'employee', amount: '0.00' },
      { scheme: 'us.oasdi', payer: 'employee', amount: '186.19' },
      { scheme: 'us.oasdi', payer: 'employer', amount: '186.19' },
    ]);
    expect(told(found).filter((line) => line.startsWith('error'))).toEqual([
      'error record-refused 6',
      'error code-undecided 6 1',
      'error code-undecided 6 1',
    ]);
  });

  test('with the codes decided, every payment is taken', async () => {
    const mapping = profile('codes: { earnings: { "333": { "*": in }, "334": { "*": out } } }');
    const found = await readAll(adpPayrollOutput, sample('run-payroll-output-void-manual-check-trimmed.json'), {
      mapping,
    });
    expect(found.records).toHaveLength(6);
    expect(found.exceptions).toEqual([]);
    const sick = found.records.find(({ kind }) => kind === 'sick-pay');
    expect(sick).toMatchObject({ gross: '225.00', wages: { '*': '123.00' } });
  });

  test('an unknown earning code refuses the payment and is told with its total', async () => {
    const text = sample('run-payroll-output-void-manual-check-trimmed.json').toString().replaceAll('"OVT"', '"XYZ"');
    const found = await readAll(adpPayrollOutput, text);
    const unknown = found.exceptions.find(({ code }) => code === 'code-unknown');
    expect(unknown).toMatchObject({ severity: 'error', message: expect.stringContaining('"XYZ"') });
    expect(found.records.length + found.refused).toBe(6);
  });

  test('money in a part that nobody knows is an error', async () => {
    const document = JSON.parse(sample('run-payroll-output-void-manual-check-trimmed.json').toString()) as {
      payrollOutputs: { associatePayments: { payments: { paymentSummary: Record<string, unknown> }[] }[] }[];
    };
    const payment = document.payrollOutputs[0]?.associatePayments[0]?.payments[0];
    if (payment !== undefined) payment.paymentSummary['perDiems'] = [{ perDiemAmount: { amountValue: 77.5 } }];
    const found = await readAll(adpPayrollOutput, JSON.stringify(document));
    expect(found.exceptions).toContainEqual(
      expect.objectContaining({ code: 'amount-unmapped', message: expect.stringContaining('77.5') }),
    );
  });

  test('a void of a payment in the same file reverses it; long decimals stay as they are', async () => {
    const pay = (itemID: string, amount: string, source: string) =>
      `{"itemID":"${itemID}","configurationTags":[{"tagCode":"payrun-source","tagValues":["${source}"]}],"paymentDate":"2026-01-30T00:00:00Z","payPeriodStartDate":"2026-01-01","payPeriodEndDate":"2026-01-31","paymentSummary":{"earnings":{"earningsSections":[{"earningsItems":[{"earningID":{"idValue":"REG"},"earningAmount":{"amountValue":${amount}}}]}]},"statutoryDeductions":{"statutoryDeductionsSections":[{"statutoryDeductionsItems":[{"statutoryDeductionTypeCode":{"codeValue":"SS"},"employerPaidAmount":{"amountValue":39.70232}}]}]}}}`;
    const text = `{"payrollOutputs":[{"payrollProcessingJobID":"J","payrollGroupCode":{"codeValue":"ABC"},"associatePayments":[{"associateOID":"W","payments":[${pay('1', '640.36', 'x')},${pay('V1', '-640.36', 'Void')}]}]}]}`;
    const { records, exceptions } = await readAll(adpPayrollOutput, text);
    expect(exceptions).toEqual([]);
    expect(records.map(({ kind, reverses, payDate }) => [kind, reverses, payDate])).toEqual([
      [undefined, undefined, '2026-01-30'],
      ['reversal', 'J:W:1', '2026-01-30'],
    ]);
    expect(records[0]?.withheld).toEqual([{ scheme: 'us.oasdi', payer: 'employer', amount: '39.70232' }]);
  });
});

test('pay-data-input: hours are ADP’s to pay', async () => {
  const found = await readAll(adpPayDataInput, sample('wfn-pay-data-input-multi-associate-request.json'));
  expect(told(found)).toEqual(['error record-refused 1', 'error record-refused 2', 'error record-refused 3']);
});

test('pay-data-input: money becomes a pay line once the profile knows days and codes', async () => {
  const text = `{"events":[{"data":{"eventContext":{"payrollGroupCode":{"codeValue":"ABC"},"payDate":"2026-01-30"},"transform":{"payDataInput":{"payeePayInputs":[{"payrollProfilePayInputs":[{"payrollFileNumber":"000417","payInputs":[{"earningInputs":[{"earningCode":{"codeValue":"B"},"earningsAmount":{"amountValue":1922.10}}],"memoInputs":[{"memoCode":{"codeValue":"HS"},"memoAmount":{"amountValue":5}}]}]}]}]}}}}]}`;
  const mapping = profile(
    'codes: { earnings: { B: bonus } }\nconstants: { periodStart: 2026-01-01, periodEnd: 2026-01-31 }',
  );
  const { records, exceptions } = await readAll(adpPayDataInput, text, { mapping });
  expect(exceptions).toEqual([]);
  expect(records).toMatchObject([
    { workerId: '000417', employerId: 'ABC', gross: '1922.10', kind: 'one-off', currency: 'USD' },
  ]);
});

test('tax profiles are master data', async () => {
  const text = sample('wfn-us-tax-profile-change-request.json').toString();
  expect(readTaxProfile(text)).toEqual([
    {
      workerId: '6789',
      employerId: '938',
      effective: '2019-12-05',
      socialSecurityExempt: false,
      medicareExempt: false,
    },
  ]);
  expect(told(await readAll(adpTaxProfile, text))).toEqual(['warning nothing-to-compute 1']);
});
