import type { Case } from '../model.ts';
import { certificate, DE, localHire, posting, salary, startOfYear, US } from '../shorthand.ts';

const american = { nationality: ['US'], residence: 'US' } as const;
const inGermany = { nationality: ['US'], residence: 'DE' } as const;

/** 200,000 a year in twelve payments: the last one takes the cents that are left. */
const twoHundredThousand = { ...salary(US, 'USD', 1_666_667), except: { '2026-12-31': 1_666_663 } };
const threeYears = posting(US, 'US', 'DE', startOfYear, '2028-12-31');

/** Twelve months of 4,900. */
const yearBefore = { employer: DE, through: '2025-12-31', wages: 5_880_000, base: 5_880_000 };

export const germany: readonly Case[] = [
  {
    id: 'NB-001',
    shows:
      '200,000 a year, posted to Germany with a valid US certificate: FICA to the cap; German pension, health and care released',
    ...american,
    birthDate: '1984-05-17',
    assignments: [threeYears],
    pay: [twoHundredThousand],
    certificates: [certificate('US', 'DE', startOfYear, '2028-12-31')],
  },
  {
    id: 'NB-002',
    shows:
      'The twin of NB-001 without a certificate: both countries take their share; pension, health and care are recoverable',
    ...american,
    birthDate: '1984-05-17',
    assignments: [threeYears],
    pay: [twoHundredThousand],
  },
  {
    id: 'NB-011',
    shows: 'A bonus paid in March for work of 2025 in the US: only FICA, though the worker is in Germany by then',
    ...american,
    birthDate: '1989-02-03',
    assignments: [posting(US, 'US', 'DE', startOfYear, '2027-12-31')],
    pay: [salary(US, 'USD', 880_000)],
    extra: [
      {
        name: '2026-03-13-bonus',
        employer: US,
        currency: 'USD',
        kind: 'one-off',
        cents: 1_500_000,
        periodStart: '2026-03-01',
        periodEnd: '2026-03-31',
        payDate: '2026-03-13',
        earnedFrom: '2025-01-01',
        earnedTo: '2025-12-31',
      },
    ],
  },
  {
    id: 'NB-012',
    shows: 'March clause: a bonus above what is left of the 2026 ceilings counts in 2025, of which the balances tell',
    ...inGermany,
    birthDate: '1986-09-21',
    attributes: { 'de.children': '1' },
    assignments: [localHire(DE, 'DE', 'DE', '2021-04-01')],
    certificates: [certificate('DE', 'US', '2021-04-01', '2030-12-31')],
    pay: [salary(DE, 'EUR', 500_000)],
    extra: [
      {
        name: '2026-03-13-bonus',
        employer: DE,
        currency: 'EUR',
        kind: 'one-off',
        cents: 1_200_000,
        periodStart: '2026-03-01',
        periodEnd: '2026-03-31',
        payDate: '2026-03-13',
        earnedFrom: '2025-01-01',
        earnedTo: '2025-12-31',
      },
    ],
    balances: [
      ['de.pension', 546_840],
      ['de.unemployment', 76_440],
      ['de.health', 429_240],
      ['de.health-additional', 73_500],
      ['de.long-term-care', 105_840],
    ]
      .flatMap(([scheme, amount]) =>
        (['employee', 'employer'] as const).map((payer) => ({
          ...yearBefore,
          scheme: `${scheme}`,
          payer,
          amount: Number(amount),
        })),
      )
      .concat([{ ...yearBefore, scheme: 'de.insolvency-levy', payer: 'employer', amount: 8_820 }]),
  },
  {
    id: 'NB-013',
    shows: 'Saxony, no children: another split of long-term care and the surcharge for the childless',
    ...inGermany,
    birthDate: '1991-11-08',
    attributes: { 'de.region': 'saxony', 'de.children': '0' },
    assignments: [localHire(DE, 'DE', 'DE', '2023-02-01')],
    certificates: [certificate('DE', 'US', '2023-02-01', '2029-12-31')],
    pay: [
      {
        employer: DE,
        currency: 'EUR',
        steps: [
          [startOfYear, 412_500],
          ['2026-07-01', 434_000],
        ],
      },
    ],
  },
  {
    id: 'NB-014',
    shows: 'Three children under 25: long-term care discount',
    ...inGermany,
    birthDate: '1982-01-30',
    attributes: { 'de.children': '3', 'de.children-under-25': '3' },
    assignments: [localHire(DE, 'DE', 'DE', '2019-09-01')],
    certificates: [certificate('DE', 'US', '2019-09-01', '2028-08-31')],
    pay: [salary(DE, 'EUR', 553_000)],
  },
  {
    id: 'NB-015',
    shows: 'Private health insurance: no statutory health or care; posted without a certificate, paid in dollars',
    ...american,
    birthDate: '1978-06-12',
    attributes: { 'de.health-insurance': 'private', 'de.children': '2' },
    assignments: [posting(US, 'US', 'DE', '2025-08-01', '2027-07-31')],
    pay: [salary(US, 'USD', 1_140_000)],
  },
  {
    id: 'NB-016',
    shows: 'Biweekly payroll: work of December 2025 is paid in January and counts towards the wage base of 2026',
    ...american,
    birthDate: '1980-03-25',
    assignments: [posting(US, 'US', 'DE', '2025-10-01', '2028-09-30')],
    certificates: [certificate('US', 'DE', '2025-10-01', '2028-09-30')],
    pay: [{ employer: US, currency: 'USD', schedule: 'biweekly', steps: [['2025-12-01', 769_231]] }],
  },
  {
    id: 'NB-017',
    shows: 'Semimonthly payroll with a raise in the middle of the year',
    ...american,
    birthDate: '1993-10-02',
    assignments: [posting(US, 'US', 'DE', '2025-05-01', '2027-04-30')],
    certificates: [certificate('US', 'DE', '2025-05-01', '2027-04-30')],
    pay: [
      {
        employer: US,
        currency: 'USD',
        schedule: 'semimonthly',
        steps: [
          [startOfYear, 387_500],
          ['2026-07-01', 402_500],
        ],
      },
    ],
  },
  {
    id: 'NB-018',
    shows: '384,000 a year: the wage base is reached in June, Additional Medicare begins in July',
    ...american,
    birthDate: '1975-12-19',
    assignments: [posting(US, 'US', 'DE', '2024-11-01', '2027-10-31')],
    certificates: [certificate('US', 'DE', '2024-11-01', '2027-10-31')],
    pay: [salary(US, 'USD', 3_200_000)],
  },
  {
    id: 'NB-019',
    shows: 'Shadow payroll: the German affiliate reports a copy in euros, which is marked and has no rows',
    ...american,
    birthDate: '1988-07-07',
    assignments: [posting(US, 'US', 'DE', startOfYear, '2027-06-30')],
    certificates: [certificate('US', 'DE', startOfYear, '2027-06-30')],
    pay: [salary(US, 'USD', 1_050_000), { ...salary(DE, 'EUR', 900_000), delivery: 'shadow' }],
  },
  {
    id: 'NB-020',
    shows: 'A Canadian with permanent residence in the US: FICA follows residents as it follows citizens',
    nationality: ['CA'],
    residence: 'US',
    birthDate: '1990-04-11',
    attributes: { 'us.resident': 'yes' },
    assignments: [posting(US, 'US', 'DE', '2025-02-01', '2028-01-31')],
    certificates: [certificate('US', 'DE', '2025-02-01', '2028-01-31')],
    pay: [salary(US, 'USD', 932_000)],
  },
];
