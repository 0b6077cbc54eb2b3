import type { CertificateEffect, Instrument, InstrumentRule } from '@totalize/core';

const hub = 'US';
const names = new Intl.DisplayNames('en', { type: 'region' });

const isAbout =
  (kind: string) =>
  (rule: InstrumentRule): boolean =>
    rule.tests.some((test) => test.test === 'kind' && (test.in as readonly string[]).includes(kind));

const partnerOf = ({ parties }: Instrument): string => parties.find((party) => party !== hub) ?? '';

/** The months of a posting from one party, as the rule in force names them. */
const limit = (instrument: Instrument, from: string): string => {
  const rule = instrument.rules
    .filter(isAbout('employee'))
    .findLast(
      ({ stage, tests, law }) =>
        stage === 'posting' &&
        law === 'of-sender' &&
        tests.some((test) => test.test === 'posted' && (test.from === undefined || test.from === from)),
    );
  const duration = rule?.tests.find((test) => test.test === 'expected-duration');
  return duration?.test === 'expected-duration' ? `${duration.months}` : 'no posting rule';
};

const words: Readonly<Record<string, string>> = {
  'of-work': 'place of work',
  'of-residence': 'residence',
  'of-sender': 'moved for a time: home',
  'of-centre-of-interest': 'in both: principal activity',
  'where-employee': 'under one law only: the other',
  'own-laws': 'from a third country: both laws',
  elected: 'by choice',
  [hub]: 'American law',
};

const selfEmployed = ({ rules }: Instrument): string => {
  const own = rules.filter(isAbout('self-employed')).filter(({ law }) => law !== 'not-known');
  const unseen = rules.some(
    (rule) => rule.law === 'not-known' && isAbout('self-employed')(rule) && rule.rule === 'self-employed',
  );
  if (unseen) return 'not seen, unless living and working in one country';
  return [...new Set(own.map(({ law }) => words[law] ?? law))].join('; ');
};

const thirdCountry = ({ rules }: Instrument): string => {
  const rule = rules.find(({ tests }) => tests.some((test) => test.test === 'via-third-country'));
  if (rule === undefined) return rules.some(({ stage }) => stage === 'posting') ? 'yes' : '–';
  return rule.law === 'not-known' ? 'not seen' : 'nationals of the two only';
};

const extension = ({ extension: given }: Instrument): string =>
  given === undefined ? '–' : given.maxMonths === undefined ? 'by agreement' : `${given.maxMonths} months`;

const forms = (instrument: Instrument): string =>
  instrument.certificates.flatMap(({ form }) => form ?? []).join(', ') || 'not seen';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

const isAmerican = ({ parties }: Instrument): boolean => parties.includes(hub) && parties.length === 2;

const byName = (a: Instrument, b: Instrument): number =>
  (names.of(partnerOf(a)) ?? '') < (names.of(partnerOf(b)) ?? '') ? -1 : 1;

/** Months towards the partner and towards the United States, extension, and so on, one line an agreement. */
const rulesTable = (instruments: readonly Instrument[]): string[] =>
  table(
    [
      'partner',
      'in force',
      'posting there, months',
      'posting here, months',
      'extension',
      'self-employed',
      'by way of a third country',
      'forms seen',
    ],
    instruments
      .filter(isAmerican)
      .toSorted(byName)
      .map((one) => [
        `${names.of(partnerOf(one)) ?? ''} (${partnerOf(one)})`,
        one.inForce ?? 'signed, not in force',
        limit(one, hub),
        limit(one, partnerOf(one)),
        extension(one),
        selfEmployed(one),
        thirdCountry(one),
        forms(one),
      ]),
  );

const schemesWith = (effects: readonly CertificateEffect[], effect: CertificateEffect['effect']): string =>
  effects
    .filter((one) => one.effect === effect)
    .map(({ scheme, onlyWith }) => `${scheme.slice(3)}${onlyWith === undefined ? '' : '¹'}`)
    .join(', ') || '–';

/** What an American certificate does to each scheme of the partner, as the agreement stands today. */
const releaseTable = (instruments: readonly Instrument[]): string[] =>
  table(
    ['partner', 'released by the agreement', 'released by domestic law', 'stays due', 'open'],
    instruments
      .filter((one) => isAmerican(one) && one.inForce !== null)
      .toSorted(byName)
      .map((one) => {
        const effects = one.effects.filter(
          ({ scheme, to }) => to === undefined && scheme.slice(0, 2).toUpperCase() !== hub,
        );
        return [
          names.of(partnerOf(one)) ?? '',
          schemesWith(effects, 'exempts'),
          schemesWith(effects, 'exempts-by-domestic-law'),
          schemesWith(effects, 'does-not-exempt'),
          schemesWith(effects, 'unclear'),
        ];
      }),
  );

const marks = { rules: rulesTable, release: releaseTable } as const;

/** Replaces what stands between the marks of a page by the tables. */
export const withTables = (page: string, instruments: readonly Instrument[]): string =>
  Object.entries(marks).reduce(
    (text, [name, make]) =>
      text.replace(
        new RegExp(`(<!-- ${name}: made from the data -->\\n)[\\s\\S]*?(<!-- end -->)`),
        (_, begin: string, end: string) => `${begin}\n${make(instruments).join('\n')}\n\n${end}`,
      ),
    page,
  );
