import { describe, expect, test } from 'vitest';
import { answer, decideOn, engaged, sent } from '../../src/situations.ts';

describe('Germany and France: successive postings', () => {
  const again = (to: string, end: string, previous: object | object[], start = '2024-01-01') =>
    decideOn(sent('US', to, end, { date: start, activity: { start }, posting: { previous } }));

  describe.each(['DE', 'FR'])('%s', (to) => {
    const earlier = { country: to, start: '2020-07-01', end: '2022-12-31' };

    test('a year after the last one the time begins anew', () => {
      expect(answer(again(to, '2028-12-31', earlier))).toBe('determined US');
      expect(again(to, '2028-12-31', earlier).certificate.maxValidTo).toBe('2028-12-31');
    });

    test('a day earlier all of them must fit into five years from the first', () => {
      const dense = { ...earlier, end: '2023-01-01' };
      expect(answer(again(to, '2025-06-30', dense))).toBe('determined US');
      expect(again(to, '2025-06-30', dense).certificate.maxValidTo).toBe('2025-06-30');
      expect(answer(again(to, '2025-07-01', dense))).toBe(`determined ${to}`);
    });

    test('a posting long ago is no link of the chain', () => {
      const chain = [
        { country: to, start: '2010-01-01', end: '2014-12-31' },
        { country: to, start: '2022-01-01', end: '2023-06-30' },
      ];
      expect(answer(again(to, '2026-12-31', chain))).toBe('determined US');
      expect(answer(again(to, '2027-01-01', chain))).toBe(`determined ${to}`);
    });

    test('a posting to another country does not count', () => {
      expect(answer(again(to, '2028-12-31', { country: 'JP', start: '2020-01-01', end: '2023-12-31' }))).toBe(
        'determined US',
      );
    });

    test('nobody knows of an earlier one', () => {
      const decision = decideOn(sent('US', to, '2025-12-31', { posting: { previous: undefined } }));
      expect(answer(decision)).toBe('conditional US');
      expect(decision.missingFacts).toEqual(['posting.previous']);
    });
  });

  test('other agreements ask nothing of the kind', () => {
    const previous = { country: 'GB', start: '2018-01-01', end: '2023-12-31' };
    expect(answer(decideOn(sent('US', 'GB', '2028-12-31', { posting: { previous } })))).toBe('determined US');
  });

  test('Germany before May 1996: any posting that is to end', () => {
    const old = (end: string | null) =>
      decideOn(sent('US', 'DE', end, { date: '2004-01-01', activity: { start: '1996-04-30' } }));
    expect(answer(old('2020-12-31'))).toBe('determined US');
    expect(answer(old(null))).toBe('determined DE');
  });
});

describe('France', () => {
  const insured = (privateHealthInsurance: boolean | undefined, from = 'US', to = 'FR') =>
    decideOn(sent(from, to, '2025-12-31', { person: { privateHealthInsurance } }));

  test('going there needs private health insurance', () => {
    expect(answer(insured(true))).toBe('determined US');
    expect(answer(insured(false))).toBe('determined FR');
    expect(answer(insured(undefined))).toBe('conditional US');
    expect(insured(undefined).missingFacts).toEqual(['person.privateHealthInsurance']);
    expect(answer(insured(undefined, 'FR', 'US'))).toBe('determined FR');
  });

  test('a national of a third country must be sent directly', () => {
    const on = (...nationality: string[]) =>
      answer(
        decideOn(sent('US', 'FR', '2025-12-31', { person: { nationality, residence: 'US' }, posting: { via: 'JP' } })),
      );
    expect(on('FR')).toBe('determined US');
    expect(on('IN', 'US')).toBe('determined US');
    expect(on('IN')).toBe('determined FR');
  });

  test('self-employed in both: the centre of interest', () => {
    const both = (centreOfInterest: string) =>
      decideOn({
        date: '2024-06-01',
        person: { nationality: ['US'], residence: 'US' },
        activities: [
          {
            kind: 'self-employed',
            places: [{ country: 'FR' }, { country: 'US' }],
            start: '2024-01-01',
            centreOfInterest,
          },
        ],
      });
    expect(answer(both('FR'))).toBe('determined FR');
    expect(answer(both('US'))).toBe('determined US');
  });
});

