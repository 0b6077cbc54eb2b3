import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { assemble } from '../scripts/law/assemble.ts';
import { check } from '../scripts/law/check.ts';
import { parseFiles, readTexts } from '../scripts/law/read.ts';
import { printRefusal } from '../scripts/law/refusal.ts';
import { missingIn } from '../src/registry.ts';

const guide = readFileSync(new URL('../../../docs/updating-legislation.md', import.meta.url), 'utf8');
/** The countries of the guide, and what all countries ask for. */
const data = new Map(
  readTexts(fileURLToPath(new URL('../data', import.meta.url))).filter(([path]) =>
    /^(?:us|de)\/|^attributes/.test(path),
  ),
);

/** The blocks of the guide, as `file`, the list that they belong to, and what is to be added there. */
const additions = [...guide.matchAll(/```yaml (\S+) (sources|values)\n([^`]+)```/g)].map(
  ([, file = '', list = '', text = '']) => ({ file, list, text }),
);

const after = (text: string, list: string, added: string): string =>
  list === 'values' ? `${text.trimEnd()}\n${added}` : text.replace(/^sources:\n/m, `sources:\n${added}`);

const updated = (): ReadonlyMap<string, string> => {
  const texts = new Map(data);
  for (const { file, list, text } of additions) texts.set(file, after(texts.get(file) ?? '', list, text));
  return texts;
};

const refusalsOf = (texts: ReadonlyMap<string, string>): readonly string[] => {
  const { law, refusals } = assemble(parseFiles(texts));
  return (refusals.length > 0 ? refusals : check(law)).map(printRefusal);
};

test('the additions of the guide are in order, and fill what is missing', () => {
  expect(additions).toHaveLength(4);
  const { law, refusals } = assemble(parseFiles(updated()));
  expect([...refusals, ...check(law)]).toEqual([]);
  const missing = law.countries.flatMap((country) =>
    missingIn(country, 2027).missing.map(({ parameter }) => parameter),
  );
  expect(missing).not.toContain('us.oasdi.wage-base');
  expect(missing).not.toContain('de.health.ceiling');
  expect(missing).toContain('de.pension.ceiling');
});

test('the day may be moved when all figures are in, and not before', () => {
  const moved = (country: string) => {
    const texts = new Map(updated());
    const head = `${country}/country.yaml`;
    texts.set(head, (texts.get(head) ?? '').replace('to: 2026-12-31', 'to: 2027-12-31'));
    return refusalsOf(texts);
  };
  expect(moved('us')).toEqual([]);
  expect(moved('de')).toContain(
    "de/parameters/pension.ceiling.yaml › 2026-12-31: has no value after 2026-12-31, though the country's law is to be complete to 2027-12-31",
  );
});

/** A mistake of the guide's table, as what the block says and what was typed. */
const mistakes: readonly (readonly [typed: string, wrong: string, says: string])[] = [
  ["value: '190000'", 'value: 190000', "value: has to stand in quotes: '190000'"],
  ["'190000'", "'190,000'", 'value: is neither a decimal nor "none"'],
  ["'190000'", "'1900000'", '1900000 follows 184500: look for a slip, or say in a note why it is right'],
  ['from: 2027-01-01', 'from: 2027-02-01', 'leaves a gap from 2027-01-01 to 2027-01-31'],
  ['[ssa-2027]', '[ssa-2028]', 'names the source ssa-2028, which is not in the list of sources'],
  ['    sources: [ssa-2027]\n', '', 'has no source'],
  ['confidence: high', 'confidance: high', 'confidence: is missing, or its key is misspelt'],
  ['status: enacted', 'status: projected', '190000 is a projection, which is not law'],
  ['  - from', '   - from', 'is not YAML'],
];

test.each(mistakes)('%s typed as %s is refused in one sentence', (typed, wrong, says) => {
  const texts = new Map(updated());
  const file = 'us/parameters/oasdi.wage-base.yaml';
  const block = additions.find((one) => one.file === file)?.text ?? '';
  expect(block).toContain(typed);
  texts.set(file, (texts.get(file) ?? '').replace(block, block.replace(typed, wrong)));
  const refusals = refusalsOf(texts);
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toContain(says);
});

test('the table of the guide has every sentence', () => {
  const says = mistakes.map(([, , sentence]) => sentence.replace('ssa-2028', 'ssa-2027'));
  expect(says.filter((sentence) => !guide.includes(sentence))).toEqual([]);
});
