import type { Alert } from '@totalize/core';

const columns = [
  'severity',
  'code',
  'assignment_id',
  'worker_id',
  'employer_id',
  'home_country',
  'work_country',
  'date',
  'from',
  'to',
  'days',
  'at_stake',
  'message',
  'legal_basis',
] as const;

/** A cell that no spreadsheet takes for a formula. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const stakes = ({ atStake }: Alert): string =>
  atStake.map(({ country, payer, currency, amount }) => `${country} ${payer} ${amount} ${currency}`).join('|');

const rowOf = (alert: Alert): string =>
  [
    alert.severity,
    alert.code,
    alert.assignmentId,
    alert.workerId,
    alert.employerId,
    alert.homeCountry,
    alert.workCountry,
    alert.date ?? '',
    alert.from ?? '',
    alert.to ?? '',
    `${alert.days ?? ''}`,
    stakes(alert),
    alert.message,
    alert.legalBasis.join('|'),
  ]
    .map(cell)
    .join(',');

export const alertCsv = (alerts: readonly Alert[]): readonly string[] => [
  `${columns.join(',')}\n`,
  ...alerts.map((alert) => `${rowOf(alert)}\n`),
];
