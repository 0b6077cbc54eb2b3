import { writeWorkbook } from '@totalize/adapter-xlsx';

/** A small file of a format that is read, and what has to be found in it. Nobody in it exists. */
export interface Example {
  readonly what: string;
  readonly format: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  /** The mapping file that the format needs. */
  readonly mapping?: string;
  readonly lines: { readonly in: number; readonly out: number; readonly refused: number };
  /** Worker, employer, scheme, payer, currency, wages and what was withheld, as the worksheet has them. */
  readonly withheld: readonly string[];
  /** Severity, code, row and column. */
  readonly exceptions?: readonly string[];
}

const one = { in: 1, out: 1, refused: 0 };
const none = { in: 0, out: 0, refused: 0 };

const workbook = async (rows: readonly (readonly string[])[], numbers: readonly number[] = []): Promise<Uint8Array> => {
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from(
    { length: width },
    (_, at) => ({ name: '', type: numbers.includes(at) ? 'number' : 'text', width: 12 }) as const,
  );
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeWorkbook([{ name: 'Report', columns, rows }])) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const csv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')).join('\r\n')}\r\n`;

const plain = [
  [
    'worker_id',
    'employer_id',
    'period_start',
    'period_end',
    'pay_date',
    'currency',
    'gross',
    'withheld.us.oasdi.employee',
  ],
  ['000417', 'ABC', '2026-01-01', '2026-01-31', '2026-01-30', 'USD', '5000.00', '300.00'],
  ['000512', 'ABC', '2026-01-01', '2026-01-31', '2026-01-30', 'USD', 'lots', '310.00'],
];
const plainFound = {
  lines: { in: 2, out: 1, refused: 1 },
  withheld: ['000417 ABC us.oasdi employee USD 5000.00 300.00'],
  exceptions: ['error record-invalid 3 gross'],
};

const register = [
  ['Payroll Register'],
  [
    'COMPANY CODE',
    'NAME',
    'FILE NUMBER',
    'TAX ID',
    'PERIOD BEGINNING DATE',
    'PERIOD ENDING DATE',
    'PAY DATE',
    'CHECK/VOUCHER NUMBER',
    'REGULAR EARNINGS',
    'RELOCATION',
    'SOCIAL SECURITY - EMPLOYEE TAX',
    'MEDICARE - EMPLOYEE TAX',
    'GROSS PAY',
  ],
  [
    'ABC',
    'Example, Ada',
    '000417',
    '000-12-3456',
    '01/01/2026',
    '01/31/2026',
    '01/30/2026',
    '1',
    '5,000.00',
    '',
    '300.00',
    '70.00',
    '5,000.00',
  ],
  [
    'ABC',
    'Example, Ada',
    '000417',
    '000-12-3456',
    '01/01/2026',
    '01/31/2026',
    '01/30/2026',
    '1',
    '1,000.00',
    '750.50',
    '62.00',
    '14.50',
    '1,000.00',
  ],
  ['Total', '', '', '', '', '', '', '', '6,000.00', '750.50', '362.00', '84.50', '6,000.00'],
];
const registerFound = {
  lines: one,
  withheld: ['000417 ABC us.medicare employee USD 6000.00 84.50', '000417 ABC us.oasdi employee USD 6000.00 362.00'],
};
const relocation = (header: number): string[] => [
  `warning field-unknown ${header} RELOCATION`,
  `error amount-unmapped ${header + 2} RELOCATION`,
];
const digits = (cell: string): string => (/^[\d,]+\.\d\d$/.test(cell) ? cell.replaceAll(',', '') : cell);
const registerOfNumbers = register.map((row, at) => (at < 2 ? row : row.map(digits)));

const days = 'constants: { periodStart: 2026-01-01, periodEnd: 2026-01-31, payDate: 2026-01-30 }\n';
const paydata = [
  ['Co Code', 'Batch ID', 'File #', 'Earnings 3 Code', 'Earnings 3 Amount', 'Reg Hours'],
  ['ABC', 'B1', '000417', 'B', '100.00', ''],
  ['ABC', 'B1', '000512', '', '', '40'],
];