describe('Italy', () => {
  const at = (
    place: string,
    nationality: string[],
    more: { date?: string; employer?: object; election?: object | null; posting?: object | null } = {},
  ) =>
    decideOn({
      date: more.date ?? '2024-06-01',
      person: { nationality, residence: place },
      activities: [
        {
          kind: 'employee',
          employer: more.employer ?? { country: 'US', controlledFrom: null },
          places: [{ country: place }],
          start: '2024-01-15',
          expectedEnd: null,
          domesticCoverage: ['IT', 'US'],
          ...(more.posting === undefined ? {} : { posting: more.posting }),
        },
      ],
      ...(more.election === undefined ? {} : { election: more.election }),
    });

  test('an American stays under American law without any limit', () => {
    const decision = at('IT', ['US']);
    expect(answer(decision)).toBe('determined US');
    expect(decision.certificate.maxValidTo).toBeUndefined();
    expect(decision.stillDue).toContain('it.naspi');
    expect(decision.stillDue).not.toContain('it.ivs');
  });

  test('a national of neither is covered where the work is done, posted or not', () => {
    expect(answer(at('IT', ['IN'], { posting: { from: 'US' } }))).toBe('determined IT');
  });

  test.each([['IT'], ['IT', 'US']])(
    '%s %s chooses in the three months after the month of the beginning',
    (...nationality) => {
      expect(answer(at('IT', nationality, { election: { country: 'US', madeOn: '2024-04-30' } }))).toBe(
        'determined US',
      );
      expect(answer(at('IT', nationality, { election: { country: 'IT', madeOn: '2024-02-10' } }))).toBe(
        'determined IT',
      );
      expect(answer(at('IT', nationality, { election: { country: 'US', madeOn: '2024-05-01' } }))).toBe('undetermined');
      expect(answer(at('IT', nationality, { election: null }))).toBe('undetermined');
    },
  );

  test('as long as the choice is open the answer is conditional, with its deadline', () => {
    const decision = at('IT', ['US', 'IT'], { date: '2024-04-30', election: null, posting: { from: 'US' } });
    expect(answer(decision)).toBe('conditional US');
    expect(decision.deadlines).toContainEqual({ act: 'election', date: '2024-04-30' });
    expect(decision.conditions[0]).toMatch(/chosen by 2024-04-30/);
    expect(at('IT', ['IT'], { date: '2024-04-30' }).missingFacts).toEqual(['election']);
  });

  test('an Italian, but no dual national, may change in the second year after', () => {
    const changed = (nationality: string[], madeOn: string, date: string) =>
      answer(at('IT', nationality, { date, election: { country: 'US', madeOn } }));
    expect(changed(['IT'], '2026-03-01', '2026-03-01')).toBe('determined US');
    expect(changed(['IT'], '2026-03-01', '2026-02-28')).toBe('undetermined');
    expect(changed(['IT'], '2025-03-01', '2026-03-01')).toBe('undetermined');
    expect(changed(['IT', 'US'], '2026-03-01', '2026-03-01')).toBe('undetermined');
  });

  test('an Italian in the United States for an Italian employer, or one controlled from Italy', () => {
    expect(answer(at('US', ['IT'], { employer: { country: 'IT' } }))).toBe('determined IT');
    expect(answer(at('US', ['IT'], { employer: { country: 'US', controlledFrom: 'IT' } }))).toBe('determined IT');
    expect(answer(at('US', ['IT'], { employer: { country: 'US', controlledFrom: null } }))).toBe('undetermined');
    expect(at('US', ['IT'], { employer: { country: 'IT' } }).warnings[0]).toMatch(/POMS/);
  });

  test('without a nationality the answer is conditional', () => {
    const { missingFacts, status } = at('IT', []);
    expect([status, missingFacts[0]]).toEqual(['conditional', 'person.nationality']);
  });

  test.each([
    ['IT', ['US'], 'IT', null, 'determined US'],
    ['US', ['IT', 'US'], 'IT', null, 'determined US'],
    ['US', ['IT'], 'US', null, 'determined US'],
    ['IT', ['IT'], 'IT', { country: 'US', madeOn: '2024-03-01' }, 'determined US'],
    ['IT', ['IT', 'US'], 'US', { country: 'IT', madeOn: '2024-03-01' }, 'determined IT'],
    ['US', ['IT'], 'IT', null, 'undetermined'],
  ])(
    'self-employed in %s, national of %s, living in %s, choice %o: %s',
    (place, nationality, residence, election, expected) => {
      const decision = decideOn({
        date: '2024-06-01',
        person: { nationality, residence },
        activities: [
          { kind: 'self-employed', places: [{ country: place }], start: '2024-01-15', domesticCoverage: ['IT', 'US'] },
        ],
        election,
      });
      expect(answer(decision)).toBe(expected);
    },
  );
});

