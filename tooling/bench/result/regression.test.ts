import { describe, expect, test } from 'vitest';
import { type Finding, regressionsBetween, verdictOf } from './regression.ts';
import { bestOf, type Figures, type Result } from './result.ts';

const figures = (subject: Figures['subject'], wall: number, more: Partial<Figures> = {}): Figures => ({
  subject,
  lines: 1000,
  wallSeconds: wall,
  cpuSeconds: wall,
  peakRssMb: 100,
  othersShare: 0,
  ...more,
});

const result = (subjects: readonly Figures[], more: Partial<Result> = {}): Result => ({
  version: '1.0.0',
  lines: 1000,
  order: 'worker',
  repeat: 1,
  machine: { node: 'v24', platform: 'any', cpus: 2, model: 'any' },
  subjects,
  ...more,
});

const told = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ verdict }) => verdict !== 'kept').map(({ name, verdict }) => `${name}: ${verdict}`);

const earlier = result([figures('by-hand', 10), figures('duckdb', 1), figures('reader', 2)]);
const found = (later: Result, before = earlier) => told(regressionsBetween(before, later));

describe('a later result', () => {
  test('passes on a machine twice as slow', () => {
    const later = result([figures('by-hand', 20), figures('duckdb', 9), figures('reader', 4)]);
    expect(found(later)).toEqual([]);
    expect(verdictOf(regressionsBetween(earlier, later))).toBe('passed');
  });

  test('may take fifteen percent more, and no more', () => {
    expect(found(result([figures('by-hand', 10), figures('reader', 2.29)]))).toEqual([]);
    const later = result([figures('by-hand', 10), figures('reader', 2.31)]);
    expect(found(later)).toEqual(['reader: wall time to (a): regression', 'reader: processor time to (a): regression']);
    expect(verdictOf(regressionsBetween(earlier, later))).toBe('failed');
  });

  test('fails by memory alone', () => {
    const later = result([figures('by-hand', 10), figures('reader', 2, { peakRssMb: 116 })]);
    expect(found(later)).toEqual(['reader: peak memory, MB: regression']);
  });

  test.each([
    ['the subject', 0, 0.2],
    ['the baseline', 0.2, 0],
  ])('is not judged by wall time where the machine was busy during %s', (_name, baseline, subject) => {
    const slow = figures('reader', 4, { cpuSeconds: 2, othersShare: subject });
    const later = result([figures('by-hand', 10, { othersShare: baseline }), slow]);
    expect(found(later)).toEqual(['reader: wall time to (a): not judged']);
    expect(found(earlier, later)).toEqual(['reader: wall time to (a): not judged']);
    expect(verdictOf(regressionsBetween(earlier, later))).toBe('passed');
  });

  test('is judged by processor time on a machine that others use, too', () => {
    const later = result([figures('by-hand', 10), figures('reader', 4, { othersShare: 0.3 })]);
    expect(found(later)).toEqual(['reader: wall time to (a): not judged', 'reader: processor time to (a): regression']);
  });

  test('is judged by memory alone on a machine that others use up', () => {
    const later = (peakRssMb: number) =>
      result([figures('by-hand', 10), figures('reader', 4, { othersShare: 0.5, peakRssMb })]);
    expect(verdictOf(regressionsBetween(earlier, later(100)))).toBe('busy');
    expect(verdictOf(regressionsBetween(earlier, later(120)))).toBe('failed');
  });

  test('counts the time of a line, where a subject has fewer', () => {
    const fewer = result([figures('by-hand', 10), figures('reader', 1, { lines: 500 })]);
    expect(found(fewer)).toEqual([]);
  });

  test('must have every subject of the earlier one', () => {
    const later = result([figures('by-hand', 10)]);
    expect(found(later)).toHaveLength(3);
    expect(verdictOf(regressionsBetween(earlier, later))).toBe('failed');
  });

  test('may have more', () => {
    expect(found(result([...earlier.subjects, figures('ledger', 50)]))).toEqual([]);
  });

  test('cannot be judged without the baseline, or by other lines', () => {
    expect(() => found(result([figures('reader', 2)]))).toThrow('lacks the baseline');
    expect(() => found(result(earlier.subjects, { lines: 2000 }))).toThrow('different numbers of lines');
    expect(() => found(result(earlier.subjects, { order: 'month' }))).toThrow('different orders');
  });
});

test('the start of a command counts as a ratio to that of Node.js', () => {
  const started = (empty: number, version: number) =>
    result(earlier.subjects, { start: { empty, version, calc: 2 * empty } });
  expect(found(started(0.08, 0.08), started(0.04, 0.04))).toEqual([]);
  expect(found(started(0.04, 0.05), started(0.04, 0.04))).toEqual(['version: start to that of Node.js: regression']);
});

test('of several rounds the least time and the most memory count', () => {
  const rounds = [
    { wallSeconds: 3, cpuSeconds: 2, peakRssMb: 90, othersShare: 0.4 },
    { wallSeconds: 2, cpuSeconds: 3, peakRssMb: 80, othersShare: 0.1 },
  ];
  expect(bestOf(rounds)).toEqual({ wallSeconds: 2, cpuSeconds: 2, peakRssMb: 90, othersShare: 0.1 });
});
