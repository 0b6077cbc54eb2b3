import { createHash } from 'node:crypto';
import { type Alert, alertCodes, type CheckResult } from '@totalize/core';

const longest = 75;

/** Lines of at most 75 octets, as RFC 5545 wants them; what follows begins with a blank. */
const fold = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter);
    if (size + bytes > longest) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += letter;
    size += bytes;
  }
  return [...parts, part].join('\r\n');
};

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (letter) => `\\${letter}`)
    .replaceAll(/\r?\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');

const basic = (date: string): string => date.replaceAll('-', '');

/** The same deadline of the same assignment is the same event in every calendar. */
const uid = ({ code, assignmentId, date }: Alert): string =>
  `${createHash('sha256')
    .update(JSON.stringify([code, assignmentId, date]))
    .digest('hex')
    .slice(0, 32)}@totalize`;

const eventOf = (alert: Alert, date: string, asOf: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${uid(alert)}`,
  `DTSTAMP:${basic(asOf)}T000000Z`,
  `DTSTART;VALUE=DATE:${basic(date)}`,
  `SUMMARY:${escaped(`${alert.code}: assignment ${alert.assignmentId}, ${alert.homeCountry} to ${alert.workCountry}`)}`,
  `DESCRIPTION:${escaped(alertCodes[alert.code])}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

/** The deadlines as a calendar: one event each, which names the assignment and nobody. */
export const calendar = ({ alerts, asOf }: CheckResult): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//totalize//check//EN',
    'CALSCALE:GREGORIAN',
    ...alerts.flatMap((alert) => (alert.date === undefined ? [] : eventOf(alert, alert.date, asOf))),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
