import { expect, test } from 'vitest';
import { refusalsWith, soundRefusals } from './sample.ts';

const ceiling = 'de/parameters/pension.ceiling.yaml';
const rate = 'de/parameters/pension.rate.yaml';
const levy = 'de/levy.yaml';
const head = 'de/country.yaml';

test('nothing is wrong with the sample', () => {
  expect(soundRefusals()).toEqual([]);
});

/** What is wrong · file · text · replacement · what the check says. */
const broken: readonly (readonly [
  name: string,
  file: string,
  text: string,
  replacement: string,
  said: readonly string[],
])[] = [
  [
    'a value without source',
    rate,
    ', sources: [{ id: act, locator: § 1 }]',
    '',
    [`${rate} › values 2024-01-01 sources: has no source`],
  ],
  [
    'an empty list of sources',
    rate,
    '[{ id: act, locator: § 1 }]',
    '[]',
    [`${rate} › values 2024-01-01 sources: has no source`],
  ],
  [
    'an unknown source',
    rate,
    'id: act',
    'id: atc',
    [`${rate} › 2024-01-01: names the source atc, which is not in the list of sources`],
  ],
  [
    'a figure that nobody saw',
    ceiling,
    'confidence: low',
    'confidence: medium',
    [`${ceiling} › 2025-01-01: has confidence medium, though nobody saw it in a source`],
  ],
  [
    'an overlap',
    ceiling,
    'to: 2024-12-31',
    'to: 2025-01-01',
    [`${ceiling} › 2025-01-01: overlaps the one from 2024-01-01, which ends on 2025-01-01`],
  ],
  [
    'a gap',
    ceiling,
    'to: 2024-12-31',
    'to: 2024-11-30',
    [`${ceiling} › 2025-01-01: leaves a gap from 2024-12-01 to 2024-12-31`],
  ],
  [
    'values out of order',
    ceiling,
    'from: 2025-01-01',
    'from: 2023-01-01',
    [`${ceiling} › 2023-01-01: stands after 2024-01-01: values are out of order`],
  ],
  [
    'an end before the beginning',
    ceiling,
    'to: 2024-12-31',
    'to: 2023-12-31',
    [
      `${ceiling} › 2024-01-01: ends on 2023-12-31, before it begins`,
      `${ceiling} › 2025-01-01: leaves a gap from 2024-01-01 to 2024-12-31`,
    ],
  ],
  ['a projection', rate, 'enacted', 'projected', [`${rate} › 2024-01-01: 0.1 is a projection, which is not law`]],
  [
    'a country in lower case',
    head,
    'country: DE',
    'country: de',
    [`${head} › country: is not an ISO 3166-1 alpha-2 country code such as "DE"`],
  ],
  [
    'a figure that is no decimal',
    rate,
    "value: '0.1'",
    "value: '10 %'",
    [`${rate} › values 2024-01-01 value: is neither a decimal nor "none"`],
  ],
  [
    'a figure without quotes',
    rate,
    "value: '0.1'",
    'value: 0.1',
    [`${rate} › values 2024-01-01 value: has to stand in quotes: '0.1'`],
  ],
  [
    'a percentage in place of a rate',
    rate,
    "value: '0.1'",
    "value: '10'",
    [`${rate} › 2024-01-01: 10 is no rate: 7.3 % is written 0.073`],
  ],
  [
    'a slip of a digit',
    ceiling,
    "{ north: '100', south: '90' }",
    "'11'",
    [`${ceiling} › 2025-01-01: 110 follows 11: look for a slip, or say in a note why it is right`],
  ],
  [
    'a word that is none of those allowed',
    rate,
    'status: enacted',
    'status: official',
    [`${rate} › values 2024-01-01 status: is none of enacted, announced, projected`],
  ],
  [
    'a misspelt key',
    rate,
    'confidence: high',
    'confidance: high',
    [`${rate} › values 2024-01-01 confidence: is missing, or its key is misspelt`],
  ],
  [
    'a date that is none',
    rate,
    'from: 2024-01-01',
    'from: 2024-02-30',
    [`${rate} › values 2024-02-30 from: is not a day of the calendar written YYYY-MM-DD`],
  ],
  [
    'a key that nothing reads',
    levy,
    'follows: de.pension',
    'folows: de.pension',
    [`${levy} › rules 2024-01-01 folows: is a key that the shape does not know`],
  ],
  [
    'a file with another name',
    rate,
    'parameter: de.pension.rate',
    'parameter: de.pension.rates',
    [`${rate}: is named for de.pension.rate, but holds de.pension.rates`],
  ],
  [
    'a file that is not YAML',
    rate,
    'unit: rate',
    'unit: rate: x',
    [`${rate} › line 4: is not YAML: Nested mappings are not allowed in compact mappings at line 4, column 7:`],
  ],
  [
    'a file that belongs nowhere',
    'de/parameter/x.yaml',
    '',
    'x: 1',
    ['de/parameter/x.yaml: has no place in the data: see the folder of another country'],
  ],
];

test.each(broken)('refuses %s', (_name, file, text, replacement, said) => {
  expect(refusalsWith(file, text, replacement)).toEqual(said);
});
