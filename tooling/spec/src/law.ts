import {
  type BatchReading,
  type CalculateOptions,
  calculate,
  type Legislation,
  readBatch,
  type Result,
} from '@totalize/core';
import { loadLegislation } from '@totalize/legislation';

/** The law that the specification is checked against. */
export const law: Legislation = loadLegislation(['US', 'DE', 'GB']);

/** The law of every country in the data, for the tables. */
export const wholeLaw: Legislation = loadLegislation();

export const readingOf = (batch: unknown): BatchReading => {
  const reading = readBatch(batch);
  if ('unreadable' in reading) throw new Error(reading.unreadable);
  return reading;
};

export const compute = (batch: unknown, options?: CalculateOptions, of = law): Result =>
  calculate(readingOf(batch), of, options);

/** Computes a batch that must be free of errors. */
export const computeClean = (batch: unknown, options?: CalculateOptions, of = law): Result => {
  const result = compute(batch, options, of);
  const faults = result.exceptions.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  return result;
};