const earning = (code: string, amount: number) => ({
  earningID: { idValue: code },
  earningAmount: { amountValue: amount },
});
const payment = (itemID: string, code: string) => ({
  itemID,
  paymentDate: '2026-01-30',
  payPeriodStartDate: '2026-01-01',
  payPeriodEndDate: '2026-01-31',
  paymentSummary: {
    earnings: { earningsSections: [{ earningsItems: [earning(code, 640.36)] }] },
    statutoryDeductions: {
      statutoryDeductionsSections: [
        {
          statutoryDeductionsItems: [
            {
              statutoryDeductionTypeCode: { codeValue: 'SS' },
              associateDeductionAmount: { amountValue: 38.7 },
              employerPaidAmount: { amountValue: 38.70232 },
            },
          ],
        },
      ],
    },
  },
});
const output = (more: object, ...payments: readonly object[]) => ({
  payrollProcessingJobID: 'J1',
  payrollGroupCode: { codeValue: 'ABC' },
  ...more,
  associatePayments: [{ associateOID: 'G0EXAMPLE', payments }],
});
const outputFound = {
  lines: { in: 2, out: 1, refused: 1 },
  withheld: ['G0EXAMPLE ABC us.oasdi employee USD 640.36 38.70', 'G0EXAMPLE ABC us.oasdi employer USD 640.36 38.70232'],
};
const outputTold = ['error record-refused 2 -', 'error code-unknown 2 -'];
// What was computed after a refused payment of the same worker is provisional.
const provisional = ['warning after-error - -', 'warning after-error - -'];

const statement = (currency: string, more: object): string =>
  JSON.stringify({
    payStatements: [
      {
        associateOID: 'G0EXAMPLE',
        payDate: '2026-01-30',
        payPeriod: { startDate: '2026-01-01', endDate: '2026-01-31' },
        netPayAmount: { amountValue: 2500, currencyCode: currency },
        ...more,
      },
    ],
  });

const payDataInput = JSON.stringify({
  events: [
    {
      data: {
        eventContext: { payrollGroupCode: { codeValue: 'ABC' }, payDate: '2026-01-30' },
        transform: {
          payDataInput: {
            payeePayInputs: [
              {
                payrollProfilePayInputs: [
                  {
                    payrollFileNumber: '000417',
                    payInputs: [
                      { earningInputs: [{ earningCode: { codeValue: 'B' }, earningsAmount: { amountValue: 1922.1 } }] },
                    ],
                  },
                  {
                    payrollFileNumber: '000512',
                    payInputs: [{ earningInputs: [{ earningCode: { codeValue: 'REG' }, numberOfHours: 40 }] }],
                  },
                ],
              },
            ],
          },
        },
      },
    },
  ],
});

const taxProfile = JSON.stringify({
  events: [
    {
      data: {
        eventContext: { usTaxProfiles: { payrollFileNumber: '000417', payrollGroupCode: { codeValue: 'ABC' } } },
        transform: { effectiveDateTime: '2026-01-01', usTaxProfile: { usFederalTaxInstruction: {} } },
      },
    },
  ],
});

const workday =
  'constants: { employerId: ABC, currency: USD }\ncodes: { earnings: { SAL: regular } }\ntaxes: { W_OASDI: us.oasdi }\n';
const reportFound = {
  lines: one,
  withheld: ['000417 ABC us.oasdi employee USD 5000.00 300.00', '000417 ABC us.oasdi employer USD 5000.00 305.00'],
};
const group = (kind: string, code: string, amount: string, more = ''): string =>
  `<r:Lines_group><r:${kind} r:Descriptor="x"><r:ID r:type="WID">0</r:ID><r:ID r:type="${kind}_Code">${code}</r:ID></r:${kind}><r:Amount>${amount}</r:Amount>${more}</r:Lines_group>`;
const paidBy = (employer: '0' | '1'): string => `<r:Employer_Paid>${employer}</r:Employer_Paid>`;
const reportXml = `<r:Report_Data xmlns:r="urn:com.workday.report/Anything"><r:Report_Entry><r:Employee_ID>000417</r:Employee_ID><r:Period_Start>2026-01-01-08:00</r:Period_Start><r:Period_End>2026-01-31-08:00</r:Period_End><r:Payment_Date>2026-01-30-08:00</r:Payment_Date>${group('Earning', 'SAL', '5000')}${group('Deduction', 'W_OASDI', '300', paidBy('0'))}${group('Deduction', 'W_OASDI', '305', paidBy('1'))}<r:Allowance>12.34</r:Allowance></r:Report_Entry></r:Report_Data>`;
const reportJson = JSON.stringify({
  Report_Entry: [
    {
      Employee_ID: '000417',
      Period_Start: '2026-01-01-08:00',
      Period_End: '2026-01-31-08:00',
      Payment_Date: '2026-01-30-08:00',
      Lines_group: [
        { Earning: 'SAL', Amount: 5000 },
        { Deduction: 'W_OASDI', Amount: '300', Employer_Paid: '0' },
        { Deduction: 'W_OASDI', Amount: '305', Employer_Paid: '1' },
      ],
    },
  ],
});
const reportRow = (code: string, amount: string, payer: string) => [
  '000417',
  '2026-01-01',
  '2026-01-31',
  '2026-01-30',
  code,
  amount,
  payer,
];
const reportRows = [
  ['FICA by period'],
  ['Company', 'ABC'],
  ['Employee ID', 'Period Start', 'Period End', 'Payment Date', 'Pay Component', 'Amount', 'Payer'],
  reportRow('SAL', '5000.00', ''),
  reportRow('W_OASDI', '300.00', 'Employee'),
  reportRow('W_OASDI', '305.00', 'Employer'),
];
const id = (type: string, value: string): string =>
  `<wd:ID wd:type="WID">0</wd:ID><wd:ID wd:type="${type}">${value}</wd:ID>`;
