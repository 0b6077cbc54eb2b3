import { parseDay, planRefunds, readBatch, type Refund, yearEnd } from '@totalize/core';
import { describe, expect, test } from 'vitest';
import { law } from '../../src/law.ts';
import { batchOf, type History, reconciled, rowsOf, withWithheld } from './history.ts';

type Fields = Readonly<Record<string, unknown>>;

const released = {
  certificateId: 'C1',
  workerId: 'W',
  applicableLegislation: 'DE',
  exemptCountry: 'US',
  receivedOn: '2026-11-01',
};
const late = (validFrom: string, validTo?: string): Fields => ({
  ...released,
  validFrom,
  ...(validTo === undefined ? {} : { validTo }),
});

/** So many months of 2024 at one pay, each withheld as it was then known, and a certificate that came in 2026. */
const case2024 = (months: number, cents: number, ...certificates: readonly Fields[]): History => ({
  pays: Array.from({ length: months }, () => cents),
  certificates,
  rounding: 'payment',
});

const withheldBy = (batch: ReturnType<typeof withWithheld>, change: (item: Fields) => Fields) => ({
  ...batch,
  payLines: batch.payLines.map((line) => ({ ...line, withheld: (line['withheld'] as Fields[]).map(change) })),
});

const amounts = (rows: readonly Refund[]): string[] =>
  rows.map(({ quarter, scheme, payer, difference }) => `${quarter} ${scheme} ${payer} ${difference}`);

const plan = (batch: Fields, asOf = '2026-11-21') => {
  const reading = readBatch(batch);
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return planRefunds(reading, law, { asOf: parseDay(asOf) ?? 0 }).plan;
};

describe('a certificate that comes late', () => {
  // 20,000 a month; the wage base of 2024 is 168,600. OASDI stopped in September: 8,600 × 6.2 % = 533.20.
  const year = withWithheld(case2024(12, 2_000_000, late('2024-01-01', '2024-06-30')));
  const { refunds, balancesDue } = reconciled(year);

  test('gives back the released quarters and moves the cap: later quarters owe', () => {
    expect(amounts(refunds)).toEqual([
      // 60,000 × 1.45 % and 60,000 × 6.2 %.
      ...['2024Q1', '2024Q2'].flatMap((quarter) =>
        [
          'us.medicare employee 870.00',
          'us.medicare employer 870.00',
          'us.oasdi employee 3720.00',
          'us.oasdi employer 3720.00',
        ].map((row) => `${quarter} ${row}`),
      ),
      // 240,000 − 200,000 at 0.9 %; with 120,000 subject the threshold is not reached.
      '2024Q4 us.additional-medicare employee 360.00',
    ]);
    // All 120,000 are within the base: the third quarter owes 3,720.00 less the 3,013.20 that were withheld.
    expect(amounts(balancesDue)).toEqual([
      '2024Q3 us.oasdi employee -706.80',
      '2024Q3 us.oasdi employer -706.80',
      '2024Q4 us.oasdi employee -3720.00',
      '2024Q4 us.oasdi employer -3720.00',
    ]);
  });

  test('is named as the ground, also where it only moved the cap', () => {
    expect(new Set([...refunds, ...balancesDue].map(({ certificateId }) => certificateId))).toEqual(new Set(['C1']));
  });

  test('leaves Additional Medicare Tax of an earlier year to the employee', () => {
    expect(refunds.find(({ scheme }) => scheme === 'us.additional-medicare')).toMatchObject({
      procedures: ['1040-X'],
      claimant: 'employee',
      needsEmployeeConsent: false,
    });
  });

  test('tells when to pay what is due free of interest', () => {
    expect(balancesDue[0]).toMatchObject({
      procedure: '941-X adjustment',
      payBy: '2027-01-31',
      payByRolled: '2027-02-01',
    });
  });

  test('fills the lines of the correction form, and old and new of the annual statement', () => {
    const { claims, statements } = plan(year);
    const first = claims.find(({ quarter, procedure }) => quarter === '2024Q1' && procedure === '941-X adjustment');
    expect(
      first?.lines.map(({ line, corrected, reported, difference, tax, employerShareOnly }) => [
        line,
        corrected,
        reported,
        difference,
        tax,
        employerShareOnly,
      ]),
    ).toEqual([
      ['8', '0.00', '60000.00', '-60000.00', '-7440.00', '-3720.00'],
      ['12', '0.00', '60000.00', '-60000.00', '-1740.00', '-870.00'],
    ]);
    expect(first).toMatchObject({ amount: '9180.00', total: '-9180.00', creditQuarter: '2026Q4', state: 'open' });
    const fourth = claims.find(({ quarter, procedure }) => quarter === '2024Q4' && procedure === '941-X adjustment');
    // The wages of line 13 are corrected; the tax of an earlier year is not the employer's to correct.
    expect(fourth?.lines.map(({ line, difference, tax }) => [line, difference, tax])).toEqual([
      ['8', '60000.00', '7440.00'],
      ['13', '-40000.00', '0.00'],
    ]);
    expect(statements).toHaveLength(1);
    expect(statements[0]?.boxes.map(({ box, old, new: now }) => [box, old, now])).toEqual([
      ['3', '168600.00', '120000.00'],
      ['4', '10453.20', '7440.00'],
      ['5', '240000.00', '120000.00'],
      // 1,740.00 and the 360.00 that stay as they were withheld.
      ['6', '3840.00', '2100.00'],
    ]);
  });

  test('asks for the papers, with 45 and 21 days for an answer', () => {
    const first = plan(year).claims.find(
      ({ quarter, procedure }) => quarter === '2024Q1' && procedure === '941-X adjustment',
    );
    expect(
      first?.papers.map(({ paper, amount, firstAnswerBy, secondAnswerBy }) => [
        paper,
        amount,
        firstAnswerBy,
        secondAnswerBy,
      ]),
    ).toEqual([
      ['certificate-copy', '', '', ''],
      ['repayment', '4590.00', '', ''],
      ['statement', '4590.00', '2027-01-05', '2027-01-26'],
      ['annual-statement', '', '', ''],
    ]);
  });

  test('the same input makes the same plan', () => {
    expect(JSON.stringify(plan(year))).toBe(JSON.stringify(plan(year)));
  });
});

