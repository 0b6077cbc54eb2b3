import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workdayPayrollResults, workdayReport } from '@totalize/adapter-workday';
import { writeWorkbook } from '@totalize/adapter-xlsx';
import { profile, readAll, told } from '../../adapter-kit/test/read-all.ts';

// Composed from the described shapes; no public export with data is known.
const own = profile(
  'codes: { earnings: { SAL: regular }, deductions: { MED125: section-125 } }\ntaxes: { W_OASDI: us.oasdi, "W_OASDI ER": us.oasdi.employer }\nconstants: { currency: USD, employerId: US-HQ }',
);
const line = (prefix: string, kind: string, code: string, amount: string, more = ''): string =>
  `<${prefix}:Lines_group><${prefix}:${kind} ${prefix}:Descriptor="x"><${prefix}:ID ${prefix}:type="WID">abc</${prefix}:ID><${prefix}:ID ${prefix}:type="${kind}_Code">${code}</${prefix}:ID></${prefix}:${kind}><${prefix}:Amount>${amount}</${prefix}:Amount>${more}</${prefix}:Lines_group>`;
const report = (prefix: string, namespace: string, lines: string): string =>
  `<?xml version="1.0"?><${prefix}:Report_Data xmlns:${prefix}="${namespace}"><${prefix}:Report_Entry><${prefix}:Employee_ID>000417</${prefix}:Employee_ID><${prefix}:Period_Start>2026-01-01-08:00</${prefix}:Period_Start><${prefix}:Period_End>2026-01-15-08:00</${prefix}:Period_End><${prefix}:Payment_Date>2026-01-01-08:00</${prefix}:Payment_Date>${lines}</${prefix}:Report_Entry></${prefix}:Report_Data>`;
const lines = (prefix: string): string =>
  line(prefix, 'Earning', 'SAL', '5000') +
  line(prefix, 'Deduction', 'W_OASDI', '310', `<${prefix}:Employer_Paid>0</${prefix}:Employer_Paid>`) +
  line(prefix, 'Deduction', 'W_OASDI ER', '310.00') +
  line(prefix, 'Deduction', 'MED125', '100.5');
const expected = {
  workerId: '000417',
  payDate: '2026-01-01',
  gross: '5000.00',
  wages: { 'us.*': '4899.50' },
  withheld: [
    { scheme: 'us.oasdi', payer: 'employee', amount: '310.00' },
    { scheme: 'us.oasdi', payer: 'employer', amount: '310.00' },
  ],
};

