import type { GateSpec } from '../legislation/shape-mechanism.ts';
import { parseScaled, rescale, type Scaled } from '../money/decimal.ts';
import type { FigureReader } from './figure-reader.ts';
import type { Gate } from './formula.ts';
import type { FormulaQuestion } from './question.ts';

const isOpen = (test: Gate['test'], known: Scaled, against: Scaled): boolean => {
  const scale = Math.max(known.scale, against.scale);
  const [a, b] = [rescale(known, scale), rescale(against, scale)];
  switch (test) {
    case 'above':
      return a > b;
    case 'atLeast':
      return a >= b;
    case 'below':
      return a < b;
    case 'atMost':
      return a <= b;
  }
};

/** The gates of a variant that pay has to pass; `undefined` where a fact keeps it shut. */
export const gatesFor = (
  gate: GateSpec | undefined,
  figures: FigureReader,
  question: FormulaQuestion,
): Gate[] | undefined => {
  if (gate === undefined) return [];
  const gates: Gate[] = [];
  const { of } = gate;
  const name = typeof of === 'string' ? undefined : 'expected' in of ? of.expected : of.attribute;
  const text = name === undefined ? undefined : question.facts.read(name);
  const known = text === undefined ? undefined : parseScaled(text);
  const expected = typeof of === 'string' ? of === 'expected-pay' : 'expected' in of;
  if (known === undefined && name !== undefined && !expected) return undefined;
  for (const test of ['above', 'atLeast', 'below', 'atMost'] as const) {
    const parameter = gate[test];
    if (parameter === undefined) continue;
    if (known === undefined) {
      const limit = expected ? figures.plain(parameter) : figures.limit(parameter, gate.scaledBy);
      if (limit !== undefined) gates.push({ test, limit, expected });
      continue;
    }
    const against = figures.number(parameter);
    if (against !== undefined && !isOpen(test, known, against)) return undefined;
  }
  return gates;
};
