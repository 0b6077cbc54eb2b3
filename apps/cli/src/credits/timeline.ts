import type { CreditResult } from '@totalize/core';
import { countryName } from './country-name.ts';
import { type Html, html } from './escape.ts';

interface Line {
  readonly country: string;
  readonly quarters: ReadonlySet<string>;
}

const linesOf = ({ usQuarters, creditedQuarters }: CreditResult): readonly Line[] => {
  const countries = [...new Set(creditedQuarters.map(({ country }) => country))].toSorted();
  return [
    { country: 'US', quarters: new Set(usQuarters) },
    ...countries.map((country) => ({
      country,
      quarters: new Set(creditedQuarters.filter((one) => one.country === country).map(({ quarter }) => quarter)),
    })),
  ];
};

const cell = ({ country, quarters }: Line, year: number): Html => {
  const own = [1, 2, 3, 4].filter((number) => quarters.has(`${year}Q${number}`));
  const marks = [1, 2, 3, 4].map((number) => html`<i class="${own.includes(number) ? 'on' : 'off'}"></i>`);
  const label = `${countryName(country)} ${year}: ${own.length === 0 ? 'none' : own.map((number) => `Q${number}`).join(', ')}`;
  return html`<td class="${country === 'US' ? 'us' : 'abroad'}" role="img" aria-label="${label}" title="${label}">${marks}</td>`;
};

/** Years down, countries across, four marks a year. */
export const timeline = (result: CreditResult): Html => {
  const lines = linesOf(result);
  const years = lines.flatMap(({ quarters }) => [...quarters].map((quarter) => Number(quarter.slice(0, 4))));
  if (years.length === 0) return html`<p>There is no quarter to show.</p>`;
  const first = Math.min(...years);
  const rows = Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index).map((year) => {
    const sum = lines.reduce(
      (count, { quarters }) => count + [1, 2, 3, 4].filter((number) => quarters.has(`${year}Q${number}`)).length,
      0,
    );
    return html`<tr><th scope="row">${year}</th>${lines.map((line) => cell(line, year))}<td class="sum">${sum}</td></tr>`;
  });
  const heads = lines.map(({ country }) => html`<th scope="col">${countryName(country)}</th>`);
  return html`<table class="timeline"><caption>Quarters of coverage by year and country (first to fourth quarter, from left to right)</caption>
<thead><tr><th scope="col">Year</th>${heads}<th scope="col">Sum</th></tr></thead>
<tbody>${rows}</tbody></table>`;
};
