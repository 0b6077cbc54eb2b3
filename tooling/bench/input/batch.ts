import type { Batch } from '@totalize/core';
import { grossOf, lineId, MONTHS, monthOf, personOf } from './population.ts';

const months = Array.from({ length: MONTHS }, (_, index) => ({ month: index + 1, ...monthOf(index + 1) }));
const employerId = 'E1';

/** The records of some workers as the files of the bench hold them. */
export const batchOf = (first: number, end: number): Batch => {
  const people = Array.from({ length: end - first }, (_, index) => personOf(first + index));
  return {
    payLines: people.flatMap((person) =>
      months.map(({ month, start, end: last }) => ({
        lineId: lineId(person.workerId, month),
        workerId: person.workerId,
        employerId,
        periodStart: start,
        periodEnd: last,
        payDate: last,
        currency: 'USD',
        gross: grossOf(person, month),
      })),
    ),
    workers: people.map(({ workerId, birthYear, children }) => ({
      workerId,
      birthDate: `${birthYear}-06-15`,
      nationality: ['US'],
      residence: 'US',
      attributes: { 'de.children': `${children}` },
    })),
    employers: [
      {
        employerId,
        country: 'US',
        attributes: { employees: '400' },
        rates: { 'de.work-injury': '0.0086', 'de.maternity-levy-u2': '0.0044' },
      },
    ],
    assignments: people.map(({ workerId, country }) => ({
      assignmentId: `A-${workerId}`,
      workerId,
      employerId,
      homeCountry: 'US',
      workCountry: country,
      start: '2025-01-01',
      expectedEnd: '2028-12-31',
    })),
    certificates: people
      .filter(({ certifiedFrom }) => certifiedFrom > 0)
      .map(({ workerId, country, certifiedFrom }) => ({
        certificateId: `C-${workerId}`,
        workerId,
        applicableLegislation: 'US',
        exemptCountry: country,
        validFrom: `2026-01-${certifiedFrom === 1 ? '01' : '16'}`,
        validTo: '2028-12-31',
      })),
    exchangeRates: months.flatMap(({ month, start, end: last }) => [
      { date: start, validTo: last, from: 'USD', to: 'EUR', rate: `0.85${9 + month}` },
      { date: start, validTo: last, from: 'USD', to: 'GBP', rate: `0.74${29 + month}` },
    ]),
  };
};
