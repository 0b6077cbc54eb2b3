import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  adpPaydata,
  adpPayDataInput,
  adpPayrollOutput,
  adpPayStatement,
  adpRegister,
  adpTaxProfile,
} from '@totalize/adapter-adp';
import { profile, readAll, sample, told } from './all.ts';

// Composed from the described shapes; no public statement with data is known.
const spanish = {
  payStatement: {
    associateOID: 'W1',
    payDate: '2026-01-31',
    payPeriod: { startDate: '2026-01-01', endDate: '2026-01-31' },
    grossPayAmount: { amountValue: 0.0, currencyCode: 'EUR' },
    netPayAmount: { amountValue: 2500, currencyCode: 'EUR' },
    earnings: [{ earningCodeName: 'Salario', earningAmount: { amountValue: 3000.0 } }],
    deductions: [{ codeName: 'SS comunes', deductionAmount: { amountValue: -141.0 }, sectionLabelName: 'Trabajador' }],
    otherPay: [{ codeName: 'SS empresa', sectionLabelName: 'Employer contributions', amount: { amountValue: 708.0 } }],
  },
};
const own =
  'codes: { earnings: { Salario: regular } }\ntaxes: { SS comunes: es.common-contingencies, SS empresa: es.common-contingencies }\nsections: { Trabajador: "tax:employee" }\nconstants: { employerId: ES-1 }';

describe('pay statements', () => {
  test('the section says who pays, not the name of the field', async () => {
    const { records, exceptions } = await readAll(adpPayStatement, JSON.stringify(spanish), { mapping: profile(own) });
    expect(exceptions).toEqual([]);
    expect(records).toMatchObject([
      {
        gross: '3000.00',
        currency: 'EUR',
        withheld: [
          { scheme: 'es.common-contingencies', payer: 'employee', amount: '141.00' },
          { scheme: 'es.common-contingencies', payer: 'employer', amount: '708.00' },
        ],
      },
    ]);
  });

  test.each([
    ['positive', 1, [['Social Security', '180']], ['180.00']],
    [
      'with the opposite sign',
      1,
      [
        ['Social Security', '-180'],
        ['Medicare', '-43.50'],
      ],
      ['180.00', '43.50'],
    ],
    [
      'opposite in a void',
      -1,
      [
        ['Social Security', '180'],
        ['Medicare', '43.50'],
      ],
      ['-180.00', '-43.50'],
    ],
    [
      'a void',
      -1,
      [
        ['Social Security', '-180'],
        ['Medicare', '-43.50'],
      ],
      ['-180.00', '-43.50'],
    ],
    [
      'one of them given back',
      1,
      [
        ['Social Security', '-180'],
        ['Medicare', '43.50'],
      ],
      ['-180.00', '43.50'],
    ],
  ] as const)('taxes without a label: %s', async (_, sign, taken, expected) => {
    const text = JSON.stringify({
      payStatement: {
        ...spanish.payStatement,
        netPayAmount: { amountValue: 1, currencyCode: 'USD' },
        earnings: [{ earningCodeName: 'Regular', earningAmount: { amountValue: 3000 * sign } }],
        deductions: taken.map(([codeName, amount]) => ({ codeName, deductionAmount: { amountValue: Number(amount) } })),
        otherPay: [],
      },
    });
    const { records } = await readAll(adpPayStatement, text, { mapping: profile('constants: { employerId: US-1 }') });
    expect(records[0]?.withheld?.map(({ amount }) => amount)).toEqual(expected);
  });

  test('a month is no pay date', async () => {
    const text = JSON.stringify({ payStatement: { ...spanish.payStatement, payDate: '2015-08' } });
    expect(told(await readAll(adpPayStatement, text, { mapping: profile(own) }))).toEqual([
      'error record-invalid 1 pay_date',
    ]);
  });

  test('UK: sections are told apart by their place only', async () => {
    const text = `{"payrollOutputs":[{"payrollProcessingJobID":"J","payrollGroupCode":{"codeValue":"UK1"},"associatePayments":[{"associateOID":"W","payments":[{"itemID":"1","paymentDate":"2026-01-30T00:00:00","payPeriodStartDate":"2026-01-01T00:00:00","payPeriodEndDate":"2026-01-31T00:00:00","paymentAmount":{"amountValue":2453.84,"currencyCode":"GBP"},"paymentSummary":{"earnings":{"earningsSections":[{"earningsItems":[{"earningID":{"idValue":"REG"},"earningAmount":{"amountValue":3000}}]}]},"statutoryDeductions":{"statutoryDeductionsSections":[{"statutoryDeductionsItems":[{"itemID":"1","associateDeductionAmount":{"amountValue":390}},{"itemID":"2","associateDeductionAmount":{"amountValue":156.16}},{"itemID":"3","associateDeductionAmount":{"amountValue":387.45}}]}]}}}]}]}]}`;
    const mapping = profile('taxes: { "item:1": other, "item:2": gb.class-1.employee, "item:3": gb.class-1.employer }');
    const { records, exceptions } = await readAll(adpPayrollOutput, text, { mapping });
    expect(exceptions).toEqual([]);
    expect(records[0]?.withheld).toEqual([
      { scheme: 'gb.class-1', payer: 'employee', amount: '156.16' },
      { scheme: 'gb.class-1', payer: 'employer', amount: '387.45' },
    ]);
  });
});

