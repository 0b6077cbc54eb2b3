import * as fc from 'fast-check';
import type { RecordKind } from '@totalize/adapter-csv';

// Not blank, without control characters other than tab and line breaks, which are refused on reading.
const starts = fc.constantFrom(
  '',
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  "'",
  "''",
  "'=",
  "'0",
  '"',
  '|',
  '\\',
  '="x"',
  '＝',
  ';',
  ',',
);
const text = fc
  .tuple(starts, fc.string({ unit: 'binary', maxLength: 30 }))
  .map(([start, rest]) => (start + rest).toWellFormed().replace(/(?![\t\n\r])\p{Cc}/gu, ''))
  .filter((value) => value.trim() !== '');
const id = text
  .map((value) => value.replace(/[\t\r\n]/g, ' '))
  .filter((value) => value.trim() !== '' && !/^\d(?:[.,]\d+)?E\+\d{2,3}$/.test(value));
const amount = fc
  .tuple(fc.constantFrom('', '-'), fc.bigInt(0n, 10n ** 12n), fc.nat(99))
  .map(([sign, whole, cents]) => `${sign}${whole}.${String(cents).padStart(2, '0')}`);
const day = fc.constantFrom('2026-01-31', '2024-02-29', '1999-12-31');
const nation = fc.constantFrom('US', 'DE', 'JP');
const scheme = fc.constantFrom('us.oasdi', 'de.work-injury', 'gb.class-1');
const payer = fc.constantFrom('employee' as const, 'employer' as const);
const record = <T extends Record<string, unknown>>(
  required: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: Record<string, fc.Arbitrary<unknown>> = {},
) =>
  fc.record(
    { ...required, ...optional },
    {
      requiredKeys: Object.keys(required),
    },
  );
const filled = (arbitrary: fc.Arbitrary<Record<string, unknown>>) =>
  arbitrary.filter((value) => Object.keys(value).length > 0);
const map = (keys: readonly string[], value: fc.Arbitrary<unknown>) =>
  filled(fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] }));

const validity = { validFrom: day, validTo: day };
/** Records of every kind, with texts that are hard to write. */
export const kinds: Record<RecordKind, fc.Arbitrary<Record<string, unknown>>> = {
  payLines: record(
    {
      workerId: id,
      employerId: id,
      periodStart: day,
      periodEnd: day,
      payDate: day,
      currency: fc.constant('USD'),
      gross: amount,
    },
    {
      lineId: id,
      kind: fc.constantFrom('one-off', 'adjustment'),
      for: text,
      reverses: id,
      workCountry: nation,
      hours: amount,
      wages: map(['us.oasdi', 'de.*', '*'], amount),
      withheld: fc.array(record({ scheme, payer, amount }, { borneBy: payer }), { minLength: 1, maxLength: 5 }),
    },
  ),
  workers: record(
    { workerId: id },
    {
      birthDate: day,
      nationality: fc.array(nation, { minLength: 1 }),
      attributes: map(['de.children', 'hire-date', 'us.fica-exclusion'], text),
      ...validity,
    },
  ),
  employers: record(
    { employerId: id, country: nation },
    {
      americanEmployer: fc.boolean(),
      section3121l: fc.boolean(),
      rates: map(['de.work-injury', 'jp.health.employee'], amount),
      successorTo: id,
      rounding: fc.constantFrom('payment', 'year'),
      ...validity,
    },
  ),
  assignments: record(
    { assignmentId: id, workerId: id, employerId: id, homeCountry: nation, workCountry: nation, start: day },
    {
      expectedEnd: fc.option(day),
      hiredLocally: fc.boolean(),
      situation: filled(
        record(
          {},
          {
            note: fc.oneof(
              text,
              fc.constantFrom('5', 'true', 'null', '{"a":1}', '0.5', '-0', '', ' x '),
              fc.integer(),
              fc.boolean(),
              fc.constant(null),
            ),
            list: fc.array(text),
            empty: fc.constant({}),
            odd: fc.constant({ 'a.b': 1, __proto: 2 }),
            posting: filled(
              record(
                {},
                {
                  priorEmploymentMonths: fc.nat(99),
                  affiliate: fc.boolean(),
                  affiliateShare: fc.constant('0.8'),
                  via: fc.constant(null),
                  previous: fc.constant([{ country: 'DE' }]),
                },
              ),
            ),
          },
        ),
      ),
    },
  ),
  certificates: record(
    {
      certificateId: id,
      workerId: id,
      applicableLegislation: nation,
      exemptCountry: fc.oneof(nation, fc.constant(['DE', 'FR'])),
      validFrom: day,
    },
    { schemes: fc.constant(['de.*', 'us.oasdi']), formNumber: text, status: fc.constantFrom('issued', 'refused') },
  ),
  balances: record(
    { workerId: id, scheme, through: day, wages: amount, base: amount, amount },
    { payer, period: fc.constantFrom('2026-11', '2026Q4'), unrounded: amount },
  ),
  exchangeRates: record(
    { date: day, from: fc.constant('USD'), to: fc.constant('EUR'), rate: fc.constant('0.92') },
    { validTo: day },
  ),
  overrides: record(
    { scheme, from: day, authority: text, value: amount.map((value) => value.replace('-', '')) },
    { employerId: id },
  ),
  accepted: record(
    { code: fc.constantFrom('after-error', 'decision-open'), by: id, on: day },
    { workerId: id, scheme, until: day },
  ),
  contributions: record({
    lineId: id,
    workerId: id,
    employerId: id,
    periodStart: day,
    periodEnd: day,
    payDate: day,
    country: nation,
    scheme,
    payer,
    currency: fc.constant('USD'),
    wages: amount,
    base: amount,
    rate: fc.constantFrom('', '0.062'),
    amount,
    status: fc.constant('due'),
    reason: fc.constant('no-agreement'),
    legalBasis: fc.array(text, { maxLength: 3 }),
  }),
  exceptions: record(
    { severity: fc.constantFrom('error', 'warning'), code: fc.constant('law-missing'), message: text },
    { file: text, row: fc.nat(), count: fc.nat(), value: text },
  ),
};

/** Columns of schemes are written in alphabetical order, so that the order of the list is theirs. */
export const canonical = (value: object): object => {
  const { withheld, ...rest } = value as { withheld?: { scheme: string; payer: string }[] };
  if (withheld === undefined) return rest;
  const key = (item: { scheme: string; payer: string }) => `${item.scheme} ${item.payer}`;
  return { ...rest, withheld: withheld.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)) };
};
