import { expect, test } from 'vitest';
import { refusalsWith } from './sample.ts';

const ceiling = 'de/parameters/pension.ceiling.yaml';
const scheme = 'de/pension.yaml';
const levy = 'de/levy.yaml';
const agreement = 'agreements/fr-de.yaml';
const second = '{ scheme: de.pension, from: 2011-01-01';

/** What is wrong · file · text · replacement · what the check says. */
const broken: readonly (readonly [
  name: string,
  file: string,
  text: string,
  replacement: string,
  said: readonly string[],
])[] = [
  [
    'a parameter that does not exist',
    scheme,
    'parameter: de.pension.rate',
    'parameter: de.pension.rat',
    [`${scheme} › 2024-01-01: uses the parameter de.pension.rat, which does not exist`],
  ],
  [
    'a ceiling used as a rate',
    scheme,
    'parameter: de.pension.rate',
    'parameter: de.pension.ceiling',
    [`${scheme} › 2024-01-01: uses de.pension.ceiling as a rate, but its unit is money`],
  ],
  [
    'an unused parameter',
    scheme,
    'base: [{ step: ceiling, parameter: de.pension.ceiling }]',
    'base: []',
    [`${ceiling}: de.pension.ceiling is used by no scheme`],
  ],
  [
    'a scheme that does not exist',
    levy,
    'follows: de.pension',
    'follows: de.rente',
    [`${levy} › 2024-01-01: names the scheme de.rente, which does not exist`],
  ],
  [
    'schemes that follow each other',
    scheme,
    'oneOff: { rule: ordinary }',
    'oneOff: { rule: ordinary }\n    follows: de.levy',
    [
      `${levy} › follows: is in a circle: de.levy needs de.pension needs de.levy`,
      `${scheme} › follows: is in a circle: de.pension needs de.levy needs de.pension`,
    ],
  ],
  [
    'an attribute that does not exist',
    scheme,
    'aa.children',
    'aa.child',
    [`${scheme} › 2024-01-01: asks for the attribute aa.child, which does not exist`],
  ],
  [
    'a value that an attribute cannot have',
    scheme,
    "below: '1'",
    "below: 'one'",
    [`${scheme} › 2024-01-01: tests aa.children for one, which it cannot be`],
  ],
  [
    'a default that an attribute cannot have',
    'attributes.yaml',
    'default: north',
    'default: east',
    ['attributes.yaml › aa.region: has the default east, which it cannot be'],
  ],
  [
    'a map that lacks a value',
    ceiling,
    ", south: '90'",
    '',
    [`${ceiling} › 2024-01-01: has no figure for south, which is not among those that may be absent`],
  ],
  [
    'a map with a value of nothing',
    ceiling,
    "south: '90'",
    "south: '90', west: '80'",
    [`${ceiling} › 2024-01-01: has a figure for west, which is no value of aa.region`],
  ],
  [
    'a map by nothing',
    ceiling,
    'by: { key: attribute, attribute: aa.region }',
    '',
    [`${ceiling} › 2024-01-01: is a map, but the parameter does not say by what`],
  ],
  [
    'a map that lacks a frequency',
    ceiling,
    'by: { key: attribute, attribute: aa.region }',
    'by: { key: frequency, absent: [semimonthly] }',
    [
      ...['weekly', 'biweekly', 'four-weekly', 'monthly', 'quarterly', 'yearly'].map(
        (frequency) =>
          `${ceiling} › 2024-01-01: has no figure for ${frequency}, which is not among those that may be absent`,
      ),
      `${ceiling} › 2024-01-01: has a figure for north, which is no value of the pay frequency`,
      `${ceiling} › 2024-01-01: has a figure for south, which is no value of the pay frequency`,
    ],
  ],
  [
    'an effect on a scheme that does not exist',
    agreement,
    'scheme: de.levy',
    'scheme: de.levi',
    [
      `${agreement} › de.levi 2024-01-01: is an effect on de.levi, which does not exist`,
      `${agreement} › effects: does not say what a certificate does to de.levy`,
    ],
  ],
  [
    'effects that overlap',
    agreement,
    'to: 2010-12-31',
    'to: 2011-06-30',
    [`${agreement} › de.pension 2011-01-01: overlaps the one from 2000-01-01, which ends on 2011-06-30`],
  ],
  [
    'effects with a gap',
    agreement,
    second,
    '{ scheme: de.pension, from: 2012-01-01',
    [`${agreement} › de.pension 2012-01-01: leaves a gap from 2011-01-01 to 2011-12-31`],
  ],
  [
    'effects that begin late',
    agreement,
    '{ scheme: de.levy, from: 2024-01-01',
    '{ scheme: de.levy, from: 2024-02-01',
    [`${agreement} › de.levy 2024-02-01: leaves a gap from 2024-01-01 on`],
  ],
  [
    'effects that end early',
    agreement,
    second,
    `${second}, to: 2025-12-31`,
    [`${agreement} › de.pension 2011-01-01: leaves a gap after 2025-12-31`],
  ],
  [
    'a country that is no party',
    agreement,
    'inForce: 2000-01-01',
    'inForce: 2000-01-01\nhub: IT',
    [`${agreement} › hub: names IT, which is no party`],
  ],
  [
    'a modelled instrument without a rule',
    agreement,
    '- { rule: place-of-work, stage: general, law: of-work, citation: [Art. 1], sources: [text], confidence: high }',
    '[]',
    [`${agreement} › rules: is modelled, but has no rule`],
  ],
  [
    'rules out of the order of their stages',
    agreement,
    'effects:',
    '  - { rule: late, stage: posting, law: of-sender, citation: [Art. 1], sources: [text], confidence: high }\neffects:',
    [`${agreement} › late: is of the stage posting, but stands after one of the stage general`],
  ],
  [
    'a rule that names the law of a country that is no party',
    agreement,
    'law: of-work',
    'law: IT',
    [`${agreement} › place-of-work: names IT, which is no party`],
  ],
  [
    'a rule that nobody saw in a source, and that says otherwise',
    agreement,
    "url: 'https://example.org/text'",
    "url: ''",
    [
      `${agreement} › place-of-work: has confidence high, though nobody saw it in a source`,
      `${agreement} › de.pension 2000-01-01: has confidence high, though nobody saw it in a source`,
      `${agreement} › de.pension 2011-01-01: has confidence high, though nobody saw it in a source`,
    ],
  ],
];

test.each(broken)('refuses %s', (_name, file, text, replacement, said) => {
  expect(refusalsWith(file, text, replacement)).toEqual(said);
});
