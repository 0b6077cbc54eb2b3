import fc from 'fast-check';
import { type Batch, type Line, money, monthSpan, weekSpan } from '../../src/batch.ts';

/** Fixed, so that a run tells the same everywhere. */
export const runs = (numRuns: number): fc.Parameters<unknown> => ({ seed: 20_261_121, numRuns });

/** Pay that often lies at a limit: amounts around ceilings, thresholds and wage bases, else anything. */
const pay: fc.Arbitrary<number> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 3_000_000 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 1, 24_200, 104_800, 418_900, 498_750, 551_250, 581_250, 730_000, 805_000, 845_000),
  },
  { weight: 1, arbitrary: fc.integer({ min: 3_000_000, max: 30_000_000 }) },
);

/** Countries of one worker's work, each with its currency. */
export type Home = 'US' | 'DE' | 'GB';
const currencyOf = { US: 'USD', DE: 'EUR', GB: 'GBP' } as const;

export interface Plan {
  readonly frequency: 'monthly' | 'weekly';
  readonly home: Home;
  /** Index of the month or week, cents, one-off pay. */
  readonly pays: readonly {
    readonly at: number;
    readonly cents: number;
    readonly oneOff: boolean;
    readonly paidOn: number | undefined;
  }[];
}

export const plan = (
  home: Home,
  frequency: 'monthly' | 'weekly',
  first: number,
  last: number,
  most = 16,
): fc.Arbitrary<Plan> =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: first, max: last }),
        cents: pay,
        oneOff: fc.boolean(),
        paidOn: fc.option(fc.integer({ min: 1, max: frequency === 'weekly' ? 7 : 31 }), { nil: undefined, freq: 2 }),
      }),
      { minLength: 2, maxLength: most },
    )
    .map((pays) => ({ frequency, home, pays }));

/** A plan with exactly one regular payment of every month, in which one-off pay comes on top. */
export const steadyPlan = (home: Home, first: number, last: number): fc.Arbitrary<Plan> =>
  fc
    .tuple(
      fc.array(pay, { minLength: last - first + 1, maxLength: last - first + 1 }),
      fc.array(fc.record({ at: fc.integer({ min: first, max: last }), cents: pay }), { maxLength: 3 }),
    )
    .map(([regular, extra]) => ({
      frequency: 'monthly',
      home,
      pays: [
        ...regular.map((cents, index) => ({ at: first + index, cents, oneOff: false, paidOn: undefined })),
        ...extra.map(({ at, cents }) => ({ at, cents, oneOff: true, paidOn: undefined })),
      ],
    }));

export const linesOf = (
  plan: Plan,
  workerId: string,
  employerId: string,
  currency: string = currencyOf[plan.home],
): readonly Line[] =>
  plan.pays.map(({ at, cents, oneOff, paidOn }, index) => ({
    lineId: `${workerId}-${String(index).padStart(2, '0')}`,
    workerId,
    employerId,
    ...(plan.frequency === 'monthly' ? monthSpan(at, paidOn) : weekSpan(at, paidOn)),
    currency,
    gross: money(cents),
    ...(oneOff ? { kind: 'one-off' } : {}),
  }));

/** One worker who works at home. */
export const homeBatch = (plan: Plan, employer: Readonly<Record<string, unknown>> = {}): Batch => ({
  payLines: linesOf(plan, 'W', 'E'),
  workers: [{ workerId: 'W', nationality: [plan.home], residence: plan.home, attributes: {} }],
  employers: [{ employerId: 'E', country: plan.home, ...employer }],
});

export interface Posting {
  readonly host: 'DE' | 'GB';
  readonly plan: Plan;
  /** First and last day of the certificate, as days after 1 January 2025. */
  readonly certificate: readonly [number, number] | undefined;
}

/** An American sent from the United States for the whole time, in dollars. */
export const posting = (
  host: 'DE' | 'GB',
  certificate: fc.Arbitrary<readonly [number, number] | undefined>,
): fc.Arbitrary<Posting> => fc.record({ host: fc.constant(host), plan: steadyPlan('US', 24, 28), certificate });

export const someDays: fc.Arbitrary<readonly [number, number]> = fc
  .tuple(fc.integer({ min: -50, max: 170 }), fc.integer({ min: 0, max: 200 }))
  .map(([from, length]) => [from, from + length] as const);

const dayAfter2025 = (days: number): string => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10);

export const postingBatch = ({ host, plan, certificate }: Posting, workerId = 'P'): Batch => ({
  payLines: linesOf(plan, workerId, 'USCO'),
  workers: [{ workerId, nationality: ['US'], residence: 'US', attributes: {} }],
  employers: [{ employerId: 'USCO', country: 'US' }],
  assignments: [
    {
      assignmentId: `A-${workerId}`,
      workerId,
      employerId: 'USCO',
      homeCountry: 'US',
      workCountry: host,
      start: '2024-06-01',
      expectedEnd: '2028-05-31',
    },
  ],
  exchangeRates: [
    { date: '2024-01-01', validTo: '2027-12-31', from: 'USD', to: 'EUR', rate: '0.8617' },
    { date: '2024-01-01', validTo: '2027-12-31', from: 'USD', to: 'GBP', rate: '0.75' },
  ],
  certificates:
    certificate === undefined
      ? []
      : [
          {
            certificateId: `C-${workerId}`,
            workerId,
            employerId: 'USCO',
            applicableLegislation: 'US',
            exemptCountry: host,
            validFrom: dayAfter2025(certificate[0]),
            validTo: dayAfter2025(certificate[1]),
          },
        ],
});
