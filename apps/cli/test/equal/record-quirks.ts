import { ages, bornBefore } from './family.ts';
import { plusDays, rename } from './person.ts';
import { elsewhere, hosts, someAttribute } from './places.ts';
import type { Dice } from '../../../../packages/batch/test/dice.ts';
import { beside, type Quirk, type Quirks, setOn, someLine, someOf } from './quirk.ts';
import type { Cells } from './person.ts';

const onRow =
  (change: (row: Cells, dice: Dice) => Cells): Quirk =>
  (person, dice) => {
    const row = person.workers[0];
    if (row !== undefined) setOn(row, change(row, dice));
  };

const onAssignment =
  (change: (row: Cells, dice: Dice) => Cells): Quirk =>
  (person, dice) => {
    const row = someOf(person.assignments, dice);
    setOn(row, change(row, dice));
  };

/** Unusual rows of workers. */
export const workerQuirks: Quirks = {
  'no worker row': (person) => {
    person.workers = [];
  },
  'a birthday between lines': (person, dice) => {
    const paid = someLine(person, dice)['pay_date'] ?? '2026-03-31';
    const born = plusDays(paid, dice.one(-1, 0, 1, 15));
    const birth = bornBefore(born, dice.one(...ages));
    for (const row of person.workers) row['birth_date'] = birth;
  },
  'no birth date': onRow(() => ({ birth_date: '' })),
  'malformed birth date': onRow(() => ({ birth_date: '1985-13-01' })),
  'no nationality': onRow(() => ({ nationality: '', residence: '' })),
  'no nationality but a residence': onRow(() => ({ nationality: '' })),
  'another nationality': onRow((_, dice) => ({ nationality: dice.one('DE', 'US|DE', 'IN', 'CN', 'GB|FR', 'QQ') })),
  'another residence': onRow((_, dice) => ({ residence: dice.one('US', ...hosts) })),
  'two worker rows': (person, dice, { country }) => {
    const [row] = person.workers;
    if (row === undefined) return;
    const cut = dice.one('2026-01-01', '2026-03-01', '2026-02-11');
    const other = { ...row, ...someAttribute(country, dice), valid_from: cut };
    person.workers = dice.shuffled([{ ...row, valid_to: plusDays(cut, dice.one(-1, -1, -1, -20)) }, other]);
  },
  'worker rows that overlap': (person) => {
    person.workers = person.workers.flatMap((row) => [row, { ...row, valid_from: '2026-02-01' }]);
  },
  'an attribute': (person, dice, { country }) => {
    for (const row of person.workers) setOn(row, someAttribute(country, dice));
  },
  'attributes of a country': (person, dice, { country }) => {
    for (const row of person.workers)
      setOn(row, { ...someAttribute(country, dice), ...someAttribute(country, dice), ...someAttribute('US', dice) });
  },
  'invalid attribute': onRow((_, dice) => ({
    [dice.one(
      'attributes.us.fica-exclusion',
      'attributes.de.children',
      'attributes.pensioner',
      'attributes.us.resident',
    )]: 'perhaps',
  })),
  'unknown attribute': onRow((_, dice) => ({
    [dice.one('attributes.colour', 'attributes.shoe-size')]: dice.one('43', 'red'),
  })),
};

/** Unusual assignments. */
export const assignmentQuirks: Quirks = {
  'no assignment': (person) => {
    person.assignments = [];
  },
  'an assignment that ended': onAssignment((_, dice) => ({
    actual_end: dice.one('2026-02-28', '2026-03-12', '2025-12-31'),
  })),
  'an assignment past its end': onAssignment((_, dice) => ({ expected_end: dice.one('2025-12-31', '2026-03-15') })),
  'a bonus after the assignment': (person) => {
    const line = person.pay.at(-1) ?? {};
    for (const row of person.assignments) row['actual_end'] = line['period_end'] ?? '';
    beside(person, line, '-B', { kind: 'one-off', pay_date: plusDays(line['pay_date'] ?? '', 20) });
  },
  'no expected end': onAssignment(() => ({ expected_end: '' })),
  'an assignment that begins': onAssignment((_, dice) => ({ start: dice.one('2026-01-17', '2026-03-01') })),
  'self-employed': onAssignment(() => ({ kind: 'self-employed' })),
  'an assignment of another kind': onAssignment((_, dice) => ({
    kind: dice.one('government', 'ship-crew', 'air-crew'),
  })),
  'hired locally': onAssignment(() => ({ hired_locally: 'yes' })),
  'a frequency of the host': onAssignment((_, dice) => ({
    host_pay_frequency: dice.one('weekly', 'monthly', 'quarterly', 'yearly'),
  })),
  'facts of the posting': onAssignment((_, dice) => ({
    [dice.one('situation.posting.priorEmploymentMonths', 'situation.posting.directRelationship')]: dice.one(
      '1',
      '24',
      'yes',
      'no',
    ),
  })),
  'another place of work': onAssignment((_, dice) => ({ work_country: dice.one(...hosts, 'XY', ...elsewhere) })),
  'another home': onAssignment((_, dice) => ({ home_country: dice.one('US', ...hosts, ...elsewhere) })),
  'two assignments, one after the other': (person, dice) => {
    const [row] = person.assignments;
    if (row === undefined) return;
    const other = {
      ...row,
      work_country: dice.one('US', ...hosts),
      start: '2026-02-16',
      assignment_id: `${dice.one('0', 'z')}${row['assignment_id']}`,
    };
    person.assignments = dice.shuffled([{ ...row, actual_end: '2026-02-15' }, other]);
  },
  'assignments that overlap': (person, dice) => {
    const [row] = person.assignments;
    if (row !== undefined)
      person.assignments.push({
        ...row,
        work_country: dice.one(...hosts),
        start: '2026-02-01',
        assignment_id: `0${row['assignment_id']}`,
      });
  },
  'an assignment of another employer': (person, dice) => {
    const [row] = person.assignments;
    if (row !== undefined)
      person.assignments.push({
        ...row,
        employer_id: dice.one('US-YEAR', 'LOCAL-GB'),
        assignment_id: `${row['assignment_id']}x`,
      });
  },
  'an assignment twice': (person, dice) => {
    person.assignments.push(
      ...person.assignments.map((row) => ({ ...row, expected_end: dice.one('', row['expected_end'] ?? '') })),
    );
  },
};

