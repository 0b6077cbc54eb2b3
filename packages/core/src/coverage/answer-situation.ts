import type { Law } from '../legislation/compile.ts';
import type { Decision } from '../records/decision.ts';
import type { Exception } from '../records/exception.ts';
import { decide } from './decide.ts';
import { readSituation } from './read-situation.ts';

/** A decision, with what was wrong with the situation where it could not be read. */
export type SituationAnswer = Decision & { readonly exceptions?: readonly Exception[] };

const unread = (exceptions: readonly Exception[]): SituationAnswer => ({
  status: 'undetermined',
  applicableLegislation: [],
  exemptFrom: [],
  instrument: 'none',
  basis: [],
  certificate: { needed: false },
  stillDue: [],
  deadlines: [],
  conditions: [],
  missingFacts: [],
  warnings: exceptions.map(({ message }) => message),
  trace: [],
  exceptions,
});

/**
 * Answers one situation, read or not: a faulty one gets an answer that says what is wrong with it.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { answerSituation, compileLaw } from '@totalize/core';
 * import { loadLegislation } from '@totalize/legislation';
 * const law = compileLaw(loadLegislation());
 * assert.equal(answerSituation(law, { activities: [] }).exceptions?.[0]?.column, 'date');
 * ```
 */
export const answerSituation = (law: Law, input: unknown, row?: number): SituationAnswer => {
  const reading = readSituation(input, row);
  return 'exceptions' in reading ? unread(reading.exceptions) : decide(law, reading.situation);
};