const resultLine = (type: string, code: string, amount: string): string =>
  `<wd:Payroll_Result_Data><wd:Pay_Component_Reference>${id(type, code)}</wd:Pay_Component_Reference><wd:Result_Line_Amount>${amount}</wd:Result_Line_Amount></wd:Payroll_Result_Data>`;
const result = (worker: string, more = ''): string => `<wd:Payroll_Result>
<wd:Employee_Reference>${id('Employee_ID', worker)}</wd:Employee_Reference><wd:Company_Reference>${id('Company_Reference_ID', 'ABC')}</wd:Company_Reference>
<wd:Period_Start_Date>2026-01-01-08:00</wd:Period_Start_Date><wd:Period_End_Date>2026-01-31-08:00</wd:Period_End_Date><wd:Payment_Date>2026-01-30-08:00</wd:Payment_Date>
<wd:Currency_Reference>${id('Currency_ID', 'USD')}</wd:Currency_Reference><wd:Gross_Amount>5000</wd:Gross_Amount>
${resultLine('Earning_Code', 'SAL', '5000')}${resultLine('Deduction_Code', 'W_OASDI', '300')}${more}</wd:Payroll_Result>`;
const payrollResults = `<env:Envelope xmlns:env="urn:e" xmlns:wd="urn:com.workday/bsvc"><env:Body><wd:Get_Payroll_Results_Response><wd:Response_Data>
${result('000417')}${result('000512', resultLine('Deduction_Code', 'W_NEW', '7.50'))}
</wd:Response_Data></wd:Get_Payroll_Results_Response></env:Body></env:Envelope>`;

