import type { BenefitResult, CreditResult, RefusedRecord } from '@totalize/core';
import { Html, html } from './escape.ts';
import { benefitSentences, creditSentences } from './sentences.ts';
import { timeline } from './timeline.ts';

/** What the report says of one record. */
export interface Section {
  readonly record: unknown;
  readonly credits: CreditResult | RefusedRecord;
  readonly benefit?: BenefitResult | RefusedRecord;
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}
h1{font-size:1.5rem}h2{font-size:1.25rem;margin-top:2.5rem}table{border-collapse:collapse;margin:1rem 0}
caption{text-align:left;font-size:.9rem;padding-bottom:.4rem}th,td{padding:.15rem .6rem;text-align:left;border-bottom:1px solid #ddd}
.timeline td{white-space:nowrap}.timeline i{display:inline-block;width:.8rem;height:.8rem;margin-right:.15rem;border:1px solid #767676}
.us .on{background:#1f4e8c}.abroad .on{background:#b3541e}.sum{color:#555}details{margin:1rem 0}
@media print{body{margin:0}details{display:none}}`;

const isComplete = (answer: CreditResult | RefusedRecord): answer is CreditResult => 'insured' in answer;
const isComputed = (answer: BenefitResult | RefusedRecord | undefined): answer is BenefitResult =>
  answer !== undefined && 'payablePia' in answer;

const list = (sentences: readonly string[]): Html =>
  html`<ul>${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`;

const reasoning = (title: string, steps: CreditResult['trace']): Html =>
  html`<details><summary>${title}</summary><table><thead><tr><th>Step</th><th>Outcome</th><th>Source</th></tr></thead><tbody>${steps.map(
    ({ rule, outcome, citation }) => html`<tr><td>${rule}</td><td>${outcome}</td><td>${citation}</td></tr>`,
  )}</tbody></table></details>`;

const ratios = ({ earningsRatios, relativeEarningsPosition }: BenefitResult): Html => {
  if (earningsRatios.length === 0) return html``;
  const rows = earningsRatios.map(
    ({ year, quarters, earnings, averageWage, ratio }) =>
      html`<tr><th scope="row">${year}</th><td>${quarters}</td><td>${earnings}</td><td>${averageWage}</td><td>${ratio}</td></tr>`,
  );
  return html`<table><caption>Relative earnings position: ${relativeEarningsPosition ?? 'none'}</caption>
<thead><tr><th>Year</th><th>Quarters</th><th>Earnings used</th><th>Average wage</th><th>Ratio</th></tr></thead><tbody>${rows}</tbody></table>`;
};

const sectionOf = ({ credits, benefit }: Section, title: string): Html => {
  const exceptions = new Set([...credits.exceptions, ...(benefit?.exceptions ?? [])].map(({ message }) => message));
  return html`<section><h2>${title}</h2>
${exceptions.size > 0 ? html`<p>To be corrected or noted:</p>${list([...exceptions])}` : html``}
${isComplete(credits) ? html`${list(creditSentences(credits))}${timeline(credits)}${reasoning('Why each quarter is credited or not', credits.trace)}` : html``}
${isComputed(benefit) ? html`<h3>Amounts</h3>${list(benefitSentences(benefit))}${ratios(benefit)}${reasoning('How the amounts came about', benefit.trace)}` : html``}
</section>`;
};

/** One page for all records, complete in itself: no script, no font, no picture from elsewhere. */
export const reportPage = (sections: readonly Section[]): string => {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>Social Security coverage in two countries</title>
<style>${new Html(style)}</style></head><body>
<h1>Social Security coverage in the United States and abroad</h1>
<p>A calculation aid, not a decision: the Social Security Administration decides on the records it has.</p>
${sections.map((section, index) => sectionOf(section, sections.length === 1 ? 'Your coverage' : `Record ${index + 1}`))}
</body></html>
`;
  return page.text;
};