const opening = (person: Parameters<Quirk>[0], scheme: string, amount: string, more: Cells = {}): Cells => ({
  worker_id: person.id,
  employer_id: person.pay[0]?.['employer_id'] ?? 'US1',
  scheme,
  payer: '',
  through: '2025-12-31',
  wages: amount,
  base: amount,
  amount: '620.00',
  ...more,
});

/** Balances and decided figures. */
export const balanceQuirks: Quirks = {
  balances: (person, dice) => {
    const through = person.pay[0]?.['period_start'] ?? '2026-01-01';
    const amount = dice.one('183000.00', '10000.00', '199999.99', '0.00');
    person.balances.push(
      ...['us.oasdi', 'us.medicare', 'us.additional-medicare'].map((scheme) =>
        opening(person, scheme, amount, {
          through: plusDays(through, -1),
          payer: dice.one('', 'employee', 'employer'),
        }),
      ),
    );
  },
  'balances of the country': (person, dice, { country }) => {
    const through = plusDays(person.pay[0]?.['period_start'] ?? '2026-01-01', -1);
    const scheme: Record<string, string> = { DE: 'de.pension', GB: 'gb.class-1', CA: 'ca.cpp', JP: 'jp.pension' };
    person.balances.push(
      opening(person, scheme[country] ?? 'us.oasdi', '90000', {
        amount: '100',
        through,
        period: dice.one('', through.slice(0, 7)),
        unrounded: dice.one('', '100.123'),
        expected: dice.one('', '1200000'),
      }),
    );
  },
  'a balance after a line': (person) => {
    const line = person.pay[Math.floor(person.pay.length / 2)] ?? {};
    person.balances.push(
      opening(person, 'us.oasdi', '100.00', { through: line['pay_date'] ?? '2026-02-28', amount: '6.20' }),
    );
  },
  'a balance that is wrong': (person, dice) => {
    const fault = dice.one<Cells>(
      { wages: 'x' },
      { period: 'x' },
      { base: '1.001' },
      { period: '2026S40' },
      { payer: 'x' },
    );
    const scheme = dice.one('us', 'us.nonsense', 'us.oasdi', 'us.oasdi', 'us.oasdi');
    person.balances.push(opening(person, scheme, '1.00', fault));
  },
  'a balance finer than a cent': (person) => {
    person.balances.push(opening(person, 'us.oasdi', '1.001'));
  },
  'a balance of no employer': (person) => {
    person.balances.push(opening(person, 'us.oasdi', '1.00', { employer_id: '' }));
  },
  'only balances': (person) => {
    person.pay = [];
    person.balances.push(opening(person, 'us.oasdi', '1234.56'), opening(person, 'us.medicare', '1234.56'));
  },
  'balances under a new id': (person) => {
    rename(person, `${person.id}N`);
    person.balances.push(opening(person, 'us.oasdi', '184000.00', { through: '2025-10-01' }));
  },
  'a figure decided for one': (person, dice) => {
    const figure = dice.one(
      { scheme: 'us.medicare', rate: '0.02' },
      { scheme: 'us.oasdi', ceiling: '50000' },
      { scheme: 'de.pension', certificate_effect: 'does-not-exempt' },
      { scheme: 'de.pension', rate: '-3' },
    );
    person.overrides.push({
      worker_id: person.id,
      from: dice.one('2026-01-01', '2026-02-10'),
      authority: 'Notice',
      ...figure,
    });
  },
  'a decision that cannot be read': (person) => {
    person.overrides.push({ worker_id: person.id, scheme: 'us.oasdi', from: '2026-01-01', rate: 'much' });
  },
};
