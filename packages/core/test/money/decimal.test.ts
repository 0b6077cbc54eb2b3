import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount, parseScaled, printAmount, printPlain, printScaled } from '../../src/index.ts';

describe('decimals', () => {
  it.each([
    ['0.062', 62, 3],
    ['-0.0025', -25, 4],
    ['-0.00', 0, 2],
    ['000123.450', 123450, 3],
    ['999999999999999.99', 99_999_999_999_999_999n, 2],
  ])('%s is %s × 10^-%i', (text, units, scale) => {
    expect(parseScaled(text)).toEqual({ units, scale });
  });

  it.each(['', '.5', '5.', '1e3', '+1', '1,5', ' 1', '0x1', 'NaN', '--1', '1.2.3', '１'])(
    '%j is no decimal',
    (text) => {
      expect(parseScaled(text)).toBeUndefined();
    },
  );

  it('print what was read', () => {
    const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(decimal, ([units, scale]) => {
        const text = printScaled(units, scale);
        const read = parseScaled(text);
        expect(read && BigInt(read.units)).toBe(units);
        expect(read?.scale).toBe(scale);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('drop trailing zeros only behind the point', () => {
    expect(printPlain({ units: 620, scale: 4 })).toBe('0.062');
    expect(printPlain({ units: 1000, scale: 0 })).toBe('1000');
    expect(printPlain({ units: 100, scale: 2 })).toBe('1');
  });
});

describe('amounts', () => {
  it.each([
    ['11438.96', 'USD', '11438.96'],
    ['11438.9600', 'USD', '11438.96'],
    ['5', 'EUR', '5.00'],
    ['5.000', 'JPY', '5'],
    ['1.234', 'KWD', '1.234'],
    ['-0.01', 'USD', '-0.01'],
  ])('%s %s is printed %s', (text, currency, printed) => {
    const amount = parseAmount(text, currency);
    expect(amount === undefined ? undefined : printAmount(amount, currency)).toBe(printed);
  });

  it.each([
    ['0.005', 'USD'],
    ['1.5', 'JPY'],
    ['1.2345', 'KWD'],
  ])('%s is finer than the smallest unit of %s', (text, currency) => {
    expect(parseAmount(text, currency)).toBeUndefined();
  });
});