describe('the day asked about', () => {
  const month = withWithheld(case2024(1, 1_000_000, late('2024-01-01')));
  const open = (asOf: string) => {
    const row = reconciled(month, asOf).refunds.find(
      ({ scheme, payer }) => scheme === 'us.oasdi' && payer === 'employee',
    );
    return [row?.procedures.join(', '), row?.creditQuarter, row?.needsEmployeeConsent, row?.expired, row?.lost];
  };

  test.each([
    ['2024-03-31', '941', '', false, false, '0.00'],
    ['2024-04-01', '941-X adjustment, 941-X claim', '2024Q2', false, false, '0.00'],
    ['2025-01-01', '941-X adjustment, 941-X claim', '2025Q1', true, false, '0.00'],
    // More than 90 days before 15 April 2028.
    ['2028-01-15', '941-X adjustment, 941-X claim', '2028Q1', true, false, '0.00'],
    ['2028-01-16', '941-X claim', '', true, false, '0.00'],
    ['2028-04-15', '941-X claim', '', true, false, '0.00'],
    // A Saturday, and the Monday after it is Emancipation Day.
    ['2028-04-18', '941-X claim', '', true, true, '0.00'],
    ['2028-04-19', '', '', false, true, '620.00'],
  ])('%s', (asOf, procedures, credit, consent, expired, lost) => {
    expect(open(asOf)).toEqual([procedures, credit, consent, expired, lost]);
  });

  test('843 is open only where the employer can neither adjust nor claim', () => {
    const reading = readBatch(month);
    if ('unreadable' in reading) throw new Error(reading.unreadable);
    const { claims } = planRefunds(reading, law, {
      asOf: parseDay('2026-11-21') ?? 0,
      employersThatCannot: ['E'],
    }).plan;
    expect(claims.map(({ procedure, claimant, workerId, state }) => [procedure, claimant, workerId, state])).toEqual([
      ['843', 'employee', 'W', 'open'],
      ['', '', '', 'no-procedure'],
    ]);
  });
});

describe('who bore the share of the employee', () => {
  const half = withWithheld(case2024(1, 1_000_000, late('2024-01-17')));

  test('the employee: what is due of half a month is half', () => {
    // 16 of 31 days: 10,000 × 16 ÷ 31 = 5,161.29.
    expect(amounts(reconciled(half).refunds)).toEqual([
      '2024Q1 us.medicare employee 70.16',
      '2024Q1 us.medicare employer 70.16',
      '2024Q1 us.oasdi employee 300.00',
      '2024Q1 us.oasdi employer 300.00',
    ]);
  });

  test('the employer: the wages are smaller by what comes back, until the two agree', () => {
    const borne = withheldBy(half, (item) => (item['payer'] === 'employee' ? { ...item, borneBy: 'employer' } : item));
    const { refunds } = reconciled(borne);
    const employee = refunds.filter(({ payer }) => payer === 'employee');
    expect(employee.map(({ borneBy }) => borneBy)).toEqual(['employer', 'employer']);
    // wages = 10,000 − back; back = 765 − 7.65 % × 16/31 × wages: (765 − 394.84) ÷ (1 − 0.0394839) = 385.38.
    expect(employee.map(({ scheme, difference }) => [scheme, difference])).toEqual([
      ['us.medicare', '73.05'],
      ['us.oasdi', '312.33'],
    ]);
  });
});

