import { type Contribution, grouped, sum } from './results.ts';

const of = (rows: readonly Contribution[], workerId: string, scheme: RegExp, payer?: string): readonly Contribution[] =>
  rows.filter(
    (row) => row.workerId === workerId && scheme.test(row.scheme) && (payer === undefined || row.payer === payer),
  );

const monthName = (day: string): string =>
  [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ][Number(day.slice(5, 7)) - 1] ?? day;

/** 200,000 a year in Germany: the certificate decides about the German side and nothing about FICA. */
const twins = (rows: readonly Contribution[]): string[] => {
  const oasdi = of(rows, 'NB-001', /^us\.oasdi$/, 'employee');
  const capped = oasdi.find(({ base, wages }) => base !== wages);
  const released = of(rows, 'NB-001', /^de\./).filter(
    ({ status, reason }) => status === 'exempt' && reason === 'certificate',
  );
  const recoverable = of(rows, 'NB-002', /^de\./).filter(({ reason }) => reason === 'no-certificate');
  const share = (payer: string): string => grouped(sum(recoverable.filter((row) => row.payer === payer)));
  return [
    `NB-001  200,000 a year in Germany, US certificate: employee OASDI ${grouped(sum(oasdi))}; the wage base`,
    `        is reached in ${monthName(capped?.payDate ?? '')} (${capped?.base} of ${capped?.wages}); ${released.length} German rows released.`,
    `NB-002  the same without a certificate: OASDI ${grouped(sum(of(rows, 'NB-002', /^us\.oasdi$/, 'employee')))}, and in Germany`,
    `        EUR ${share('employee')} + ${share('employer')} (employee + employer) that a certificate would give back.`,
  ];
};

const late = (rows: readonly Contribution[], before: readonly Contribution[]): string[] => {
  const due = (all: readonly Contribution[]): string => grouped(sum(of(all, 'NB-005', /^de\.(?:pension|health)/)));
  return [
    `NB-005  the certificate came in August for the time since January: German pension and health were`,
    `        EUR ${due(before)} on 31 July (--as-of 2026-07-31, the whole year's pay) and are ${due(rows)} now.`,
  ];
};

const cut = (rows: readonly Contribution[]): string[] => {
  const parts = of(rows, 'NB-003', /^de\.pension$/, 'employee').filter(({ lineId }) => lineId.includes('2026-03'));
  return [
    'NB-003  the certificate begins on 16 March; that month, German pension, employee:',
    ...parts.map(
      ({ periodStart, periodEnd, wages, amount, status, reason }) =>
        `        ${periodStart} – ${periodEnd}  wages ${wages.padStart(7)}  amount ${amount.padStart(6)}  ${status} (${reason})`,
    ),
  ];
};

const india = (rows: readonly Contribution[]): string[] => {
  const fund = of(rows, 'NB-035', /^in\.epf/, 'employee');
  return [
    `NB-035  works in India, without an agreement: employee FICA ${grouped(sum(of(rows, 'NB-035', /^us\./, 'employee')))} and, on the same`,
    `        pay, ${fund[0]?.currency} ${grouped(sum(fund))} for the provident fund; no certificate can release either.`,
  ];
};

/** A few cases of the year, read from the files that the run wrote. */
export const highlights = (rows: readonly Contribution[], before: readonly Contribution[]): readonly string[] => [
  ...twins(rows),
  ...cut(rows),
  ...late(rows, before),
  ...india(rows),
];