describe('the Netherlands: a second job', () => {
  const two = (from: string, to: string, date: string) => {
    const { person, activities } = sent(from, to, '2026-12-31') as { person: object; activities: object[] };
    const second = {
      id: 'second',
      kind: 'employee',
      employer: { country: to },
      places: [{ country: to }],
      start: '2024-09-01',
      expectedEnd: null,
    };
    return decideOn({ date, person, activities: [...activities, second] });
  };

  test('takes an American posting away from the day on which it begins', () => {
    expect(answer(two('US', 'NL', '2024-09-01'))).toBe('determined NL');
    expect(two('US', 'NL', '2024-08-31').byActivity).toEqual({ job: 'US', second: 'NL' });
  });

  test('in the United States leaves the first under Dutch law', () => {
    const decision = two('NL', 'US', '2024-09-01');
    expect(answer(decision)).toBe('determined NL US');
    expect(decision.byActivity).toEqual({ job: 'NL', second: 'US' });
  });

  test('elsewhere changes nothing', () => {
    expect(two('US', 'DE', '2024-09-01').byActivity).toEqual({ job: 'US', second: 'DE' });
  });
});

describe('what a certificate releases, and when', () => {
  const due = (to: string, more: object = {}) => decideOn(sent('US', to, '2025-12-31', more)).stillDue;

  test('Japan: health insurance only with private insurance', () => {
    expect(due('JP')).toEqual(['jp.employment', 'jp.work-injury']);
    for (const privateHealthInsurance of [false, undefined]) {
      expect(due('JP', { person: { privateHealthInsurance } })).toContain('jp.health');
    }
    expect(due('JP', { person: { privateHealthInsurance: false } })).not.toContain('jp.pension');
  });

  test('the Czech Republic: health insurance since May 2016', () => {
    const on = (date: string) => due('CZ', { date, activity: { start: '2014-01-01', expectedEnd: '2018-12-31' } });
    expect(on('2016-04-30')).toEqual(['cz.employer-liability', 'cz.health']);
    expect(on('2016-05-01')).toEqual(['cz.employer-liability']);
  });

  test.each([
    ['DK', ['dk.am-bidrag']],
    ['FI', ['fi.group-life', 'fi.unemployment', 'fi.work-accident']],
    ['KR', ['kr.employment-insurance', 'kr.long-term-care', 'kr.national-health-insurance']],
    ['SE', ['se.general-wage-tax', 'se.labour-market', 'se.parental', 'se.sickness', 'se.work-injury']],
    ['GB', []],
    ['NL', []],
    ['BE', []],
  ])('%s leaves due %o', (to, schemes) => expect(due(to)).toEqual(schemes));

  test('Canada by province', () => {
    const at = (subdivision: string) => due('CA', { activity: { places: [{ country: 'CA', subdivision }] } });
    expect(at('CA-QC')).toContain('ca.qpip');
    expect(at('CA-QC')).not.toContain('ca.ei');
    expect(at('CA-AB')).toEqual(['ca.ei', 'ca.workers-compensation']);
  });

  test('nothing American', () => expect(decideOn(sent('GB', 'US', '2025-12-31')).stillDue).toEqual([]));
});

