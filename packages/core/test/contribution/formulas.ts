import type { Alternative, Band, Formula, Levy, PayStep } from '../../src/formula/formula.ts';
import type { Limit } from '../../src/formula/limit.ts';

// Amounts are whole units of money and rates are in per cent, so that every line can be reckoned in the head.
export const limit = (amount: number, of = 1): Limit => ({ amount, of });

export const band = (upTo: number | Limit | undefined, rate: number | undefined): Band => ({
  upTo: typeof upTo === 'number' ? limit(upTo) : upTo,
  rate,
  rateText: rate === undefined ? '' : `${rate} %`,
});

export const bands = (...all: readonly Band[]): Levy => ({ kind: 'bands', bands: all, roundedEach: false });

export const flat = (rate: number): Levy => bands(band(undefined, rate));

export const slab = (...brackets: readonly Band[]): Levy & { kind: 'slab' } => ({
  kind: 'slab',
  brackets,
  byLine: false,
  credit: undefined,
});

export const way = (levy: Levy, steps: readonly PayStep[] = [], rest: Partial<Alternative> = {}): Alternative => ({
  gates: [],
  steps,
  levy,
  topUp: undefined,
  premium: undefined,
  ...rest,
});

export const formula = (...alternatives: readonly Alternative[]): Formula => ({
  scale: 2,
  alternatives,
  other: undefined,
  mode: 'half-up',
  unit: 1,
  maximum: undefined,
  sources: [],
  authorities: [],
  from: 0,
  to: 0,
  ofLine: false,
  unsure: undefined,
});

export const ceiling = (amount: number, of = 1): PayStep => ({ step: 'ceiling', limit: limit(amount, of) });
export const floor = (amount: number, of = 1): PayStep => ({ step: 'floor', limit: limit(amount, of) });
export const allowance = (amount: number, atLeast?: number): PayStep => ({
  step: 'allowance',
  limit: limit(amount),
  atLeast: atLeast === undefined ? undefined : limit(atLeast),
});

export const above = (amount: number): Alternative['gates'] => [
  { test: 'above', limit: limit(amount), expected: false },
];
export const atMost = (amount: number): Alternative['gates'] => [
  { test: 'atMost', limit: limit(amount), expected: false },
];