describe('hostile files', () => {
  const adapters = [adpPaydata, adpPayDataInput, adpPayrollOutput, adpPayStatement, adpRegister, adpTaxProfile];

  test('random and damaged bytes neither throw nor run on', async () => {
    const bytes = sample('run-payroll-output-void-manual-check-trimmed.json').subarray(0, 9000);
    const damaged = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 5 }).map((changes) => {
      const copy = Buffer.from(bytes);
      for (const [at, value] of changes) copy[at] = value;
      return copy;
    });
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      damaged,
      fc.json().map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(anything, fc.constantFrom(...adapters), async (content, adapter) => {
        expect(adapter.detect(content).confidence).toBeLessThanOrEqual(1);
        await readAll(adapter, content);
      }),
      { seed: 47, numRuns: 1500 },
    );
  });

  test('JSON of any shape under known names', async () => {
    const names = [
      'payrollOutputs',
      'associatePayments',
      'payments',
      'paymentSummary',
      'earnings',
      'earningsSections',
      'earningsItems',
      'paymentDate',
      'amountValue',
      '__proto__',
      'constructor',
      'events',
      'data',
      'payStatement',
      'deductions',
      'codeName',
      'sectionLabelName',
      'deductionAmount',
      'statutoryDeductions',
      'statutoryDeductionsSections',
      'statutoryDeductionsItems',
      'statutoryDeductionTypeCode',
      'codeValue',
      'employerPaidAmount',
    ];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('1', 'x', '2026-01-01', 'constructor', 'toString'),
        fc.double(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...names), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...names), tree),
        fc.constantFrom(...adapters),
        async (value, adapter) => {
          await readAll(adapter, JSON.stringify(value));
        },
      ),
      { seed: 53, numRuns: 1500 },
    );
    expect(Object.hasOwn(Object.prototype, 'payments')).toBe(false);
  });

  test('a code or label that is the name of something in the language is a code like any other', async () => {
    const { payStatement } = spanish;
    const deductions = [{ codeName: 'constructor', deductionAmount: { amountValue: 1 }, sectionLabelName: 'toString' }];
    const text = JSON.stringify({ payStatement: { ...payStatement, deductions } });
    expect(told(await readAll(adpPayStatement, text, { mapping: profile(own) }))).toContain('error code-unknown 1 1');
    const tax = `{"payrollOutputs":[{"associatePayments":[{"payments":[{"paymentDate":"2026-01-30","paymentSummary":{"earnings":{},"statutoryDeductions":{"statutoryDeductionsSections":[{"statutoryDeductionsItems":[{"statutoryDeductionTypeCode":{"codeValue":"constructor"},"employerPaidAmount":{"amountValue":1}}]}]}}}]}]}]}`;
    expect(told(await readAll(adpPayrollOutput, tax))).toContain('error code-unknown 1 1');
  });

  test('deep nesting and a file cut off are refused in one sentence', async () => {
    for (const text of ['['.repeat(200_000), '{"payrollOutputs":['])
      expect(told(await readAll(adpPayrollOutput, text))).toEqual(['error file-unreadable']);
  });
});
