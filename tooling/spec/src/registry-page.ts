import type { CountryLaw } from '@totalize/core';
import { type RegistryCountry, registryOf, type SchemeYear } from '@totalize/legislation';

/** The years that the page shows; earlier ones are in `totalize parameters --coverage`. */
const YEARS = [2023, 2024, 2025, 2026];

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const cellOf = (year: SchemeYear | undefined): string => {
  if (year === undefined) return '–';
  const marks = `${year.placeholder ? '*' : ''}${year.missing.length > 0 ? ' †' : ''}`;
  return `${year.status === 'enacted' ? '' : `${year.status}, `}${year.confidence}${marks}`;
};

const counted = ({ schemes }: RegistryCountry, confidence: SchemeYear['confidence']): string => {
  const last = schemes.flatMap(({ years }) => years.findLast(({ year }) => year === YEARS.at(-1)) ?? []);
  return `${last.filter((year) => year.confidence === confidence).length}`;
};

const sum = (rows: readonly (readonly string[])[], at: number): string =>
  `${rows.reduce((total, cells) => total + Number(cells[at]), 0)}`;

const overview = (countries: readonly RegistryCountry[]): string[] => {
  const rows = countries.map((country) => [
    `${country.name} (${country.country})`,
    `${country.schemes.length}`,
    ...(['high', 'medium', 'low'] as const).map((confidence) => counted(country, confidence)),
    country.covers.from,
    country.covers.to ?? 'now',
    country.lastReviewed,
  ]);
  return [
    row(['country', 'schemes', 'high', 'medium', 'low', 'complete from', 'to', 'reviewed']),
    row(['---', '--:', '--:', '--:', '--:', '---', '---', '---']),
    ...rows.map(row),
    row([`${countries.length} countries`, ...[1, 2, 3, 4].map((at) => sum(rows, at)), '', '', '']),
  ];
};

const tableOf = ({ schemes }: RegistryCountry): string[] => [
  row(['scheme', 'branch', ...YEARS.map(String)]),
  row(['---', '---', ...YEARS.map(() => '---')]),
  ...schemes.map(({ scheme, branch, years }) =>
    row([`\`${scheme}\``, branch, ...YEARS.map((asked) => cellOf(years.find(({ year }) => year === asked)))]),
  ),
];

/** The page of the registry, made from the law's data. */
export const registryPage = (laws: Iterable<CountryLaw>): string => {
  const countries = [...laws].map(registryOf).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return `# What is known, and how well

Every scheme in the data, year by year, as sure as the weakest figure that it needs: *high*, an official text says so or
several carriers agree; *medium*, one secondary carrier; *low*, nobody saw it in a source. All figures are enacted unless
a cell says otherwise. \`*\`: a figure stands in for one that the employer or worker should give (\`rates\`, attributes),
and a run warns of it. \`†\`: a figure lacks a value for some days or some workers, and their rows are refused. \`–\`: the
scheme did not exist.

\`totalize parameters CC\` shows the figures themselves, with their sources. \`totalize parameters --coverage\` shows this
table and the years before; \`totalize parameters --missing ${(YEARS.at(-1) ?? 0) + 1}\`, what the coming year lacks:
[updating-legislation.md](updating-legislation.md) says how to fill it in. Written by \`pnpm docs:write\`.

The columns *high*, *medium* and *low* count the schemes of ${YEARS.at(-1)}.

${overview(countries).join('\n')}
${countries.map((country) => `\n## ${country.name} (${country.country})\n\n${tableOf(country).join('\n')}\n`).join('')}`;
};
