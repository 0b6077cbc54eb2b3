import { readFileSync, writeFileSync } from 'node:fs';
import type { CountryLaw, Instrument, Rounding, SchemeLaw, SchemeRule } from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';
import { baseOf, mechanismOf } from './mechanism.ts';

const page = new URL('../../docs/schemes.md', import.meta.url);
const day = '2026-12-31';
const begin = '<!-- tables from the data: begin -->';
const end = '<!-- tables from the data: end -->';

const law = loadLegislation();

const dates = { 'pay-date': 'P', 'work-period': 'W', 'premium-month': 'PM' } as const;
const parts = { whole: 'w', 'calendar-days': 'cd', 'thirty-days': '30', 'insured-at-month-end': 'me' } as const;
const oneOffs = {
  ordinary: 'ord',
  'year-to-date': 'ytd',
  'not-charged': 'nc',
  own: 'own',
  spread: 'spread',
} as const;
const effects = {
  exempts: 'X',
  'exempts-by-domestic-law': 'D',
  'exempts-in-part': 'part',
  'does-not-exempt': 'N',
  unclear: 'U',
} as const;
const modes = { 'half-up': 'hu', 'half-down': 'hd', 'half-even': 'he', down: 'dn', up: 'up' } as const;
const grades = ['high', 'medium', 'low'] as const;

const ruleOf = ({ rules }: SchemeLaw): SchemeRule | undefined => rules.findLast(({ from }) => from <= day) ?? rules[0];

const dateOf = ({ dateBasis }: SchemeRule): string => {
  const [regular, oneOff] = [dates[dateBasis.regular], dates[dateBasis.oneOff]];
  return regular === oneOff ? regular : `${regular}/${oneOff}`;
};

const periodOf = ({ period, accrues, yearStart }: SchemeRule): string => {
  switch (period) {
    case 'line':
      return 'L';
    case 'day':
      return 'D';
    case 'earnings-period':
      return 'E';
    case 'month':
      return accrues === 'settled' ? `M, settled Y ${yearStart}` : 'M';
    case 'quarter':
      return `Q ${yearStart.slice(0, 2)}`;
    case 'year':
      return `Y ${yearStart}${accrues === 'monthly' ? ' acc' : ''}`;
  }
};

const roundingText = ({ mode, unit }: Pick<Rounding, 'mode' | 'unit'>): string => `${modes[mode]} ${unit}`;

const roundingOf = (rule: SchemeRule, country: CountryLaw): string => {
  const usual = roundingText(country.rounding);
  const own = [rule.employee, rule.employer].flatMap((side) =>
    (side?.variants ?? []).map(({ rounding }) => (rounding === undefined ? usual : roundingText(rounding))),
  );
  const differing = [...new Set(own)].filter((text) => text !== usual);
  return differing.length === 0 ? '=' : differing.join('; ');
};

const withUs = (country: string): Instrument | undefined =>
  law.instruments.find(({ parties, modelled }) => modelled && parties.includes('US') && parties.includes(country));

const effectOn = (scheme: string, instrument: Instrument | undefined): string => {
  const found = instrument?.effects.findLast((one) => one.scheme === scheme && one.from <= day);
  return found === undefined ? 'N' : `${effects[found.effect]} ${found.from}`;
};

const namesIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
};

/** The lowest confidence of the figures in force at the end of the period, then of the earlier ones where lower. */
const confidenceOf = (rules: readonly SchemeRule[], country: CountryLaw): string => {
  const named = new Set(namesIn(rules));
  const values = country.parameters
    .filter(({ parameter }) => named.has(parameter))
    .flatMap((one) => {
      const current = one.values.findLast(({ from }) => from <= day);
      return one.values.map((value) => ({ rank: grades.indexOf(value.confidence), current: value === current }));
    });
  const lowest = (current: boolean): number =>
    Math.max(0, ...values.filter((value) => !current || value.current).map(({ rank }) => rank));
  const [now, ever] = [lowest(true), lowest(false)];
  const letter = (rank: number): string => grades[rank]?.slice(0, 1) ?? '';
  return ever > now ? `${letter(now)}/${letter(ever)}` : letter(now);
};

const follows = ({ follows: leaders }: SchemeRule): string =>
  leaders === undefined ? '–' : [leaders].flat().join(' or ');

const rowOf = (scheme: SchemeLaw, country: CountryLaw, instrument: Instrument | undefined): string => {
  const rule = ruleOf(scheme);
  if (rule === undefined) return '';
  const cells = [
    `\`${scheme.scheme}\``,
    mechanismOf(rule.employee, country, day),
    mechanismOf(rule.employer, country, day),
    dateOf(rule),
    periodOf(rule),
    rule.capPer === 'person' ? 'pp' : 'er',
    parts[rule.partMonth],
    baseOf(rule),
    follows(rule),
    roundingOf(rule, country),
    oneOffs[rule.oneOff.rule],
    country.country === 'US' ? 'X, each agreement’s date' : effectOn(scheme.scheme, instrument),
    confidenceOf(scheme.rules, country),
  ];
  return `| ${cells.join(' | ')} |`;
};

const heads =
  'scheme, employee, employer, date, period, cap per, part, base, follows, rounding, one-off, US certificate, conf.';

const agreement = (country: string, instrument: Instrument | undefined): string => {
  if (country === 'US') return '';
  return instrument === undefined
    ? ' No agreement in force: a US certificate changes nothing.'
    : ` Agreement with the US: ${instrument.inForce ?? 'not in force'}.`;
};

const countryText = (country: CountryLaw): string => {
  const instrument = country.country === 'US' ? undefined : withUs(country.country);
  const { doubt } = country.rounding;
  const count = country.schemes.length === 1 ? '1 scheme' : `${country.schemes.length} schemes`;
  return [
    `### ${country.name} (${country.country})`,
    '',
    `${country.currency} · rounding: ${roundingText(country.rounding)}${doubt === undefined ? '' : ' (in doubt)'} · ${count}.${agreement(country.country, instrument)}`,
    '',
    `| ${heads.split(', ').join(' | ')} |`,
    `|${'---|'.repeat(heads.split(', ').length)}`,
    ...country.schemes.map((scheme) => rowOf(scheme, country, instrument)),
    '',
  ].join('\n');
};

const tables = (): string => {
  const countries = [...law.countries.values()].toSorted((a, b) =>
    a.country === 'US' ? -1 : b.country === 'US' ? 1 : a.name < b.name ? -1 : 1,
  );
  return countries.map(countryText).join('\n');
};

export const currentPage = (): string => readFileSync(page, 'utf8');

/** The page with its tables as the data have them. */
export const schemesPage = (text = currentPage()): string => {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/schemes.md has lost the marks of its tables');
  return `${text.slice(0, from + begin.length)}\n\n${tables()}\n${text.slice(to)}`;
};

if (import.meta.main) writeFileSync(page, schemesPage());
