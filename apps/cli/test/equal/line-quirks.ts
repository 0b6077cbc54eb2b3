import type { Dice } from '../../../../packages/batch/test/dice.ts';
import { plusDays } from './person.ts';
import { currencyOf, elsewhere, hosts } from './places.ts';
import { beside, negative, type Quirk, type Quirks, setOn, share, someLine } from './quirk.ts';

/** Changes of one line, or of some of a worker's. */
const onALine =
  (change: (line: Record<string, string>, dice: Dice) => Record<string, string>): Quirk =>
  (person, dice) => {
    const line = someLine(person, dice);
    setOn(line, change(line, dice));
  };

/** Unusual pay lines. */
export const lineQuirks: Quirks = {
  bonus: (person, dice) => {
    beside(person, someLine(person, dice), dice.one('a', '-B', ''.padEnd(3, 'z')), { kind: 'one-off' });
  },
  'bonus earned earlier': (person, dice) => {
    const line = someLine(person, dice);
    const start = line['period_start'] ?? '';
    beside(person, line, '-B', { kind: 'one-off', earned_from: plusDays(start, -200), earned_to: plusDays(start, -1) });
  },
  'bonus before the pay of its day': (person, dice) => {
    const line = someLine(person, dice);
    beside(person, line, '', { kind: 'one-off', line_id: `!${line['line_id'] || person.id}` });
  },
  'bonus months later': (person, dice) => {
    const line = person.pay.at(-1) ?? {};
    const paid = plusDays(line['pay_date'] ?? '', 30 + dice.below(90));
    beside(person, line, '-B', { kind: 'one-off', pay_date: paid });
  },
  adjustment: (person, dice) => {
    const line = someLine(person, dice);
    const gross = share(line['gross'], 7);
    const paid = plusDays(line['pay_date'] ?? '', dice.one(0, 15));
    const amount = dice.rarely(3) ? gross : negative(gross);
    beside(person, line, '-ADJ', { kind: 'adjustment', for: line['line_id'] ?? '', gross: amount, pay_date: paid });
  },
  'adjustment of the year before': (person, dice) => {
    const line = someLine(person, dice);
    beside(person, line, '-ADJ', { kind: 'adjustment', for: '2025-03', gross: negative(share(line['gross'], 9)) });
  },
  'adjustment of everything': (person, dice) => {
    const line = someLine(person, dice);
    beside(person, line, '-ADJ', { kind: 'adjustment', gross: negative(line['gross']) });
  },
  reversal: (person, dice) => {
    const line = someLine(person, dice);
    const paid = plusDays(line['pay_date'] ?? '', dice.one(0, 20));
    const taken = { kind: 'reversal', reverses: line['line_id'] ?? '', gross: negative(line['gross']), pay_date: paid };
    beside(person, line, '-REV', taken);
    if (dice.rarely(2)) beside(person, line, '-NEW', { gross: share(line['gross'], 2), pay_date: paid });
  },
  'reversal of another amount': (person, dice) => {
    const line = someLine(person, dice);
    const gross = negative(share(line['gross'], 3));
    beside(person, line, '-REV', { kind: 'reversal', reverses: line['line_id'] ?? '', gross });
  },
  'reversal of nothing': (person, dice) => {
    const line = someLine(person, dice);
    beside(person, line, '-REV', { kind: 'reversal', reverses: 'nothing', gross: negative(line['gross']) });
  },
  'copy from another payroll': (person, dice) => {
    beside(person, someLine(person, dice), '-S', { delivery: 'shadow', employer_id: 'LOCAL-DE' });
  },
  'like pay in another payroll': (person, dice) => {
    beside(person, someLine(person, dice), '-S', { employer_id: dice.one('LOCAL-DE', 'US-YEAR') });
  },
  'wages of a scheme': onALine((line, dice) => ({
    [`wages.${dice.one('us.oasdi', 'us.*', 'de.*', 'gb.class-1', '*')}`]: share(line['gross'], 2),
  })),
  'wages of no scheme': onALine((line) => ({ 'wages.us.nonsense': line['gross'] ?? '' })),
  'wages of some schemes always': (person, dice, { country }) => {
    const scheme = dice.one('us.medicare', `${country.toLowerCase()}.*`);
    for (const line of person.pay) line[`wages.${scheme}`] = share(line['gross'], 3);
  },
  withheld: onALine((line) => ({
    'withheld.us.oasdi.employee': share(line['gross'], 16),
    'withheld.us.medicare.employee': share(line['gross'], 69),
  })),
  hours: onALine((_, dice) => ({ hours: dice.one('0', '37.5', '80', '160.33') })),
  'earned in the month before': onALine((line) => ({
    earned_from: plusDays(line['period_start'] ?? '', -28),
    earned_to: plusDays(line['period_start'] ?? '', -1),
  })),
  'earned over months': onALine((line) => ({
    earned_from: plusDays(line['period_start'] ?? '', -75),
    earned_to: line['period_end'] ?? '',
  })),
  'work elsewhere': onALine((_, dice) => ({ work_country: dice.one(...hosts, 'US', ...elsewhere) })),
  'another employer': onALine((_, dice) => ({
    employer_id: dice.one('US1', 'US-YEAR', 'US-NEXT', 'US-DATED', 'AFFILIATE', 'LOCAL-GB', 'NOBODY'),
  })),
  'another employer always': (person) => {
    for (const line of person.pay) line['employer_id'] = 'ASSUMED';
    for (const row of person.assignments) row['employer_id'] = 'ASSUMED';
  },
  'two employers': (person, dice) => {
    const employer = dice.one('US-YEAR', 'US-NEXT', 'LOCAL-DE', 'LOCAL-GB');
    for (const line of person.pay.slice())
      beside(person, line, '-2', { employer_id: employer, gross: share(line['gross'], 3) });
  },
  'a line twice': (person, dice) => {
    person.pay.push({ ...someLine(person, dice) });
  },
  'an id twice': (person, dice) => {
    const line = someLine(person, dice);
    person.pay.push({ ...line, gross: share(line['gross'], 2), pay_date: plusDays(line['pay_date'] ?? '', 1) });
  },
  'malformed pay': onALine((_, dice) => ({
    gross: dice.one('abc', '', '1e5', '12.345', '1,000.00', '0x10', ' 12.00', '1234567890123456', '٣٠٠٠'),
  })),
  'negative pay': onALine((line) => ({ gross: negative(line['gross']) })),
  'malformed date': onALine((_, dice) => ({
    [dice.one('pay_date', 'period_end', 'earned_to')]: dice.one('2026-02-30', '', '31.1.26'),
  })),
  'malformed kind': onALine((_, dice) => ({ [dice.one('kind', 'currency', 'work_country', 'delivery')]: 'XXX' })),
  'fifteen digits': onALine((line, dice) => ({
    gross: `${dice.one('999999999999999', '123456789012345')}${(line['gross'] ?? '').includes('.') ? '.99' : ''}`,
  })),
  'pay written otherwise': (person, dice) => {
    for (const line of person.pay) {
      const gross = line['gross'] ?? '';
      const zeros = gross.includes('.') ? '00' : '.0';
      const [whole = '', decimals = ''] = gross.split('.');
      line['gross'] = dice.one(
        `${gross}${zeros}`,
        `00${gross}`,
        whole,
        decimals === '' ? gross : `${whole}.${decimals[0]}`,
        `-0`,
        '0.0',
      );
    }
  },
  'pay in another currency': onALine((line, dice) => ({
    currency: dice.one('JPY', 'KWD', 'NZD', 'EUR', 'KRW'),
    gross: dice.one(share(line['gross'], 3).split('.')[0] ?? '0', line['gross'] ?? ''),
  })),
  'a rate that is missing on some days': (person) => {
    for (const line of person.pay) line['currency'] = 'NZD';
  },
  'three decimals': (person) => {
    for (const line of person.pay) {
      const [whole = '0', decimals = ''] = (line['gross'] ?? '').split('.');
      setOn(line, { currency: 'KWD', gross: `${whole}.${decimals}5`.slice(0, whole.length + 4) });
    }
  },
  'a stated frequency': (person, dice) => {
    const frequency = dice.one('weekly', 'biweekly', 'semimonthly', 'monthly', 'quarterly', 'yearly');
    for (const line of person.pay) line['pay_frequency'] = frequency;
  },
  'another frequency': onALine((_, dice) => ({ pay_frequency: dice.one('weekly', 'quarterly', 'yearly') })),
  'around new year': (person) => {
    for (const [at, line] of person.pay.entries()) line['pay_date'] = plusDays('2025-12-29', at);
  },
  'around a tax year': (person) => {
    for (const [at, line] of person.pay.entries()) line['pay_date'] = plusDays('2026-04-03', at);
  },
  'beyond the law': (person) => {
    setOn(person.pay.at(-1) ?? {}, { pay_date: '2027-05-04' });
  },
  'paid at once': (person) => {
    for (const line of person.pay) line['pay_date'] = person.pay[0]?.['pay_date'] ?? '';
  },
  'over months': onALine((line) => ({ period_start: plusDays(line['period_end'] ?? '', -91) })),
  'a part of a month': onALine((line) => ({ period_start: plusDays(line['period_end'] ?? '', -9) })),
  'a month left out': (person, dice) => {
    if (person.pay.length > 2) person.pay.splice(dice.below(person.pay.length), 1);
  },
  'lines out of order': (person, dice) => {
    person.pay.splice(0, person.pay.length, ...dice.shuffled(person.pay));
  },
  'sick pay': onALine((_, dice) => ({ kind: dice.one('sick-pay', 'manual', 'regular') })),
  'a column of no field': onALine((_, dice) => ({ department: 'Sales', bonus: dice.one('10.50', '') })),
  'local pay': (person, _, { country, employer }) => {
    const first = person.pay[0] ?? {};
    beside(person, first, '-L', { currency: currencyOf(country), employer_id: employer, gross: '5' });
  },
};
