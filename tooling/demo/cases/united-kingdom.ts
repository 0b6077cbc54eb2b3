import type { Case } from '../model.ts';
import { certificate, GB, localHire, posting, salary, startOfYear, US } from '../shorthand.ts';

const american = { nationality: ['US'], residence: 'US' } as const;

export const unitedKingdom: readonly Case[] = [
  {
    id: 'NB-021',
    shows: 'Posted to the United Kingdom with a valid US certificate',
    ...american,
    birthDate: '1989-06-30',
    assignments: [posting(US, 'US', 'GB', '2025-04-01', '2028-03-31')],
    certificates: [certificate('US', 'GB', '2025-04-01', '2028-03-31')],
    pay: [salary(US, 'USD', 1_125_000)],
  },
  {
    id: 'NB-022',
    shows:
      'A director without a certificate: National Insurance by the tax year, of which a balance tells the first part',
    ...american,
    birthDate: '1974-10-16',
    attributes: { 'gb.director': 'yes' },
    assignments: [posting(US, 'US', 'GB', '2025-01-01', '2027-12-31')],
    pay: [salary(US, 'USD', 1_300_000)],
    balances: [
      { payer: 'employee', base: 7_743_000, amount: 381_060 },
      { payer: 'employer', base: 8_500_000, amount: 1_275_000 },
    ].map((side) => ({
      employer: US,
      scheme: 'gb.class-1',
      through: '2025-12-31',
      wages: 9_000_000,
      ...side,
      payer: side.payer as 'employee' | 'employer',
    })),
  },
  {
    id: 'NB-023',
    shows: 'Category letter M (under 21): the employer pays above the upper secondary threshold only',
    ...american,
    birthDate: '2007-02-26',
    attributes: { 'gb.ni-category': 'M' },
    assignments: [posting(US, 'US', 'GB', '2026-02-01', '2026-12-31')],
    pay: [salary(US, 'USD', 420_000)],
  },
  {
    id: 'NB-024',
    shows: 'Category letter C (above State Pension age): the employer alone pays',
    ...american,
    birthDate: '1957-09-02',
    attributes: { 'gb.ni-category': 'C' },
    assignments: [posting(US, 'US', 'GB', '2025-11-01', '2026-10-31')],
    pay: [{ ...salary(US, 'USD', 1_420_000), until: '2026-11-01' }],
  },
  {
    id: 'NB-025',
    shows:
      'Category letter A, hired locally by the British company: the US has no claim, an American employer is missing',
    nationality: ['US'],
    residence: 'GB',
    birthDate: '1994-04-19',
    attributes: { 'gb.ni-category': 'A' },
    assignments: [localHire(GB, 'GB', 'GB', '2024-06-01')],
    pay: [
      {
        employer: GB,
        currency: 'GBP',
        steps: [
          [startOfYear, 385_000],
          ['2026-04-01', 396_550],
        ],
      },
    ],
  },
  {
    id: 'NB-026',
    shows: 'Moves from Germany to the United Kingdom on 16 July: each country has its certificate, FICA goes on',
    ...american,
    birthDate: '1986-12-12',
    assignments: [
      { ...posting(US, 'US', 'DE', '2024-07-16', '2026-07-15'), actualEnd: '2026-07-15' },
      posting(US, 'US', 'GB', '2026-07-16', '2028-07-15'),
    ],
    certificates: [
      { ...certificate('US', 'DE', '2024-07-16', '2026-07-15'), name: 'C-NB-026-DE' },
      { ...certificate('US', 'GB', '2026-07-16', '2028-07-15'), name: 'C-NB-026-GB' },
    ],
    pay: [salary(US, 'USD', 1_205_000)],
  },
];
