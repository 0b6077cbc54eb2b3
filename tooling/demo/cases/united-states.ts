import type { Case } from '../model.ts';
import { certificate, DE, GB, localHire, posting, salary, startOfYear, US } from '../shorthand.ts';

const german = { nationality: ['DE'], residence: 'DE' } as const;
const british = { nationality: ['GB'], residence: 'GB' } as const;

/** Germans and Britons who work in the US. */
export const unitedStates: readonly Case[] = [
  {
    id: 'NB-027',
    shows: 'A German sent to the US with a German certificate: no FICA, German contributions up to both ceilings',
    ...german,
    birthDate: '1985-07-22',
    attributes: { 'de.children': '2' },
    assignments: [posting(DE, 'DE', 'US', '2025-03-01', '2028-02-29')],
    certificates: [certificate('DE', 'US', '2025-03-01', '2028-02-29')],
    pay: [salary(DE, 'EUR', 920_000)],
  },
  {
    id: 'NB-028',
    shows: 'The same without a certificate: FICA is due, and German law is not computed on a mere supposition',
    ...german,
    birthDate: '1988-01-14',
    assignments: [posting(DE, 'DE', 'US', '2025-10-01', '2027-09-30')],
    pay: [salary(DE, 'EUR', 765_000)],
  },
  {
    id: 'NB-029',
    shows: 'A Briton sent to the US with a British certificate: National Insurance, no FICA',
    ...british,
    birthDate: '1991-03-03',
    assignments: [posting(GB, 'GB', 'US', '2025-06-01', '2028-05-31')],
    certificates: [certificate('GB', 'US', '2025-06-01', '2028-05-31')],
    pay: [salary(GB, 'GBP', 610_000)],
  },
  {
    id: 'NB-030',
    shows: 'A German hired in the US, biweekly, above the wage base after a raise',
    nationality: ['DE'],
    residence: 'US',
    birthDate: '1982-05-05',
    assignments: [localHire(US, 'US', 'US', '2022-01-10')],
    pay: [
      {
        employer: US,
        currency: 'USD',
        schedule: 'biweekly',
        steps: [
          ['2025-12-01', 710_000],
          ['2026-04-01', 752_600],
        ],
      },
    ],
  },
  {
    id: 'NB-031',
    shows: 'A German trainee whom IRC 3121(b)(19) excludes from FICA: exempt without any certificate',
    ...german,
    birthDate: '2001-09-09',
    attributes: { 'us.fica-exclusion': 'nra-fjmq' },
    assignments: [localHire(US, 'DE', 'US', '2025-09-01')],
    pay: [{ ...salary(US, 'USD', 380_000), until: '2026-09-01' }],
  },
  {
    id: 'NB-032',
    shows: 'A Briton hired in the US, semimonthly, whom a commission takes above 200,000',
    nationality: ['GB'],
    residence: 'US',
    birthDate: '1980-11-11',
    assignments: [localHire(US, 'US', 'US', '2020-05-01')],
    pay: [{ employer: US, currency: 'USD', schedule: 'semimonthly', steps: [[startOfYear, 720_000]] }],
    extra: [
      {
        name: '2026-09-18-commission',
        employer: US,
        currency: 'USD',
        kind: 'one-off',
        cents: 6_250_000,
        periodStart: '2026-09-01',
        periodEnd: '2026-09-30',
        payDate: '2026-09-18',
        earnedFrom: '2026-01-01',
        earnedTo: '2026-06-30',
      },
    ],
  },
];
