import { type Alert, alertCodes, type CheckResult } from '@totalize/core';
import { plain } from '../terminal/output.ts';
import { counted, grouped, table } from '../terminal/table.ts';

const stakesOf = ({ atStake }: Alert): string =>
  atStake
    .map(({ country, payer, amount, currency }) => `${country} ${payer} ${grouped(amount)} ${currency}`)
    .join(', ');

const rowOf = (alert: Alert): string[] => [
  alert.severity,
  alert.date ?? alert.from ?? '',
  plain(alert.assignmentId),
  `${alert.homeCountry} to ${alert.workCountry}`,
  alert.code,
  alert.days === undefined ? '' : `${alert.days}`,
  stakesOf(alert),
];

/** The alerts for reading, with what each code means. */
export const alertReport = ({ asOf, alerts }: CheckResult): string => {
  if (alerts.length === 0) return `As of ${asOf}: nothing to do.\n`;
  const codes = [...new Set(alerts.map(({ code }) => code))];
  return [
    `As of ${asOf}: ${counted(alerts.length, 'alert')}.`,
    ...table([['severity', 'date', 'assignment', 'corridor', 'what', 'days', 'at stake'], ...alerts.map(rowOf)], [5]),
    '',
    ...codes.map((code) => `${code}: ${alertCodes[code]}`),
    '',
  ].join('\n');
};
