import type { Case } from '../model.ts';
import { certificate, posting, salary, startOfYear, US } from '../shorthand.ts';

const american = { nationality: ['US'], residence: 'US' } as const;

/** Certificates of workers whom NB-US sends to Germany, each with a life of its own. */
export const certificates: readonly Case[] = [
  {
    id: 'NB-003',
    shows: 'The certificate begins in the middle of March: that month is cut, the first part owes both countries',
    ...american,
    birthDate: '1992-08-14',
    assignments: [posting(US, 'US', 'DE', '2026-03-01', '2028-02-29')],
    certificates: [certificate('US', 'DE', '2026-03-16', '2028-02-29')],
    pay: [salary(US, 'USD', 950_000)],
  },
  {
    id: 'NB-004',
    shows: 'The certificate ended on 30 June and the worker stayed: German contributions from July',
    ...american,
    birthDate: '1979-01-05',
    assignments: [posting(US, 'US', 'DE', '2023-07-01', '2026-06-30')],
    certificates: [certificate('US', 'DE', '2023-07-01', '2026-06-30')],
    pay: [
      {
        employer: US,
        currency: 'USD',
        steps: [
          [startOfYear, 1_010_000],
          ['2026-04-01', 1_050_400],
        ],
      },
    ],
  },
  {
    id: 'NB-005',
    shows: 'Late: issued in July and received in August for the time since January; compare `--as-of 2026-07-31`',
    ...american,
    birthDate: '1987-03-29',
    assignments: [posting(US, 'US', 'DE', startOfYear, '2027-12-31')],
    certificates: [
      { ...certificate('US', 'DE', startOfYear, '2027-12-31'), issuedOn: '2026-07-20', receivedOn: '2026-08-03' },
    ],
    pay: [salary(US, 'USD', 1_275_000)],
  },
  {
    id: 'NB-006',
    shows: 'Asked for and not yet issued: a request releases nobody',
    ...american,
    birthDate: '1995-05-23',
    assignments: [posting(US, 'US', 'DE', '2026-02-01', '2028-01-31')],
    certificates: [{ ...certificate('US', 'DE', '2026-02-01', '2028-01-31'), status: 'requested' }],
    pay: [salary(US, 'USD', 805_000)],
  },
  {
    id: 'NB-007',
    shows: 'Corrected: the first certificate ended in April by mistake, the second replaces it',
    ...american,
    birthDate: '1983-11-27',
    assignments: [posting(US, 'US', 'DE', '2025-05-01', '2027-04-30')],
    certificates: [
      { ...certificate('US', 'DE', '2025-05-01', '2026-04-30'), issuedOn: '2025-04-14', receivedOn: '2025-04-22' },
      {
        ...certificate('US', 'DE', '2025-05-01', '2027-04-30'),
        name: 'C-NB-007-2',
        replaces: 'C-NB-007',
        issuedOn: '2026-05-26',
        receivedOn: '2026-06-10',
      },
    ],
    pay: [salary(US, 'USD', 998_000)],
  },
  {
    id: 'NB-008',
    shows: 'Withdrawn with effect from 1 May, which was learned in August',
    ...american,
    birthDate: '1990-12-01',
    assignments: [posting(US, 'US', 'DE', '2025-09-01', '2027-08-31')],
    certificates: [
      {
        ...certificate('US', 'DE', '2025-09-01', '2027-08-31'),
        status: 'withdrawn',
        withdrawnOn: '2026-08-20',
        withdrawnFrom: '2026-05-01',
      },
    ],
    pay: [salary(US, 'USD', 874_500)],
  },
  {
    id: 'NB-009',
    shows:
      'Sent for six years, longer than the agreement allows: German law applies, and a German certificate ends FICA',
    ...american,
    birthDate: '1985-02-18',
    attributes: { 'de.children': '2' },
    assignments: [posting(US, 'US', 'DE', '2025-07-01', '2031-06-30')],
    certificates: [{ ...certificate('DE', 'US', '2025-07-01', '2031-06-30'), issuedOn: '2025-09-08' }],
    pay: [salary(US, 'USD', 1_080_000)],
  },
  {
    id: 'NB-010',
    shows: 'A certificate that names the pension branch only: the other German branches stay due',
    ...american,
    birthDate: '1981-08-09',
    attributes: { 'de.children': '1' },
    assignments: [posting(US, 'US', 'DE', startOfYear, '2026-12-31')],
    certificates: [{ ...certificate('US', 'DE', startOfYear, '2026-12-31'), schemes: ['de.pension'] }],
    pay: [salary(US, 'USD', 915_000)],
  },
];
