import fc from 'fast-check';
import { bases, type Employers, type Wage } from './fica.ts';

/** A payment in words: what it is, not yet what it comes to. */
interface Plan {
  readonly day: number;
  readonly employer: 'E' | 'F' | 'G';
  readonly frequency: keyof typeof daysOf;
  readonly told: boolean;
  readonly kind: 'regular' | 'one-off' | 'manual' | 'sick-pay' | 'adjustment';
  /** Cents, or cents by which wages to date end beyond a limit. */
  readonly pay: { readonly cents: bigint } | { readonly limit: 'wage-base' | 'threshold'; readonly beyond: bigint };
  readonly corrects: 'nothing' | 'this year' | 'an earlier year';
  readonly writing: number;
}

/** Days of a period by its frequency. */
const daysOf = {
  weekly: 7,
  biweekly: 14,
  'four-weekly': 28,
  semimonthly: 15,
  monthly: 30,
  quarterly: 91,
  yearly: 365,
} as const;

const frequencies = Object.keys(daysOf) as (keyof typeof daysOf)[];

const some = (cents: fc.Arbitrary<bigint>) => cents.map((value) => ({ cents: value }));
const small = fc.bigInt({ min: -20n, max: 20n });

/** Each rate has its ties: 2.50 × 6.2 %, 10.00 × 1.45 % and 5.00 × 0.9 % end in half a cent. */
const tie = fc
  .tuple(fc.constantFrom([250n, 500n], [1000n, 2000n], [500n, 1000n]), fc.bigInt({ min: 0n, max: 5000n }))
  .map(([[first = 0n, step = 0n], times]) => first + step * times);

const pay: fc.Arbitrary<Plan['pay']> = fc.oneof(
  { weight: 5, arbitrary: some(fc.bigInt({ min: 0n, max: 2_500_000n })) },
  { weight: 3, arbitrary: some(tie) },
  { weight: 2, arbitrary: some(fc.bigInt({ min: 0n, max: 30_000_000n })) },
  { weight: 1, arbitrary: some(fc.bigInt({ min: 0n, max: 99_999_999_999_999_999n })) },
  { weight: 3, arbitrary: fc.record({ limit: fc.constantFrom('wage-base', 'threshold'), beyond: small }) },
);

const plan: fc.Arbitrary<Plan> = fc.record({
  day: fc.integer({ min: 0, max: 729 }),
  employer: fc.constantFrom('E', 'E', 'E', 'F', 'G'),
  frequency: fc.constantFrom(...frequencies),
  told: fc.boolean(),
  kind: fc.constantFrom('regular', 'regular', 'one-off', 'manual', 'sick-pay', 'adjustment', 'adjustment'),
  pay,
  corrects: fc.constantFrom('nothing', 'nothing', 'this year', 'an earlier year'),
  writing: fc.integer({ min: 0, max: 3 }),
});

interface Payment extends Wage {
  readonly frequency: Plan['frequency'];
  readonly told: boolean;
  readonly kind: Plan['kind'];
  readonly for?: string;
  /** Takes back wages of an earlier year, so that it has no rows. */
  readonly priorYear: boolean;
}

export interface Worker {
  readonly workerId: string;
  readonly payments: readonly Payment[];
}

/** The same amount is written in several ways. */
const written = (cents: bigint, writing: number): string => {
  const digits = `${cents < 0n ? -cents : cents}`.padStart(3, '0');
  const [whole, part] = [digits.slice(0, -2), digits.slice(-2)];
  const decimals = [`.${part}`, `.${part}00`, part === '00' ? '' : `.${part}`, `.${part}`.replace(/0$/, '')][writing];
  return `${cents < 0n ? '-' : ''}${whole}${decimals}`.replace(/\.$/, '.0');
};

const dayOf = (year: number, day: number): string => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10);

const limitOf = (limit: 'wage-base' | 'threshold', year: string): bigint =>
  limit === 'threshold' ? 20_000_000n : BigInt(bases[year] ?? 0) * 100n;

/** What plans come to, in the order of payment, since one that reaches for a limit depends on those before it. */
const paymentsOf = (workerId: string, first: number, plans: readonly Plan[]): readonly Payment[] => {
  const paid = new Map<string, bigint>();
  const inOrder = plans.toSorted((a, b) => a.day - b.day);
  return inOrder.map(({ day, employer, pay: wanted, kind, corrects, writing, frequency, told }, index): Payment => {
    const payDate = dayOf(first, day);
    const year = payDate.slice(0, 4);
    const account = `${employer} ${year}`;
    const before = paid.get(account) ?? 0n;
    const reached = 'cents' in wanted ? wanted.cents : limitOf(wanted.limit, year) + wanted.beyond - before;
    // Half of the adjustments take back; what takes back is an adjustment.
    const cents = kind === 'adjustment' && 'cents' in wanted && index % 2 === 0 ? -reached : reached;
    const adjustment = kind === 'adjustment' || cents < 0n;
    const priorYear = adjustment && cents < 0n && corrects === 'an earlier year';
    if (!priorYear) paid.set(account, before + cents);
    const corrected = { nothing: {}, 'this year': { for: year }, 'an earlier year': { for: `${Number(year) - 1}` } };
    return {
      lineId: `${workerId}-${`${index}`.padStart(3, '0')}`,
      employerId: employer,
      payDate,
      gross: written(cents, writing),
      frequency,
      told,
      kind: adjustment ? 'adjustment' : kind,
      ...(adjustment ? corrected[corrects] : {}),
      priorYear,
    };
  });
};

const worker = fc.record({
  first: fc.oneof(fc.constant(2025), fc.integer({ min: 2000, max: 2025 })),
  plans: fc.array(plan, { minLength: 4, maxLength: 24 }),
});

/** Workers with payments in two years, by employers who pay by different periods. */
export const population: fc.Arbitrary<readonly Worker[]> = fc
  .array(worker, { minLength: 1, maxLength: 4 })
  .map((workers) =>
    workers.map(({ first, plans }, index) => {
      const workerId = `W${index}`;
      return { workerId, payments: paymentsOf(workerId, first, plans) };
    }),
  );

/** Days before a day. */
const earlier = (day: string, days: number): string => dayOf(Number(day.slice(0, 4)), dayInYear(day) - days);

const dayInYear = (day: string): number => (Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000;

/** The batch of a population whose employers are American. */
export const batchOf = (workers: readonly Worker[], { predecessor = {}, rounding }: Employers) => ({
  payLines: workers.flatMap(({ workerId, payments }) =>
    payments.map(({ frequency, told, priorYear: _, ...payment }) => ({
      ...payment,
      workerId,
      periodStart: earlier(payment.payDate, daysOf[frequency] - 1),
      periodEnd: payment.payDate,
      currency: 'USD',
      ...(told ? { payFrequency: frequency } : {}),
    })),
  ),
  workers: workers.map(({ workerId }) => ({ workerId, nationality: ['US'], residence: 'US' })),
  employers: ['E', 'F', 'G'].map((employerId) => ({
    employerId,
    country: 'US',
    ...(predecessor[employerId] === undefined ? {} : { successorTo: predecessor[employerId] }),
    ...(rounding === undefined ? {} : { rounding }),
  })),
});
