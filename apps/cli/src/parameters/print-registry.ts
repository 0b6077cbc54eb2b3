import type { MissingFigure, MissingInYear, RegistryCountry, RegistryScheme, SchemeYear } from '@totalize/legislation';
import { counted, grouped, table } from '../terminal/table.ts';

const cellOf = ({ status, confidence, placeholder, missing }: SchemeYear): string =>
  [
    missing.length > 0 ? `lacks ${missing.join(', ')}` : status,
    confidence,
    ...(placeholder ? ['stands in for a figure of your own'] : []),
  ].join(', ');

/** Years that say the same as one span: `2023–2025 enacted, high`. */
const spansOf = (years: readonly SchemeYear[]): readonly string[] => {
  const spans: { first: number; last: number; cell: string }[] = [];
  for (const one of years) {
    const cell = cellOf(one);
    const before = spans.at(-1);
    if (before !== undefined && before.cell === cell && before.last === one.year - 1) before.last = one.year;
    else spans.push({ first: one.year, last: one.year, cell });
  }
  return spans.map(({ first, last, cell }) => `${first === last ? first : `${first}–${last}`} ${cell}`);
};

const schemeRows = ({ scheme, englishName, years }: RegistryScheme): string[][] =>
  spansOf(years).map((span, at) => [at === 0 ? scheme : '', span, at === 0 ? englishName : '']);

/** For reading: how well each scheme of a country is known, by year. */
export const printRegistry = ({ country, name, covers, lastReviewed, schemes }: RegistryCountry): string =>
  [
    `${country} ${name}: ${counted(schemes.length, 'scheme')}, complete for ${covers.from} to ${covers.to ?? 'now'}, last reviewed ${lastReviewed}`,
    ...table(schemes.flatMap(schemeRows)),
    '',
    '',
  ].join('\n');

const lastOf = ({ last, unit }: MissingFigure): string => {
  if (last === null) return 'no value yet';
  const { value, from, to } = last;
  const figure =
    typeof value !== 'string' ? 'several figures' : unit === 'money' && value !== 'none' ? grouped(value) : value;
  return `${figure} from ${from}${to === undefined ? '' : ` to ${to}`}`;
};

const missingRows = (figure: MissingFigure): string[] => [
  figure.parameter,
  lastOf(figure),
  figure.description,
  figure.schemes.join(', '),
];

const WIDTH = 100;

const listed = (names: readonly string[]): string[] => {
  const lines: string[] = [];
  for (const [at, name] of names.entries()) {
    const text = at === names.length - 1 ? name : `${name},`;
    const line = lines.at(-1);
    if (line === undefined || line.length + text.length > WIDTH) lines.push(`    ${text}`);
    else lines[lines.length - 1] = `${line} ${text}`;
  }
  return lines;
};

/** For reading: the figures of a country that have no value for a year. */
export const printMissing = ({ country, name, covers, missing, goOn }: MissingInYear, year: number): string =>
  [
    missing.length === 0
      ? `${country} ${name}: every figure has a value for ${year}`
      : `${country} ${name}: ${counted(missing.length, 'figure')} without a value for ${year}`,
    ...table(missing.map(missingRows)),
    ...((covers.to ?? `${year}-12-31`) < `${year}-12-31`
      ? [`  The law is complete to ${covers.to}: move the day in country.yaml when the figures are in.`]
      : []),
    ...(goOn.length === 0 ? [] : ['  Without an end; look whether they still hold:', ...listed(goOn)]),
    '',
    '',
  ].join('\n');