describe('reports', () => {
  test.each([
    ['wd', 'urn:com.workday.report/FICA'],
    ['x', 'urn:com.workday/bsvc'],
  ])('XML with the prefix %s', async (prefix, namespace) => {
    const text = report(prefix, namespace, lines(prefix));
    expect(workdayReport.detect(Buffer.from(text)).confidence).toBeGreaterThan(0.9);
    const found = await readAll(workdayReport, text, { mapping: own });
    expect(found.records).toMatchObject([expected]);
    expect(found.exceptions.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('JSON', async () => {
    const group = [
      { Earning: 'SAL', Amount: 5000 },
      { Deduction: 'W_OASDI', Amount: '310', Employer_Paid: '0' },
      { Deduction: 'W_OASDI ER', Amount: '310.00' },
      { Deduction: 'MED125', Amount: '100.5' },
    ];
    const text = JSON.stringify({
      Report_Entry: [
        {
          Employee_ID: '000417',
          Period_Start: '2026-01-01-08:00',
          Period_End: '2026-01-15-08:00',
          Payment_Date: '2026-01-01-08:00',
          Lines_group: group,
        },
      ],
    });
    expect((await readAll(workdayReport, text, { mapping: own })).records).toMatchObject([expected]);
  });

  const names = ['Employee ID', 'Period Start', 'Period End', 'Payment Date', 'Pay Component', 'Amount', 'Payer'];
  const rows = [
    ['000417', '2026-01-01', '2026-01-15', '2026-01-01', 'SAL', '5000.00', ''],
    ['000417', '2026-01-01', '2026-01-15', '2026-01-01', 'W_OASDI', '310.00', 'Employee'],
    ['000417', '2026-01-01', '2026-01-15', '2026-01-01', 'W_OASDI', '310.00', 'Employer'],
    ['000417', '2026-01-01', '2026-01-15', '2026-01-01', 'MED125', '100.50', ''],
  ];

  test('CSV and XLSX, with titles above', async () => {
    const csv = `FICA by period\nCompany,US-HQ\n\n${[names, ...rows].map((row) => row.join(',')).join('\n')}\n`;
    expect((await readAll(workdayReport, csv, { mapping: own })).records).toMatchObject([expected]);
    const chunks: Uint8Array[] = [];
    const columns = names.map((name) => ({ name: '', type: 'text', width: name.length }) as const);
    for await (const chunk of writeWorkbook([{ name: 'Sheet1', columns, rows: [['FICA by period'], names, ...rows] }]))
      chunks.push(chunk);
    expect((await readAll(workdayReport, Buffer.concat(chunks), { mapping: own })).records).toMatchObject([expected]);
  });

  test('a code that nobody knows, an amount without one, money without a column', async () => {
    const text = report(
      'wd',
      'u',
      `${lines('wd')}${line('wd', 'Earning', 'NEW', '77.10')}<wd:Allowance>12.34</wd:Allowance>`,
    );
    const found = await readAll(workdayReport, text, { mapping: own });
    expect(found.records).toEqual([]);
    expect(found.refused).toBe(1);
    expect(told(found).filter((one) => one.startsWith('error'))).toEqual([
      'error record-refused 1',
      'error amount-unmapped 1 Allowance 1',
      'error code-unknown 1 1',
    ]);
    const bare = await readAll(
      workdayReport,
      report('wd', 'u', '<wd:Lines_group><wd:Amount>5</wd:Amount></wd:Lines_group>'),
      { mapping: own },
    );
    expect(told(bare)).toContain('error code-unknown 1');
  });

  test('in UTF-16, as some tools save it', async () => {
    const text = `\u{feff}${report('wd', 'u', lines('wd'))}`;
    expect((await readAll(workdayReport, Buffer.from(text, 'utf16le'), { mapping: own })).records).toMatchObject([
      expected,
    ]);
  });

  test('an absent element is not there, and nothing is put in its place', async () => {
    const text = report('wd', 'u', lines('wd')).replace(/<wd:Payment_Date>.*?<\/wd:Payment_Date>/, '');
    expect(told(await readAll(workdayReport, text, { mapping: own }))).toContain('error record-invalid 1 pay_date');
  });

  test('national identifiers and bank data are dropped at the door', async () => {
    const text = report(
      'wd',
      'u',
      `<wd:SSN>123-45-6789</wd:SSN><wd:National_ID>987654321</wd:National_ID><wd:IBAN>DE89370400440532013000</wd:IBAN>${lines('wd')}`,
    );
    const found = JSON.stringify(await readAll(workdayReport, text, { mapping: own }));
    expect(found).not.toMatch(/123-45|987654321|DE8937/);
  });
});

test('payroll results: who pays, related wages, amounts to date', async () => {
  const text = `<env:Envelope xmlns:env="e" xmlns:wd="urn:com.workday/bsvc"><env:Body><wd:Get_Payroll_Results_Response><wd:Response_Data><wd:Payroll_Result>
    <wd:Employee_Reference><wd:ID wd:type="WID">f00</wd:ID><wd:ID wd:type="Employee_ID">000417</wd:ID></wd:Employee_Reference>
    <wd:Company_Reference><wd:ID wd:type="Company_Reference_ID">US-HQ</wd:ID></wd:Company_Reference>
    <wd:Period_Start_Date>2026-01-01-08:00</wd:Period_Start_Date><wd:Period_End_Date>2026-01-15-08:00</wd:Period_End_Date><wd:Payment_Date>2026-01-15-08:00</wd:Payment_Date>
    <wd:Currency_Reference><wd:ID wd:type="Currency_ID">USD</wd:ID></wd:Currency_Reference><wd:Gross_Amount>5000</wd:Gross_Amount><wd:Net_Amount>4690</wd:Net_Amount>
    <wd:Payroll_Result_Data><wd:Pay_Component_Reference><wd:ID wd:type="Earning_Code">SAL</wd:ID></wd:Pay_Component_Reference><wd:Result_Line_Amount>5000</wd:Result_Line_Amount><wd:Result_Line_Amount_YTD>5000</wd:Result_Line_Amount_YTD></wd:Payroll_Result_Data>
    <wd:Payroll_Result_Data><wd:Pay_Component_Reference><wd:ID wd:type="Deduction_Code">W_OASDI EE</wd:ID></wd:Pay_Component_Reference><wd:Result_Line_Amount>310</wd:Result_Line_Amount>
      <wd:Related_Calculation_Result_Data><wd:Related_Calculation_Reference><wd:ID wd:type="Related_Calculation_ID">W_SUBJECT</wd:ID></wd:Related_Calculation_Reference><wd:Related_Amount_Value>5000</wd:Related_Amount_Value></wd:Related_Calculation_Result_Data></wd:Payroll_Result_Data>
  </wd:Payroll_Result></wd:Response_Data></wd:Get_Payroll_Results_Response></env:Body></env:Envelope>`;
  expect(workdayPayrollResults.detect(Buffer.from(text)).confidence).toBeGreaterThan(0.9);
  const mapping = profile('codes: { earnings: { SAL: regular } }\ntaxes: { W_OASDI EE: us.oasdi }');
  const { records, exceptions } = await readAll(workdayPayrollResults, text, { mapping });
  expect(exceptions).toEqual([]);
  expect(records).toMatchObject([
    {
      workerId: '000417',
      employerId: 'US-HQ',
      gross: '5000.00',
      withheld: [{ scheme: 'us.oasdi', payer: 'employee', amount: '310.00' }],
    },
  ]);
});

describe('hostile XML is refused in one sentence', () => {
  const bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  test.each([
    [
      'entities that grow',
      `${bomb}<Report_Data><Report_Entry><Employee_ID>&b;</Employee_ID></Report_Entry></Report_Data>`,
      /document type/,
    ],
    ['an external entity', '<!DOCTYPE r SYSTEM "file:///etc/passwd"><Report_Data/>', /document type/],
    [
      'an entity that is not declared',
      '<Report_Data><Report_Entry><Employee_ID>&x;</Employee_ID></Report_Entry></Report_Data>',
      /line 1/,
    ],
    ['cut off', report('wd', 'u', lines('wd')).slice(0, -40), /line 1/],
    ['deep nesting', '<Report_Data>'.repeat(1000), /nested too deeply/],
    ['an entry without end', `<Report_Data><Report_Entry>${'<a>1</a>'.repeat(200_001)}`, /more parts/],
  ])('%s', async (_, text, why) => {
    const { records, exceptions } = await readAll(workdayReport, text, { mapping: own });
    expect(records).toEqual([]);
    expect(exceptions.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'file-unreadable', message: expect.stringMatching(why) },
    ]);
  });

  test('damaged bytes neither throw nor invent', async () => {
    const bytes = Buffer.from(report('wd', 'urn:x', lines('wd')));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(workdayReport, workdayPayrollResults),
        async (changes, adapter) => {
          const damaged = Buffer.from(bytes);
          for (const [at, value] of changes) damaged[at] = value;
          const { records, exceptions } = await readAll(adapter, damaged, { mapping: own });
          expect(records.length + exceptions.length).toBeGreaterThan(0);
        },
      ),
      { seed: 59, numRuns: 800 },
    );
  });

  test('many entries in bounded memory', async () => {
    const entry = report('wd', 'u', lines('wd')).replace(/^.*?(<wd:Report_Entry>.*<\/wd:Report_Entry>).*$/, '$1');
    const chunks = function* () {
      yield Buffer.from('<wd:Report_Data xmlns:wd="u">');
      for (let at = 0; at < 5000; at += 1) yield Buffer.from(entry.replace('000417', `${at}`));
      yield Buffer.from('</wd:Report_Data>');
    };
    expect((await readAll(workdayReport, chunks(), { mapping: own })).records).toHaveLength(5000);
  });
});