describe('fractions of cents', () => {
  const year = { pays: Array.from({ length: 12 }, () => 1_666_667), certificates: [], rounding: 'year' as const };

  test('of a payroll that rounds over the year stand apart', () => {
    const batch = { ...withWithheld(year), employers: [{ employerId: 'E', country: 'DE' }] };
    const { refunds, balancesDue, totals } = reconciled(batch);
    expect([refunds, balancesDue]).toEqual([[], []]);
    expect(totals.fractionsOfCents.length).toBeGreaterThan(0);
  });

  test('a cent is one, two are a refund', () => {
    const by = (cents: number) => {
      const batch = withWithheld(case2024(1, 1_000_000));
      const more = withheldBy(batch, (item) =>
        item['scheme'] === 'us.oasdi' && item['payer'] === 'employer' ? { ...item, amount: `620.0${cents}` } : item,
      );
      const { refunds, totals } = reconciled(more);
      return [amounts(refunds), totals.fractionsOfCents.map(({ amount }) => amount)];
    };
    expect(by(1)).toEqual([[], ['0.01']]);
    expect(by(2)).toEqual([['2024Q1 us.oasdi employer 0.02'], []]);
  });
});

describe('the ground', () => {
  test('without a certificate there is a note of a protective claim, and no amount', () => {
    const { refunds, exceptions } = reconciled(
      withWithheld(case2024(3, 1_000_000, { ...late('2024-01-01'), status: 'requested' })),
    );
    expect(refunds).toEqual([]);
    expect(exceptions.filter(({ code }) => code === 'protective-claim')).toHaveLength(1);
  });

  test('what was withheld above what was due comes back without one', () => {
    const more = withheldBy(withWithheld(case2024(1, 1_000_000)), (item) =>
      item['scheme'] === 'us.oasdi' ? { ...item, amount: '720.00' } : item,
    );
    const { refunds } = reconciled(more);
    expect(refunds.map(({ ground, certificateId, difference }) => [ground, certificateId, difference])).toEqual([
      ['over-withheld', '', '100.00'],
      ['over-withheld', '', '100.00'],
    ]);
  });

  test('a year with an error is not compared', () => {
    const batch = withWithheld(case2024(2, 1_000_000, late('2024-01-01')));
    const broken = { ...batch, payLines: [...batch.payLines, { ...batch.payLines[0], lineId: 'L9', gross: 'much' }] };
    const { refunds, exceptions } = reconciled(broken);
    expect(refunds).toEqual([]);
    expect(exceptions.map(({ code }) => code)).toContain('reconcile-incomplete');
  });

  test('a scheme that is not named beside others was not withheld', () => {
    const batch = withWithheld(case2024(1, 1_000_000));
    const only = {
      ...batch,
      payLines: batch.payLines.map((line) => ({
        ...line,
        withheld: [{ scheme: 'us.oasdi', payer: 'employee', amount: '620.00' }],
      })),
    };
    expect(amounts(reconciled(only).balancesDue)).toEqual(['2024Q1 us.medicare employee -145.00']);
  });
});

describe('a successor employer', () => {
  test('that began a wage base of its own gets back what the predecessor had used up', () => {
    const span = (month: number) => ({
      periodStart: `2024-0${month}-01`,
      periodEnd: `2024-0${month}-28`,
      payDate: `2024-0${month}-28`,
    });
    const line = (month: number, employerId: string, gross: string, oasdi: string): Fields => ({
      lineId: `L${month}`,
      workerId: 'W',
      employerId,
      ...span(month),
      currency: 'USD',
      gross,
      withheld: [
        { scheme: 'us.oasdi', payer: 'employer', amount: oasdi },
        { scheme: 'us.medicare', payer: 'employer', amount: employerId === 'OLD' ? '2320.00' : '145.00' },
      ],
    });
    const { refunds, balancesDue } = reconciled({
      // 160,000 with the predecessor leave 8,600 of the base: 533.20 of the successor's 620.00 were due.
      payLines: [line(1, 'OLD', '160000.00', '9920.00'), line(2, 'NEW', '10000.00', '620.00')],
      employers: [
        { employerId: 'OLD', country: 'US' },
        { employerId: 'NEW', country: 'US', successorTo: 'OLD' },
      ],
    });
    expect(
      refunds.map(({ employerId, scheme, difference, ground }) => [employerId, scheme, difference, ground]),
    ).toEqual([['NEW', 'us.oasdi', '86.80', 'over-withheld']]);
    expect(balancesDue).toEqual([]);
  });
});

