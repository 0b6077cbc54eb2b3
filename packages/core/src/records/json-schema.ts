import { z } from 'zod';
import { assignment } from './assignment.ts';
import { balance } from './balance.ts';
import { batch } from './batch.ts';
import { certificate } from './certificate.ts';
import { benefitResult } from './benefit-result.ts';
import { contribution } from './contribution.ts';
import { creditRecord } from './credit-record.ts';
import { creditResult } from './credit-result.ts';
import { decision } from './decision.ts';
import { employer } from './employer.ts';
import { exception } from './exception.ts';
import { exchangeRate } from './exchange-rate.ts';
import { override } from './override.ts';
import { payLine } from './pay-line.ts';
import { refundPlan } from './plan.ts';
import { reconciliation, refund } from './refund.ts';
import { result } from './result.ts';
import { situation } from './situation.ts';
import { worker } from './worker.ts';
import { yearEnd } from './year-end.ts';

const records = {
  batch,
  payLine,
  worker,
  employer,
  assignment,
  certificate,
  balance,
  exchangeRate,
  override,
  contribution,
  exception,
  result,
  refund,
  reconciliation,
  refundPlan,
  yearEnd,
  situation,
  decision,
  creditRecord,
  creditResult,
  benefitResult,
} as const;

export type RecordName = keyof typeof records;

/** The records that have a published schema. */
export const recordNames = Object.keys(records) as readonly RecordName[];

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema (draft 2020-12) of a record as it is written by whoever hands it in. What a schema cannot say, such as
 * that a period ends after it begins, is checked when the record is read.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { jsonSchemaOf } from '@totalize/core';
 * assert.equal(jsonSchemaOf('worker').$id, 'urn:totalize:schema:worker');
 * assert.deepEqual(jsonSchemaOf('worker').required, ['workerId']);
 * ```
 */
export const jsonSchemaOf = (record: RecordName): JsonSchema => {
  const { $schema, ...schema } = z.toJSONSchema(records[record], { io: 'input' });
  return { $schema, $id: `urn:totalize:schema:${record}`, title: record, ...schema };
};
