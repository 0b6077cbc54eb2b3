import type { Case } from '../model.ts';
import { certificate, posting, salary, startOfYear, US } from '../shorthand.ts';

const american = { nationality: ['US'], residence: 'US' } as const;

/** Lines that take back or correct other lines, and work where no agreement helps. */
export const corrections: readonly Case[] = [
  {
    id: 'NB-033',
    shows: 'May was paid with a wrong amount: a reversal takes the line back, a corrected line follows',
    ...american,
    birthDate: '1987-10-28',
    assignments: [posting(US, 'US', 'DE', '2025-01-01', '2027-12-31')],
    certificates: [certificate('US', 'DE', '2025-01-01', '2027-12-31')],
    pay: [{ ...salary(US, 'USD', 925_000), except: { '2026-05-29': 952_000 } }],
    extra: [
      {
        name: '2026-06-15-reversal',
        employer: US,
        currency: 'USD',
        kind: 'reversal',
        cents: -952_000,
        reverses: '2026-05-29',
        periodStart: '2026-05-01',
        periodEnd: '2026-05-31',
        payDate: '2026-06-15',
      },
      {
        name: '2026-06-15-corrected',
        employer: US,
        currency: 'USD',
        kind: 'regular',
        cents: 925_000,
        periodStart: '2026-05-01',
        periodEnd: '2026-05-31',
        payDate: '2026-06-15',
      },
    ],
  },
  {
    id: 'NB-034',
    shows: 'Benefits of a cafeteria plan lower the FICA wages; an adjustment takes back overpaid hours',
    ...american,
    birthDate: '1992-01-20',
    assignments: [posting(US, 'US', 'GB', '2025-08-01', '2027-07-31')],
    certificates: [certificate('US', 'GB', '2025-08-01', '2027-07-31')],
    pay: [{ ...salary(US, 'USD', 740_000), wages: { 'us.*': 712_500 } }],
    extra: [
      {
        name: '2026-10-15-adjustment',
        employer: US,
        currency: 'USD',
        kind: 'adjustment',
        cents: -31_250,
        for: '2026-09-30',
        periodStart: '2026-09-01',
        periodEnd: '2026-09-30',
        payDate: '2026-10-15',
      },
    ],
  },
  {
    id: 'NB-035',
    shows:
      'India, with which the US has no agreement: FICA and the Indian provident fund take their share of the same pay',
    ...american,
    birthDate: '1984-08-31',
    assignments: [posting(US, 'US', 'IN', startOfYear, '2027-12-31')],
    pay: [salary(US, 'USD', 890_000)],
  },
];
