import type { Case, ExtraLine } from '../model.ts';
import { certificate, posting, salary, startOfYear, US } from '../shorthand.ts';

const american = { nationality: ['US'], residence: 'US' } as const;

const bonus = (payDate: string, cents: number, earned: readonly [from: string, to: string]): ExtraLine => ({
  name: `${payDate}-bonus`,
  employer: US,
  currency: 'USD',
  periodStart: `${payDate.slice(0, 8)}01`,
  periodEnd: payDate,
  payDate,
  cents,
  kind: 'one-off',
  earnedFrom: earned[0],
  earnedTo: earned[1],
});

/** Americans whom NB-US sends to countries with rules unlike those of its other hosts. */
export const further: readonly Case[] = [
  {
    id: 'NB-061',
    shows:
      'The certificate ends on 30 June: ceilings that grow month by month, until the worker leaves on 15 September; a bonus for May, paid in November, is exempt',
    ...american,
    birthDate: '1982-03-12',
    attributes: { 'fr.executive': 'yes' },
    assignments: [{ ...posting(US, 'US', 'FR', startOfYear, '2026-09-15'), actualEnd: '2026-09-15' }],
    certificates: [certificate('US', 'FR', startOfYear, '2026-06-30')],
    pay: [salary(US, 'USD', 1_120_000)],
    extra: [bonus('2026-11-30', 900_000, ['2026-05-01', '2026-05-31'])],
  },
  {
    id: 'NB-062',
    shows:
      'Ontario, no certificate, biweekly: an exemption each pay period, contributions up to the maxima of the year',
    ...american,
    birthDate: '1990-06-30',
    assignments: [posting(US, 'US', 'CA', '2025-11-01', '2027-10-31')],
    pay: [{ ...salary(US, 'USD', 520_000), schedule: 'biweekly' }],
  },
  {
    id: 'NB-063',
    shows: 'Grades of standard remuneration, a bonus with caps of its own; no certificate',
    ...american,
    birthDate: '1984-09-02',
    assignments: [posting(US, 'US', 'JP', '2025-07-01', '2028-06-30')],
    pay: [salary(US, 'USD', 690_000)],
    extra: [bonus('2026-06-30', 1_250_000, ['2026-01-01', '2026-06-30'])],
  },
  {
    id: 'NB-064',
    shows: 'Arrives on 16 March, the certificate begins on 1 May: part of a month, then what the agreement leaves due',
    ...american,
    birthDate: '1988-12-11',
    assignments: [posting(US, 'US', 'CH', '2026-03-16', '2028-03-15')],
    certificates: [certificate('US', 'CH', '2026-05-01', '2028-03-15')],
    pay: [salary(US, 'USD', 1_340_000)],
  },
  {
    id: 'NB-065',
    shows: 'A certificate for the whole stay: no Dutch contribution at all',
    ...american,
    birthDate: '1991-04-25',
    assignments: [posting(US, 'US', 'NL', startOfYear, '2027-12-31')],
    certificates: [certificate('US', 'NL', startOfYear, '2027-12-31')],
    pay: [salary(US, 'USD', 860_000)],
  },
  {
    id: 'NB-066',
    shows: 'One rate of all pay, by the bracket that it falls in; the rate changes on 1 October',
    ...american,
    birthDate: '1994-01-19',
    assignments: [posting(US, 'US', 'IE', '2025-05-01', '2027-04-30')],
    pay: [salary(US, 'USD', 640_000)],
  },
  {
    id: 'NB-067',
    shows: 'Superannuation by the quarter until June and by the financial year from July, released by the certificate',
    ...american,
    birthDate: '1980-07-07',
    assignments: [posting(US, 'US', 'AU', '2026-02-01', '2028-01-31')],
    certificates: [certificate('US', 'AU', '2026-05-01', '2028-01-31')],
    pay: [salary(US, 'USD', 905_000)],
  },
  {
    id: 'NB-068',
    shows: 'A thirteenth salary in December, charged apart with bands of its own',
    ...american,
    birthDate: '1986-10-14',
    assignments: [posting(US, 'US', 'BR', '2025-01-01', '2027-12-31')],
    pay: [salary(US, 'USD', 310_000)],
    extra: [bonus('2026-12-18', 310_000, [startOfYear, '2026-12-31'])],
  },
  {
    id: 'NB-069',
    shows: 'Extra pay in July is spread over the bases of the twelve months',
    ...american,
    birthDate: '1983-05-21',
    assignments: [posting(US, 'US', 'ES', '2025-04-01', '2028-03-31')],
    pay: [salary(US, 'USD', 420_000)],
    extra: [bonus('2026-07-15', 420_000, [startOfYear, '2026-06-30'])],
  },
];
