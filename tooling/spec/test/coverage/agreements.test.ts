import { describe, expect, test } from 'vitest';
import { answer, decideOn, engaged, sent } from '../../src/situations.ts';

/** What decides where the self-employed are covered: residence, place of work, a rule of its own, or a rule that nobody saw. */
type SelfEmployed = 'residence' | 'work' | 'own' | 'unseen';
type ThirdCountry = 'yes' | 'nationals' | 'unseen';

/** Partner · limit towards it · limit towards the US · self-employed · sent on from a third country · most months of extension. */
const agreements: (readonly [string, string, string, SelfEmployed, ThirdCountry, number | undefined])[] = [
  ['DE', '2028-12-31', '2028-12-31', 'work', 'yes', undefined],
  ['CH', '2028-12-31', '2028-12-31', 'unseen', 'yes', undefined],
  ['BE', '2028-12-31', '2028-12-31', 'work', 'yes', undefined],
  ['NO', '2028-12-31', '2028-12-31', 'residence', 'yes', undefined],
  ['CA', '2028-12-31', '2028-12-31', 'residence', 'unseen', undefined],
  ['GB', '2028-12-31', '2028-12-31', 'residence', 'yes', undefined],
  ['SE', '2028-12-31', '2028-12-31', 'residence', 'yes', undefined],
  ['ES', '2028-12-31', '2028-12-31', 'unseen', 'yes', 12],
  ['FR', '2028-12-31', '2028-12-31', 'own', 'nationals', undefined],
  ['PT', '2028-12-31', '2028-12-31', 'unseen', 'yes', 12],
  ['NL', '2028-12-31', '2028-12-31', 'residence', 'yes', undefined],
  ['AT', '2028-12-31', '2028-12-31', 'unseen', 'unseen', undefined],
  ['FI', '2028-12-31', '2028-12-31', 'residence', 'yes', undefined],
  ['IE', '2028-12-31', '2028-12-31', 'unseen', 'unseen', undefined],
  ['LU', '2028-12-31', '2028-12-31', 'unseen', 'yes', undefined],
  ['GR', '2028-12-31', '2028-12-31', 'residence', 'yes', undefined],
  ['KR', '2028-12-31', '2028-12-31', 'residence', 'yes', 36],
  ['CL', '2028-12-31', '2028-12-31', 'unseen', 'unseen', undefined],
  ['AU', '2028-12-31', '2028-12-31', 'residence', 'unseen', undefined],
  ['JP', '2028-12-31', '2028-12-31', 'work', 'yes', undefined],
  ['DK', '2028-12-31', '2026-12-31', 'unseen', 'yes', undefined],
  ['CZ', '2028-12-31', '2028-12-31', 'work', 'yes', undefined],
  ['PL', '2028-12-31', '2028-12-31', 'unseen', 'yes', undefined],
  ['SK', '2028-12-31', '2028-12-31', 'work', 'unseen', undefined],
  ['HU', '2028-12-31', '2028-12-31', 'work', 'unseen', undefined],
  ['BR', '2028-12-31', '2028-12-31', 'unseen', 'yes', undefined],
  ['UY', '2028-12-31', '2028-12-31', 'unseen', 'unseen', undefined],
  ['SI', '2028-12-31', '2028-12-31', 'unseen', 'unseen', undefined],
  ['IS', '2028-12-31', '2028-12-31', 'residence', 'unseen', undefined],
];

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