describe('crews', () => {
  const crew = (kind: string, partner: string, facts: { residence?: string; employer?: string; flag?: string }) =>
    answer(
      decideOn({
        date: '2024-06-01',
        person: { nationality: ['US'], residence: facts.residence },
        activities: [
          {
            kind,
            employer: { country: facts.employer },
            places: [{ country: 'XZ' }],
            vesselFlag: facts.flag,
            start: '2024-01-01',
            domesticCoverage: ['US', partner],
          },
        ],
      }),
    );

  test('aircraft: Belgium by the headquarters', () => {
    expect(crew('air-crew', 'BE', { employer: 'BE', residence: 'US' })).toBe('determined BE');
    expect(crew('air-crew', 'BE', { employer: 'US', residence: 'BE' })).toBe('determined US');
  });

  test.each(['CZ', 'HU'])('aircraft: %s by residence in one of the two, else by the headquarters', (partner) => {
    expect(crew('air-crew', partner, { employer: 'US', residence: partner })).toBe(`determined ${partner}`);
    expect(crew('air-crew', partner, { employer: partner, residence: 'US' })).toBe('determined US');
    expect(crew('air-crew', partner, { employer: partner, residence: 'AT' })).toBe(`determined ${partner}`);
  });

  test('ships: Denmark by the flag', () => {
    expect(crew('ship-crew', 'DK', { flag: 'DK' })).toBe('determined DK');
    expect(crew('ship-crew', 'DK', { flag: 'US' })).toBe('determined US');
    expect(crew('ship-crew', 'DK', { flag: 'PA' })).toBe('undetermined');
  });

  test.each(['GB', 'SE', 'CL', 'AU', 'DE'])('where no rule was seen, nothing is guessed: %s', (partner) => {
    expect(crew('ship-crew', partner, { flag: partner })).toBe('undetermined');
    expect(crew('air-crew', partner, { employer: 'US', residence: 'US' })).toBe('undetermined');
  });
});

describe('government', () => {
  const at = (partner: string, posting: object | null, more: object = {}) =>
    decideOn({
      date: '2024-06-01',
      person: { nationality: ['US'] },
      activities: [
        {
          kind: 'government',
          employer: { country: 'US' },
          places: [{ country: partner, ...more }],
          start: '2010-01-01',
          expectedEnd: null,
          posting,
        },
      ],
    });

  test('sent abroad stays at home, without a limit; hired there belongs there', () => {
    expect(answer(at('SE', { from: 'US' }))).toBe('determined US');
    expect(answer(at('SE', null))).toBe('determined SE');
    expect(at('SE', { from: 'US' }).warnings[0]).toMatch(/Vienna/);
  });

  test('Norway leaves it to the national laws', () => {
    expect(answer(at('NO', { from: 'US' }))).toBe('determined NO US');
    expect(at('NO', { from: 'US' })).toMatchObject({ exemptFrom: [], certificate: { needed: false } });
  });

  test('Americans whom the American government hires in Québec', () => {
    expect(answer(at('CA', null, { subdivision: 'CA-QC' }))).toBe('determined US');
    expect(answer(at('CA', null, { subdivision: 'CA-ON' }))).toBe('determined CA');
    expect(at('CA', null).missingFacts).toEqual(['activities[].places[].subdivision']);
  });
});

describe('Korea: work that the two laws call by different names', () => {
  const director = (residence: string, kindUnder: object) =>
    answer(
      decideOn({
        date: '2024-06-01',
        person: { nationality: ['US'], residence },
        activities: [
          {
            kind: 'employee',
            kindUnder,
            places: [{ country: 'KR' }],
            start: '2024-01-01',
            domesticCoverage: ['KR', 'US'],
          },
        ],
      }),
    );

  test('self-employed under both: residence', () => {
    expect(director('US', { US: 'self-employed', KR: 'self-employed' })).toBe('determined US');
    expect(director('KR', { US: 'self-employed', KR: 'self-employed' })).toBe('determined KR');
  });

  test('under one: a resident there is covered there, anybody else by the other', () => {
    expect(director('US', { US: 'self-employed' })).toBe('determined US');
    expect(director('KR', { US: 'self-employed' })).toBe('determined KR');
    expect(director('JP', { US: 'self-employed' })).toBe('determined KR');
    expect(director('JP', { US: 'self-employed', KR: 'self-employed' })).toBe('undetermined');
  });
});

