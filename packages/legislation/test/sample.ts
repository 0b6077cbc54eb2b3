import { assemble } from '../scripts/law/assemble.ts';
import { check } from '../scripts/law/check.ts';
import { parseFiles } from '../scripts/law/read.ts';
import { printRefusal } from '../scripts/law/refusal.ts';

/** A small body of law that nothing is wrong with. */
const sound: Readonly<Record<string, string>> = {
  'attributes.yaml': `
- { attribute: aa.region, holder: worker, description: Region, type: word, values: [north, south], default: north }
- { attribute: aa.children, holder: worker, description: Children, type: integer, default: '0' }
`,
  'de/country.yaml': `
country: DE
name: Germany
currency: EUR
covers: { from: 2024-01-01 }
lastReviewed: 2026-01-01
rounding: { mode: half-up, unit: '0.01', sources: [act] }
sources:
  act: { title: An act, url: 'https://example.org/act', published: 2024-01-01 }
  unseen: { title: Hearsay, url: '', published: null }
`,
  'de/parameters/pension.ceiling.yaml': `
parameter: de.pension.ceiling
description: Ceiling
unit: money
by: { key: attribute, attribute: aa.region }
values:
  - { from: 2024-01-01, to: 2024-12-31, value: { north: '100', south: '90' }, status: enacted, confidence: high, sources: [act] }
  - { from: 2025-01-01, value: '110', status: enacted, confidence: low, sources: [unseen] }
`,
  'de/parameters/pension.rate.yaml': `
parameter: de.pension.rate
description: Rate
unit: rate
values:
  - { from: 2024-01-01, value: '0.1', status: enacted, confidence: high, sources: [{ id: act, locator: § 1 }] }
`,
  'de/pension.yaml': `
scheme: de.pension
localName: Rente
englishName: Pension
branch: old-age
rules:
  - from: 2024-01-01
    dateBasis: { regular: pay-date, oneOff: pay-date, sources: [act] }
    period: month
    yearStart: 01-01
    capPer: employer
    partMonth: whole
    oneOff: { rule: ordinary }
    subjectWhen: [{ attribute: aa.children, below: '1' }]
    employee:
      citation: [§ 1]
      variants:
        - base: [{ step: ceiling, parameter: de.pension.ceiling }]
          charge: { kind: rate, rate: { parameter: de.pension.rate } }
`,
  'de/levy.yaml': `
scheme: de.levy
localName: Umlage
englishName: Levy
branch: other
rules:
  - from: 2024-01-01
    dateBasis: { regular: pay-date, oneOff: pay-date, sources: [act] }
    period: line
    yearStart: 01-01
    capPer: employer
    partMonth: whole
    oneOff: { rule: not-charged }
    follows: de.pension
    employer:
      citation: [§ 2]
      variants: [{ charge: { kind: rate, rate: { parameter: de.pension.rate } } }]
`,
  'agreements/fr-de.yaml': `
instrument: fr-de
name: Agreement
parties: [FR, DE]
inForce: 2000-01-01
modelled: true
citation: FR-DE
rules:
  - { rule: place-of-work, stage: general, law: of-work, citation: [Art. 1], sources: [text], confidence: high }
effects:
  - { scheme: de.pension, from: 2000-01-01, to: 2010-12-31, effect: does-not-exempt, basis: Text, citation: [Art. 2], sources: [text], confidence: high }
  - { scheme: de.pension, from: 2011-01-01, effect: exempts, basis: Text, citation: [Art. 2], sources: [text], confidence: high }
  - { scheme: de.levy, from: 2024-01-01, effect: unclear, basis: Text, citation: [Art. 2], sources: [text], confidence: low }
sources:
  text: { title: Text, url: 'https://example.org/text', published: null }
`,
};

/** What the check says of the sound law with one text replaced by another in one file; `undefined` as text: no such file. */
export const refusalsWith = (file: string, text = '', replacement = ''): readonly string[] => {
  const original = sound[file] ?? '';
  if (!original.includes(text)) throw new Error(`${file} does not hold ${text}`);
  const files = new Map(Object.entries(sound));
  files.set(file, text === '' ? replacement : original.replace(text, replacement));
  const { law, refusals } = assemble(parseFiles(files));
  return (refusals.length > 0 ? refusals : check(law)).map(printRefusal);
};

export const soundRefusals = (): readonly string[] => {
  const { law, refusals } = assemble(parseFiles(Object.entries(sound)));
  return [...refusals, ...check(law)].map(printRefusal);
};