describe.each(agreements)('US and %s', (partner, towards, back, selfEmployed, thirdCountry, extension) => {
  const directions = [
    ['US', partner, towards],
    [partner, 'US', back],
  ] as const;

  describe.each(directions)('a posting from %s to %s', (from, to, limit) => {
    test('inside the limit, and on its last day', () => {
      for (const end of ['2024-12-31', limit]) {
        const decision = decideOn(sent(from, to, end));
        expect(answer(decision)).toBe(`determined ${from}`);
        expect(decision).toMatchObject({
          exemptFrom: [to],
          instrument: `us-${partner.toLowerCase()}`,
          certificate: { needed: true, issuedBy: from, maxValidTo: limit },
          deadlines: [{ act: 'extension-request', date: limit }],
          conditions: [],
          missingFacts: [],
        });
      }
    });

    test('a day more, and without an end', () => {
      for (const end of [nextDay(limit), '2040-12-31', null]) {
        const decision = decideOn(sent(from, to, end));
        expect(answer(decision)).toBe(`determined ${to}`);
        expect(decision.certificate.maxValidTo).toBeUndefined();
      }
    });

    test('grown beyond the limit: until it ends, and no longer', () => {
      const grown = (date: string) =>
        decideOn(sent(from, to, '2030-12-31', { date, activity: { initialExpectedEnd: limit } }));
      expect(answer(grown(limit))).toBe(`determined ${from}`);
      expect(grown(limit).deadlines).toEqual([{ act: 'extension-request', date: limit }]);
      expect(answer(grown(nextDay(limit)))).toBe(`determined ${to}`);
    });

    test('extended by both authorities', () => {
      const granted = (date: string) =>
        decideOn(sent(from, to, '2030-06-30', { date, requests: { extensionGrantedUntil: '2030-06-30' } }));
      expect(answer(granted('2030-06-30'))).toBe(`determined ${from}`);
      expect(granted('2030-06-30').certificate.maxValidTo).toBe('2030-06-30');
      expect(answer(granted('2030-07-01'))).toBe(`determined ${to}`);
    });

    test('an exception asked for and not decided', () => {
      const decision = decideOn(sent(from, to, '2035-12-31', { requests: { article16: true } }));
      expect(answer(decision)).toBe(`conditional ${from}`);
      expect(decision.conditions[0]).toMatch(new RegExp(`otherwise the law of ${to} applies`));
      expect(decision.missingFacts).toEqual([]);
    });

    test('hired in the country of work', () => {
      const decision = decideOn(sent(from, to, '2024-12-31', { posting: { hiredLocally: true } }));
      expect(answer(decision)).toBe(`determined ${to}`);
    });

    test('no expectation is known', () => {
      const decision = decideOn(sent(from, to, null, { activity: { expectedEnd: undefined } }));
      expect(answer(decision)).toBe(`conditional ${from}`);
      expect(decision.missingFacts).toEqual(['activities[].expectedEnd']);
    });

    test('sent on from a third country', () => {
      const decision = decideOn(sent(from, to, '2024-12-31', { posting: { via: 'BR' === partner ? 'CL' : 'BR' } }));
      expect(answer(decision)).toBe(thirdCountry === 'unseen' ? 'undetermined' : `determined ${from}`);
    });
  });

  test('the extension that is documented', async () => {
    const { wholeLaw } = await import('../../src/situations.ts');
    const found = wholeLaw.instruments.find(({ instrument }) => instrument === `us-${partner.toLowerCase()}`);
    expect(found?.extension?.maxMonths).toBe(extension);
  });

  test('an affiliate: with and without a section 3121(l) agreement', () => {
    const at = (posting: object) =>
      decideOn(
        sent('US', partner, '2024-12-31', { posting: { affiliate: true, directRelationship: false, ...posting } }),
      );
    expect(answer(at({ section3121l: true }))).toBe('determined US');
    expect(answer(at({ section3121l: false }))).toBe(`determined ${partner}`);
    expect(at({ section3121l: undefined }).missingFacts).toContain('posting.section3121l');
    expect(answer(at({ directRelationship: true, section3121l: false }))).toBe('determined US');
  });

  test('the limit runs from entry into force where the work began before', () => {
    const early = (end: string) =>
      decideOn(sent('US', partner, end, { date: '2024-06-01', activity: { start: '1970-01-01' } }));
    expect(answer(early('2060-12-31'))).toBe(partner === 'DE' ? 'determined US' : `determined ${partner}`);
  });

  test('an American whom an American employer engages there', () => {
    const decision = decideOn(engaged(partner, { nationality: ['US'] }, { employer: { country: 'US' } }));
    expect(answer(decision)).toBe(`determined ${partner}`);
    expect(decision).toMatchObject({
      exemptFrom: ['US'],
      certificate: { needed: true, issuedBy: partner },
      stillDue: [],
    });
  });

  test('without American liability there is nothing to release', () => {
    for (const facts of [
      { employer: { country: partner } },
      { employer: { country: 'US' }, domesticCoverage: [partner] },
    ]) {
      const decision = decideOn(engaged(partner, { nationality: ['US'] }, facts));
      expect(answer(decision)).toBe(`determined ${partner}`);
      expect(decision).toMatchObject({ instrument: 'none', exemptFrom: [], certificate: { needed: false } });
    }
  });

  describe('self-employed', () => {
    const business = (place: string, residence: string, more: object = {}) =>
      decideOn(engaged(place, { nationality: ['US', partner], residence }, { kind: 'self-employed', ...more }));
    const moved = (from: string, to: string, end: string) =>
      decideOn(sent(from, to, end, { activity: { kind: 'self-employed', employer: undefined } }));

    test('who live and work in one country', () => {
      expect(answer(business(partner, partner))).toBe(`determined ${partner}`);
      expect(answer(business('US', 'US', { domesticCoverage: ['US', partner] }))).toBe('determined US');
    });

    test('who live in one country and work in the other', () => {
      const expected = { residence: ['US', partner], work: [partner, 'US'], own: [partner, 'US'], unseen: [] }[
        selfEmployed
      ];
      const says = (law: string | undefined): string => (law === undefined ? 'undetermined' : `determined ${law}`);
      expect(answer(business(partner, 'US'))).toBe(says(expected[0]));
      expect(answer(business('US', partner))).toBe(says(expected[1]));
    });

    test('who move their business for a time', () => {
      const limit = selfEmployed === 'own' ? '2025-12-31' : '2028-12-31';
      const seen = selfEmployed !== 'unseen';
      expect(answer(moved('US', partner, limit))).toBe(seen ? 'determined US' : 'undetermined');
      expect(answer(moved('US', partner, nextDay(limit)))).toBe(
        selfEmployed === 'residence' ? 'determined US' : seen ? `determined ${partner}` : 'undetermined',
      );
    });
  });

  test('what the partner leaves due is told with the decision', () => {
    const { stillDue, exemptFrom } = decideOn(sent('US', partner, '2024-12-31'));
    expect(exemptFrom).toEqual([partner]);
    for (const scheme of stillDue) expect(scheme.startsWith(`${partner.toLowerCase()}.`)).toBe(true);
  });
});
