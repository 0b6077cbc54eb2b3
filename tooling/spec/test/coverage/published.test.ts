import { describe, expect, test } from 'vitest';
import { answer, decideOn, engaged, sent } from '../../src/situations.ts';

/** Cases that agencies and publishers print, each with where it stands. */
describe('published cases', () => {
  test('SSA, agreement overview: four years in Hong Kong, then four in London, sent by a New York office', () => {
    const decision = decideOn(
      sent('US', 'GB', '2027-12-31', {
        posting: { via: 'HK', priorEmploymentMonths: 60 },
        activity: { start: '2024-01-01' },
      }),
    );
    expect(answer(decision)).toBe('determined US');
  });

  test('SSA, agreement overview: an American worker transferred to the United Kingdom for a time needs a certificate of SSA, and the reverse', () => {
    expect(decideOn(sent('US', 'GB', '2026-12-31')).certificate).toMatchObject({
      needed: true,
      issuedBy: 'US',
      authority: 'SSA',
    });
    expect(decideOn(sent('GB', 'US', '2026-12-31')).certificate).toMatchObject({
      needed: true,
      issuedBy: 'GB',
      form: 'UK/US 1',
    });
  });

  test('SSA, agreement overview: an assignment extended unexpectedly by a few months beyond five years goes on by an exception', () => {
    const extended = { activity: { initialExpectedEnd: '2028-12-31' }, date: '2029-02-01' };
    expect(answer(decideOn(sent('US', 'JP', '2029-03-31', extended)))).toBe('determined JP');
    const requests = { extensionGrantedUntil: '2029-03-31' };
    expect(answer(decideOn(sent('US', 'JP', '2029-03-31', { ...extended, requests })))).toBe('determined US');
  });

  test('Haufe, HI14401913, German-American agreement: three years, four months at home, two years more', () => {
    const decision = decideOn(
      sent('DE', 'US', '2026-04-30', {
        date: '2024-05-01',
        activity: { start: '2024-05-01' },
        posting: { previous: { country: 'US', start: '2021-01-01', end: '2023-12-31' } },
      }),
    );
    expect(answer(decision)).toBe('determined US');
  });

  test('POMS RS 02001.065: nationals of the United States, of both, and of neither in Italy', () => {
    const at = (nationality: string[]) =>
      decideOn(
        engaged('IT', { nationality }, { employer: { country: 'US' }, domesticCoverage: ['US', 'IT'] }, '2024-02-01'),
      );
    expect(answer(at(['US']))).toBe('determined US');
    expect(at(['US', 'IT'])).toMatchObject({ status: 'conditional', missingFacts: ['election'] });
    expect(answer(at(['BR']))).toBe('determined IT');
  });

  test('POMS RS 02001.565, Portugal: the five years begin with the work or on 1 August 1989, whichever is later', () => {
    const old = (end: string) =>
      answer(decideOn(sent('US', 'PT', end, { date: '1990-01-01', activity: { start: '1986-01-01' } })));
    expect(old('1994-07-31')).toBe('determined US');
    expect(old('1994-08-01')).toBe('determined PT');
  });

  test('POMS RS 02002.215, Poland: the five years begin with the work or on 1 March 2009', () => {
    const old = (end: string) =>
      answer(decideOn(sent('US', 'PL', end, { date: '2010-01-01', activity: { start: '2005-01-01' } })));
    expect(old('2014-02-28')).toBe('determined US');
    expect(old('2014-03-01')).toBe('determined PL');
  });

  test('POMS RS 02001.205, Norway: only citizens and residents of the United States have American coverage abroad', () => {
    const foreigner = { person: { nationality: ['IN'], residence: 'IN' } };
    const hired = engaged('NO', foreigner.person, { employer: { country: 'US' } });
    expect(decideOn(hired)).toMatchObject({ applicableLegislation: ['NO'], instrument: 'none' });
  });

  test('IRS Publication 54: the self-employed are as a rule covered where they live', () => {
    const decision = decideOn(engaged('CA', { nationality: ['US'], residence: 'CA' }, { kind: 'self-employed' }));
    expect(decision).toMatchObject({
      applicableLegislation: ['CA'],
      exemptFrom: ['US'],
      certificate: { issuedBy: 'CA' },
    });
  });

  test('HMRC NIM33405: five years for the United States', () => {
    expect(answer(decideOn(sent('GB', 'US', '2028-12-31')))).toBe('determined GB');
    expect(answer(decideOn(sent('GB', 'US', '2029-01-01')))).toBe('determined US');
  });

  test('CRA, who may apply for a certificate: 60 months for the United States', () => {
    expect(answer(decideOn(sent('CA', 'US', '2028-12-31')))).toBe('determined CA');
    expect(answer(decideOn(sent('CA', 'US', '2029-01-01')))).toBe('determined US');
  });
});
