import { describe, expect, test } from 'vitest';
import { law } from './law.ts';

const instrument = (id: string) => law.instruments.find((one) => one.instrument === id);
const effectOn = (id: string, scheme: string, day: string): string | undefined =>
  instrument(id)?.effects.find((effect) => effect.scheme === scheme && effect.from <= day && (effect.to ?? day) >= day)
    ?.effect;

describe('agreements of the United States', () => {
  const american = law.instruments.filter(({ parties }) => parties.includes('US'));

  test('30 are in force, and the one with Romania is signed', () => {
    expect(american.filter(({ inForce }) => inForce !== null)).toHaveLength(30);
    expect(american.filter(({ inForce }) => inForce === null).map((one) => one.instrument)).toEqual(['us-ro']);
  });

  test.each(american.filter(({ inForce }) => inForce !== null))(
    '$instrument releases the American schemes',
    ({ instrument, inForce }) => {
      expect(effectOn(instrument, 'us.oasdi', inForce ?? '')).toBe('exempts');
      expect(effectOn(instrument, 'us.medicare', inForce ?? '')).toBe('exempts');
      expect(effectOn(instrument, 'us.additional-medicare', '2013-01-01')).toBe(
        (inForce ?? '') <= '2013-01-01' ? 'exempts' : undefined,
      );
      expect(effectOn(instrument, 'us.additional-medicare', '2026-01-01')).toBe('exempts');
    },
  );

  test('health and care insurance in Germany are released since the second supplement', () => {
    expect(effectOn('us-de', 'de.pension', '1979-12-01')).toBe('exempts');
    expect(effectOn('us-de', 'de.health', '1996-04-30')).toBe('does-not-exempt');
    expect(effectOn('us-de', 'de.health', '1996-05-01')).toBe('exempts');
    expect(effectOn('us-de', 'de.unemployment', '2026-01-01')).toBe('unclear');
  });

  test('class 1 contributions are released', () => {
    expect(effectOn('us-gb', 'gb.class-1', '2024-01-01')).toBe('exempts');
    expect(effectOn('us-gb', 'gb.apprenticeship-levy', '2024-01-01')).toBe('exempts-by-domestic-law');
  });
});

test('the United Kingdom left the European regulations, and the protocol links it with each member State', () => {
  expect(instrument('eu-883-2004')?.membership?.['GB']).toEqual({ from: '2010-05-01', to: '2020-12-31' });
  expect(instrument('uk-eu-tca')).toMatchObject({ hub: 'GB', inForce: '2021-01-01', modelled: false });
  expect(instrument('uk-eu-tca')?.parties).toHaveLength(28);
});

test('the agreements of the United States are modelled; the others are marked, so that the answer is open', () => {
  for (const { instrument: id, modelled, parties } of law.instruments)
    expect(`${id} ${modelled}`).toBe(`${id} ${parties.includes('US')}`);
});