describe('Additional Medicare Tax found in its own year', () => {
  test('is the employer’s to adjust, while the employee is repaid in that year', () => {
    const batch = withheldBy(withWithheld(case2024(1, 1_000_000)), (item) =>
      item['scheme'] === 'us.additional-medicare' ? { ...item, amount: '90.00' } : item,
    );
    const find = (asOf: string) =>
      reconciled(batch, asOf).refunds.map(({ procedure, claimant, adjustBy }) => [procedure, claimant, adjustBy]);
    expect(find('2024-12-31')).toEqual([['941-X adjustment', 'employer', '2024-12-31']]);
    expect(find('2025-01-01')).toEqual([['1040-X', 'employee', '2024-12-31']]);
  });
});

describe('the other side of the border', () => {
  const lines = [1, 2].map((month) => ({
    lineId: `L${month}`,
    workerId: 'W',
    employerId: 'E',
    periodStart: `2024-0${month}-01`,
    periodEnd: `2024-0${month}-28`,
    payDate: `2024-0${month}-28`,
    currency: 'EUR',
    gross: '5000.00',
    withheld: [
      { scheme: 'de.pension', payer: 'employee', amount: '465.00' },
      { scheme: 'de.pension', payer: 'employer', amount: '465.00' },
    ],
  }));
  const posted = {
    payLines: lines,
    workers: [{ workerId: 'W', nationality: ['US'], residence: 'US' }],
    employers: [{ employerId: 'E', country: 'US' }],
    assignments: [
      {
        assignmentId: 'A',
        workerId: 'W',
        employerId: 'E',
        homeCountry: 'US',
        workCountry: 'DE',
        start: '2024-01-01',
        expectedEnd: '2026-12-31',
      },
    ],
    certificates: [
      {
        certificateId: 'U',
        workerId: 'W',
        applicableLegislation: 'US',
        exemptCountry: 'DE',
        validFrom: '2024-01-01',
        validTo: '2026-12-31',
      },
    ],
    exchangeRates: [{ date: '2024-01-01', validTo: '2024-12-31', from: 'EUR', to: 'USD', rate: '1.10' }],
  };
  const pension = (asOf: string) => reconciled(posted, asOf).refunds.filter(({ scheme }) => scheme === 'de.pension');

  test('each bearer gets back the own share, from the authority and by the day that the data name', () => {
    expect(
      pension('2026-11-21').map(
        ({ year, quarter, payer, difference, claimant, deadline, deadlineRolled, procedure, authority }) => [
          year,
          quarter,
          payer,
          difference,
          claimant,
          deadline,
          deadlineRolled,
          procedure,
          authority,
        ],
      ),
    ).toEqual(
      (['employee', 'employer'] as const).map((payer) => [
        2024,
        '',
        payer,
        '930.00',
        payer,
        '2028-12-31',
        '2028-12-31',
        'Erstattungsantrag',
        'Einzugsstelle (Krankenkasse)',
      ]),
    );
  });

  test('past its deadline an amount is shown as lost, with the date', () => {
    expect(
      pension('2029-01-01').map(({ expired, lost, procedure, deadline }) => [expired, lost, procedure, deadline]),
    ).toEqual([
      [true, '930.00', '', '2028-12-31'],
      [true, '930.00', '', '2028-12-31'],
    ]);
  });
});

describe('the end of the year', () => {
  const reading = readBatch(
    withWithheld({ pays: Array.from({ length: 12 }, () => 1_666_667), certificates: [], rounding: 'payment' }),
  );
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  const figures = yearEnd(reading, law, 2024);

  test('gives the boxes of the statement, compared with what was withheld', () => {
    expect(
      figures.statements[0]?.boxes.map(({ box, amount, withheld, difference }) => [box, amount, withheld, difference]),
    ).toEqual([
      ['3', '168600.00', '', ''],
      ['4', sumOf('us.oasdi'), sumOf('us.oasdi'), '0.00'],
      ['5', '200000.04', '', ''],
      ['6', sumOf('us.medicare', 'us.additional-medicare'), sumOf('us.medicare', 'us.additional-medicare'), '0.00'],
    ]);
  });

  test('gives the lines of each quarter, and the fractions of cents between payments and totals', () => {
    const [first] = figures.returns;
    // 50,000.01 × 12.4 %, × 2.9 %; three payments of 1,033.33 and 241.67 against 3,100.00 and 725.00.
    expect(first?.lines.map(({ line, wages, tax }) => [line, wages, tax])).toEqual([
      ['5a', '50000.01', '6200.00'],
      ['5c', '50000.01', '1450.00'],
      ['5d', '0.00', '0.00'],
    ]);
    expect(first?.fractions).toBe('0.00');
  });

  function sumOf(...schemes: readonly string[]): string {
    const rows = rowsOf(
      batchOf({ pays: Array.from({ length: 12 }, () => 1_666_667), certificates: [], rounding: 'payment' }),
    );
    const cents = rows
      .filter(({ scheme, payer }) => payer === 'employee' && schemes.includes(scheme))
      .reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
    return (cents / 100).toFixed(2);
  }
});
