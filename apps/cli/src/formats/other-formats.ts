import type { Mapping } from '@totalize/adapter-kit';

/** A format of another system: what is read from it or written to it. */
export interface OtherFormat {
  readonly format: string;
  readonly reads: boolean;
  readonly writes: boolean;
  readonly about: string;
  /** Columns, or codes, and what they are, as the shipped profile says. */
  readonly columns: readonly { readonly name: string; readonly is: string }[];
}

const columnsOf = (profile: Mapping): OtherFormat['columns'] => [
  ...Object.entries(profile.columns).map(([name, is]) => ({ name, is })),
  ...(profile.patterns ?? []).map(({ match, as }) => ({ name: match, is: as })),
];

const codesOf = (profile: Mapping): OtherFormat['columns'] => [
  ...Object.entries(profile.codes?.earnings ?? {}).map(([name, rule]) => ({
    name: `earning ${name}`,
    is: typeof rule === 'string' ? rule : JSON.stringify(rule),
  })),
  ...Object.entries(profile.codes?.deductions ?? {}).map(([name, rule]) => ({
    name: `deduction ${name}`,
    is: typeof rule === 'string' ? rule : JSON.stringify(rule),
  })),
  ...Object.entries(profile.taxes ?? {}).map(([name, is]) => ({ name: `tax ${name}`, is })),
];

const named = (names: string): OtherFormat['columns'] => names.split(',').map((name) => ({ name, is: '' }));

const paydata = 'Co Code,Batch ID,File #,Pay #,Earnings 3 Code,Earnings 3 Amount,Memo Code,Memo Amount';
const worksheet = 'id,worker_id,employer_id,quarter,scheme,payer,currency,wages,withheld,due,difference';

/** Every format beside CSV and Excel with the columns of the records. */
export const otherFormats = async (): Promise<OtherFormat[]> => {
  const adp = await import('@totalize/adapter-adp');
  const workday = await import('@totalize/adapter-workday');
  return [
    {
      format: 'adp-register',
      reads: true,
      writes: false,
      about: 'payroll registers and custom reports of ADP Workforce Now, CSV or XLSX',
      columns: columnsOf(adp.registerProfile()),
    },
    {
      format: 'adp-paydata',
      reads: true,
      writes: true,
      about: 'ADP Paydata (PRcccEPI.csv): money lines; the days are given as constants of a mapping file',
      columns: named(paydata),
    },
    {
      format: 'adp-payroll-output',
      reads: true,
      writes: false,
      about: 'ADP payroll-output v1 and v2, JSON',
      columns: codesOf(adp.payrollOutputProfile()),
    },
    {
      format: 'adp-pay-statement',
      reads: true,
      writes: false,
      about: 'ADP pay statements of several countries, JSON',
      columns: codesOf(adp.payStatementProfile()),
    },
    {
      format: 'adp-pay-data-input',
      reads: true,
      writes: false,
      about: 'ADP pay-data-input events, JSON',
      columns: codesOf(adp.paydataProfile()),
    },
    {
      format: 'adp-tax-profile',
      reads: true,
      writes: true,
      about: 'ADP US tax profiles, JSON: exempt from Social Security and Medicare, from a day on',
      columns: named('socialSecurityTaxInstruction,medicareTaxInstruction,effectiveDateTime'),
    },
    {
      format: 'tax-worksheet',
      reads: false,
      writes: true,
      about: 'what was withheld and what is due, by quarter, for whoever corrects taxes in the payroll system',
      columns: named(worksheet),
    },
    {
      format: 'workday-report',
      reads: true,
      writes: false,
      about: 'payroll reports of Workday: XML, JSON, CSV or XLSX',
      columns: columnsOf(workday.reportProfile()),
    },
    {
      format: 'workday-payroll-results',
      reads: true,
      writes: false,
      about: 'Get_Payroll_Results of Workday, XML',
      columns: columnsOf(workday.payrollResultsProfile()),
    },
  ];
};
