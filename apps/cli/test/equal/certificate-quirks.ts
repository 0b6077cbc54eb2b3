import { elsewhere, hosts } from './places.ts';
import type { Cells } from './person.ts';
import type { Dice } from '../../../../packages/batch/test/dice.ts';
import { type Quirk, type Quirks, setOn, someOf } from './quirk.ts';

const on =
  (change: (row: Cells, dice: Dice) => Cells): Quirk =>
  (person, dice) => {
    const row = someOf(person.certificates, dice);
    setOn(row, change(row, dice));
  };

/** A further certificate like the first. */
const another =
  (change: (row: Cells, dice: Dice) => Cells): Quirk =>
  (person, dice) => {
    const [row] = person.certificates;
    if (row === undefined) return;
    const id = row['certificate_id'] ?? '';
    const other = { ...row, certificate_id: dice.one(`0${id}`, `~${id}`), ...change(row, dice) };
    person.certificates = dice.shuffled([row, other]);
  };

/** Unusual certificates. */
export const certificateQuirks: Quirks = {
  'no certificate': (person) => {
    person.certificates = [];
  },
  'a certificate that ended': on((_, dice) => ({ valid_to: dice.one('2025-12-31', '2026-02-28', '2026-03-09') })),
  'a certificate that begins': on((_, dice) => ({ valid_from: dice.one('2026-01-16', '2026-02-01', '2027-01-01') })),
  'a certificate without an end': on(() => ({ valid_to: '' })),
  'a certificate withdrawn': on((_, dice) => ({
    status: dice.one('withdrawn', ''),
    withdrawn_on: dice.one('', '2026-03-31', '2026-07-01'),
    withdrawn_from: dice.one('', '2026-02-12', '2026-03-01'),
  })),
  'a certificate asked for': on((_, dice) => ({ status: dice.one('requested', 'refused', 'nonsense') })),
  'a certificate learned later': on((_, dice) => ({
    issued_on: dice.one('', '2026-01-10'),
    received_on: dice.one('2026-03-01', '2026-06-30', ''),
  })),
  'a certificate of an employer': on((_, dice) => ({ employer_id: dice.one('US1', 'US-YEAR', 'LOCAL-DE') })),
  'a certificate of some schemes': on((_, dice) => ({
    schemes: dice.one('us.*', 'de.pension|de.health', '*', 'gb.class-1'),
  })),
  'a certificate for two countries': on((row) => ({ exempt_country: `${row['exempt_country']}|GB|DE` })),
  'a certificate without an agreement': on((_, dice) => ({ exempt_country: dice.one('TD', 'IN', ...elsewhere) })),
  'a certificate against its own law': on((row) => ({ exempt_country: row['applicable_legislation'] ?? '' })),
  'a certificate of another law': on((_, dice) => ({ applicable_legislation: dice.one(...hosts) })),
  'two certificates for the same days': another(() => ({})),
  'two certificates that follow each other': another((row, dice) => {
    setOn(row, { valid_to: '2026-02-14' });
    return { valid_from: dice.one('2026-02-15', '2026-02-20', '2026-01-01'), valid_to: '2028-05-31' };
  }),
  'certificates that contradict each other': another((_, dice) => ({
    applicable_legislation: dice.one('FR', 'GB', 'DE'),
    valid_from: '2026-02-01',
  })),
  'a certificate that replaces another': another((row) => ({
    replaces: row['certificate_id'] ?? '',
    valid_from: '2026-02-10',
  })),
  'a certificate twice': (person, dice) => {
    person.certificates.push(
      ...person.certificates.map((row) => ({ ...row, valid_to: dice.one('', row['valid_to'] ?? '') })),
    );
  },
  'a certificate of who has none': (person, dice, { country }) => {
    person.certificates.push({
      certificate_id: `X${person.id}`,
      worker_id: person.id,
      applicable_legislation: dice.one('US', 'DE', 'FR'),
      exempt_country: country,
      valid_from: dice.one('2025-01-01', '2026-03-01'),
    });
  },
};
