export * from './money/integer.ts';
export * from './money/rounding.ts';
export * from './money/currency.ts';
export * from './money/decimal.ts';
export * from './money/amount.ts';
export * from './time/date.ts';
export * from './time/interval.ts';
export * from './records/primitives.ts';
export * from './records/country.ts';
export * from './records/pay-line.ts';
export * from './records/worker.ts';
export * from './records/employer.ts';
export * from './records/assignment.ts';
export * from './records/certificate.ts';
export * from './records/balance.ts';
export * from './records/exchange-rate.ts';
export * from './records/override.ts';
export * from './records/batch.ts';
export * from './records/exception.ts';
export * from './records/exception-codes.ts';
export * from './records/contribution.ts';
export * from './records/result.ts';
export * from './legislation/legislation.ts';
export * from './legislation/shape.ts';
export * from './legislation/shape-primitives.ts';
export * from './legislation/shape-parameter.ts';
export * from './legislation/shape-condition.ts';
export * from './legislation/shape-attribute.ts';
export * from './legislation/shape-identifier.ts';
export * from './legislation/shape-mechanism.ts';
export * from './legislation/shape-instrument.ts';
export * from './legislation/shape-refund.ts';
export * from './records/situation.ts';
export * from './records/decision.ts';
export * from './records/json-schema.ts';
export * from './records/line-id.ts';
export * from './records/read-batch.ts';
export type { PlaceOf } from './records/read-list.ts';
export type { Place } from './records/record-exception.ts';
export type { RefusedLine, Tainted } from './records/refusal.ts';
export * from './records/pattern.ts';
export * from './payroll/calculate.ts';
export type { Finding } from './payroll/batch-notices.ts';
export { addTotals } from './payroll/totals.ts';
export type { EarlierLine } from './payroll/earlier-line.ts';
export * from './payroll/countries.ts';
export * from './version.ts';
export * from './payroll/explain.ts';
export * from './trace/trace.ts';
export * from './trace/render.ts';
export * from './legislation/shape-test.ts';
export * from './legislation/shape-known-scheme.ts';
export { compileLaw, type Law } from './legislation/compile.ts';
export * from './coverage/decide.ts';
export * from './coverage/read-situation.ts';
export * from './coverage/answer-situation.ts';
export * from './records/credit-record.ts';
export * from './records/credit-result.ts';
export * from './records/benefit-result.ts';
export * from './benefit/law.ts';
export { credits, type TotalizationLaw } from './credit/credits.ts';
export { benefit } from './benefit/benefit.ts';
export * from './planning/alert.ts';
export * from './planning/check-assignments.ts';
export * from './planning/compare.ts';
export * from './records/refund.ts';
export * from './records/plan.ts';
export { type Compared, type Correction, correction } from './records/correction.ts';
export {
  annualFigures,
  type AnnualFigures,
  returnFigures,
  type ReturnFigures,
  schemeFigures,
  type SchemeFigures,
  type YearEnd,
} from './records/year-end.ts';
export * from './records/diff.ts';
export { deadlineOf, quarterOf, rolled } from './refund/deadline.ts';
export * from './refund/reconcile.ts';
export type { FromLedger, StandingRun } from './refund/standing.ts';
export * from './refund/plan.ts';
export * from './refund/year-end.ts';
export * from './refund/run-diff.ts';