/** At least one of each format that is read, and of each shape that a format comes in. */
export const examples = async (): Promise<readonly Example[]> => [
  { what: 'our own columns', format: 'csv', file: 'pay.csv', content: csv(plain), ...plainFound },
  {
    what: 'our own columns',
    format: 'xlsx',
    file: 'pay.xlsx',
    content: await workbook(plain),
    ...plainFound,
    exceptions: ['error record-invalid 4 gross'],
  },
  {
    what: 'a register, CSV',
    format: 'adp-register',
    file: 'register.csv',
    content: csv(register),
    ...registerFound,
    exceptions: relocation(2),
  },
  {
    what: 'a register, XLSX',
    format: 'adp-register',
    file: 'register.xlsx',
    content: await workbook(registerOfNumbers, [8, 9, 10, 11, 12]),
    ...registerFound,
    exceptions: relocation(3),
  },
  {
    what: 'Paydata',
    format: 'adp-paydata',
    file: 'PRABCEPI.csv',
    content: csv(paydata),
    mapping: `${days}codes: { earnings: { B: bonus } }\n`,
    lines: { in: 2, out: 1, refused: 1 },
    withheld: [],
    exceptions: ['error record-refused 3 -'],
  },
  {
    what: 'payroll-output v1',
    format: 'adp-payroll-output',
    file: 'v1.json',
    content: JSON.stringify({ payrollOutputs: [output({ itemID: 'P1' }, payment('1', 'REG'), payment('2', 'NEW'))] }),
    ...outputFound,
    exceptions: [...outputTold, ...provisional],
  },
  {
    what: 'payroll-output v2',
    format: 'adp-payroll-output',
    file: 'v2.json',
    content: JSON.stringify({
      payrollOutputs: [
        { itemID: 'P0', payrollGroupCode: { codeValue: 'ABC' } },
        output(
          { itemID: 'P1', payrollScheduleReference: { payrollYear: '2026' } },
          payment('1', 'REG'),
          payment('2', 'NEW'),
        ),
      ],
    }),
    ...outputFound,
    exceptions: [
      'error record-refused 2 -',
      'warning nothing-to-compute - -',
      'error code-unknown 2 -',
      ...provisional,
    ],
  },
  {
    what: 'a pay statement, United States',
    format: 'adp-pay-statement',
    file: 'us.json',
    content: statement('USD', {
      earnings: [{ earningCodeName: 'Regular', earningAmount: { amountValue: 3000 } }],
      deductions: [{ codeName: 'Social Security', deductionAmount: { amountValue: -180 } }],
    }),
    mapping: 'constants: { employerId: ABC }\n',
    lines: one,
    withheld: ['G0EXAMPLE ABC us.oasdi employee USD 3000.00 180.00'],
  },
  {
    what: 'a pay statement, Spain',
    format: 'adp-pay-statement',
    file: 'es.json',
    content: statement('EUR', {
      earnings: [{ earningCodeName: 'Salario', earningAmount: { amountValue: 3000 } }],
      deductions: [{ codeName: 'SS comunes', deductionAmount: { amountValue: -140 }, sectionLabelName: 'Trabajador' }],
      otherPay: [{ codeName: 'SS empresa', sectionLabelName: 'Employer contributions', amount: { amountValue: 700 } }],
    }),
    mapping:
      'constants: { employerId: ES-1 }\ncodes: { earnings: { Salario: regular } }\ntaxes: { SS comunes: es.common-contingencies, SS empresa: es.common-contingencies }\nsections: { Trabajador: "tax:employee" }\n',
    lines: one,
    withheld: [
      'G0EXAMPLE ES-1 es.common-contingencies employee EUR 3000.00 140.00',
      'G0EXAMPLE ES-1 es.common-contingencies employer EUR 3000.00 700.00',
    ],
  },
  {
    what: 'a pay statement, Germany',
    format: 'adp-pay-statement',
    file: 'de.json',
    content: statement('EUR', {
      earnings: [{ earningCodeName: 'Gehalt', earningAmount: { amountValue: 3000 } }],
      statutoryDeductions: [{ codeName: 'RV', deductionAmount: { amountValue: 270 } }],
    }),
    mapping:
      'constants: { employerId: DE-1 }\ncodes: { earnings: { Gehalt: regular } }\ntaxes: { RV: de.pension.employee }\n',
    lines: one,
    withheld: ['G0EXAMPLE DE-1 de.pension employee EUR 3000.00 270.00'],
  },
  {
    what: 'a pay statement, United Kingdom, whose employer nobody named',
    format: 'adp-pay-statement',
    file: 'gb.json',
    content: statement('GBP', {
      earnings: [{ earningCodeName: 'Salary', earningAmount: { amountValue: 3000 } }],
      statutoryDeductions: [{ codeName: 'NI', deductionAmount: { amountValue: 150 } }],
    }),
    mapping: 'codes: { earnings: { Salary: regular } }\ntaxes: { NI: gb.class-1.employee }\n',
    lines: { in: 1, out: 0, refused: 1 },
    withheld: [],
    exceptions: ['error record-invalid 1 employer_id'],
  },
  {
    what: 'pay-data-input',
    format: 'adp-pay-data-input',
    file: 'input.json',
    content: payDataInput,
    mapping: 'constants: { periodStart: 2026-01-01, periodEnd: 2026-01-31 }\ncodes: { earnings: { B: bonus } }\n',
    lines: { in: 2, out: 1, refused: 1 },
    withheld: [],
    exceptions: ['error record-refused 2 -'],
  },
  {
    what: 'a tax profile',
    format: 'adp-tax-profile',
    file: 'profile.json',
    content: taxProfile,
    lines: none,
    withheld: [],
    exceptions: ['warning nothing-to-compute - -'],
  },
  {
    what: 'a report, XML',
    format: 'workday-report',
    file: 'report.xml',
    content: reportXml,
    mapping: workday,
    ...reportFound,
    exceptions: ['warning field-unknown 1 Allowance', 'error amount-unmapped 1 Allowance'],
  },
  {
    what: 'a report, JSON',
    format: 'workday-report',
    file: 'report.json',
    content: reportJson,
    mapping: workday,
    ...reportFound,
  },
  {
    what: 'a report, CSV with titles',
    format: 'workday-report',
    file: 'report.csv',
    content: csv(reportRows),
    mapping: workday,
    ...reportFound,
  },
  {
    what: 'a report, XLSX with titles',
    format: 'workday-report',
    file: 'report.xlsx',
    content: await workbook(reportRows),
    mapping: workday,
    ...reportFound,
  },
  {
    what: 'payroll results',
    format: 'workday-payroll-results',
    file: 'results.xml',
    content: payrollResults,
    mapping: 'codes: { earnings: { SAL: regular } }\ntaxes: { W_OASDI: us.oasdi.employee }\n',
    lines: { in: 2, out: 1, refused: 1 },
    withheld: ['000417 ABC us.oasdi employee USD 5000.00 300.00'],
    exceptions: ['error record-refused 2 -', 'error code-unknown 2 -'],
  },
];