describe('who is reached at all', () => {
  test('Finland: a self-employed person from a third country is left to both laws', () => {
    const decision = decideOn(
      engaged(
        'FI',
        { nationality: ['US'], residence: 'JP' },
        { kind: 'self-employed', domesticCoverage: ['FI', 'US'] },
      ),
    );
    expect(answer(decision)).toBe('determined FI US');
    expect(decision.warnings[0]).toMatch(/special exception/);
  });

  test('Norway: self-employed nationals of the two who live in one of them', () => {
    const at = (nationality: string[]) =>
      answer(
        decideOn(
          engaged('US', { nationality, residence: 'NO' }, { kind: 'self-employed', domesticCoverage: ['NO', 'US'] }),
        ),
      );
    expect(at(['NO'])).toBe('determined NO');
    expect(at(['IN'])).toBe('undetermined');
  });

  test('the United Kingdom: somebody engaged in order to be posted', () => {
    const hired = { posting: { hiredForPosting: true, priorEmploymentMonths: 0 } };
    expect(answer(decideOn(sent('US', 'GB', '2025-12-31', hired)))).toBe('determined GB');
    expect(answer(decideOn(sent('US', 'JP', '2025-12-31', hired)))).toBe('determined US');
  });

  test('a worker whom the United States sends, though American law does not follow him, is still sent; the doubt is told', () => {
    const decision = decideOn(sent('US', 'GB', '2025-12-31', { person: { nationality: ['IN'], residence: 'IN' } }));
    expect(answer(decision)).toBe('determined US');
    expect(decision.warnings.join()).toMatch(/may refuse the certificate/);
    const long = decideOn(sent('US', 'GB', '2035-12-31', { person: { nationality: ['IN'], residence: 'IN' } }));
    expect(long).toMatchObject({ applicableLegislation: ['GB'], exemptFrom: [], certificate: { needed: false } });
  });

  test('territories belong to their country', () => {
    expect(answer(decideOn(sent('US', 'IM', '2025-12-31')))).toBe('determined US');
    expect(answer(decideOn(sent('PR', 'GB', '2025-12-31')))).toBe('determined US');
    expect(decideOn(sent('US', 'GL', '2025-12-31')).instrument).toBe('none');
  });

  test('Romania is known and switched off; India has none', () => {
    for (const partner of ['RO', 'IN', 'CN', 'MX']) {
      const decision = decideOn(sent('US', partner, '2025-12-31'));
      expect(answer(decision)).toBe(`determined ${[partner, 'US'].toSorted().join(' ')}`);
      expect(decision).toMatchObject({ instrument: 'none', exemptFrom: [], certificate: { needed: false } });
    }
    expect(decideOn(sent('US', 'RO', '2025-12-31')).warnings.join()).toMatch(
      /US-RO Agreement is known, but not in force/,
    );
  });

  test('an agreement that was not in force yet', () => {
    expect(
      decideOn(sent('US', 'IS', '2020-12-31', { date: '2019-02-28', activity: { start: '2019-01-01' } })).instrument,
    ).toBe('none');
    expect(
      decideOn(sent('US', 'IS', '2020-12-31', { date: '2019-03-01', activity: { start: '2019-01-01' } })).instrument,
    ).toBe('us-is');
  });

  test('an instrument whose rules are not in the data', () => {
    const decision = decideOn(sent('CA', 'DE', '2025-12-31'));
    expect(answer(decision)).toBe('undetermined');
    expect(decision.warnings).toEqual(['The rules of the CA-DE Agreement are not in the data.']);
  });

  test('a nationality that decides only whether there is something to release', () => {
    const decision = decideOn(engaged('GB', {}, { employer: { country: 'US' } }));
    expect(answer(decision)).toBe('determined GB');
    expect(decision.warnings.join()).toMatch(/depends on person.nationality/);
  });

  test('work in two countries is split by its places', () => {
    const decision = decideOn(
      engaged(
        'DE',
        { nationality: ['US'] },
        { employer: { country: 'US' }, places: [{ country: 'DE' }, { country: 'US' }] },
      ),
    );
    expect(answer(decision)).toBe('determined DE US');
    expect(decision.warnings.join()).toMatch(/split by its places/);
  });

  test('no activity, and work nowhere', () => {
    expect(answer(decideOn({ date: '2024-06-01', activities: [] }))).toBe('undetermined');
    expect(answer(decideOn(engaged('XZ', {}, { domesticCoverage: [] })))).toBe('undetermined');
  });
});
