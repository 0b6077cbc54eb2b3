import { compileLaw } from '../legislation/compile.ts';
import type { Legislation } from '../legislation/legislation.ts';
import { matchesScheme } from '../records/pattern.ts';
import type { BatchReading } from '../records/read-batch.ts';
import { node, type TraceNode } from '../trace/trace.ts';
import { computeBatch } from './calculate.ts';
import { coverageSteps } from './explain-coverage.ts';
import { rowStep } from './explain-row.ts';
import { Notices } from './notices.ts';
import type { Observation } from './observation.ts';
import type { Row } from './row.ts';

const reversalStep = (row: Row, original: string): TraceNode =>
  node(`${row.scheme.id}, ${row.payer}`, `the exact negative of line ${original}`, row.legalBasis);

/**
 * How the figures of one pay line came about: the law of each day, then each row with its date, limits, base, rate and
 * rounding. `undefined` where the batch has no such line. The worker is computed again, as a run would do it.
 */
export const explain = (
  reading: BatchReading,
  legislation: Legislation,
  lineId: string,
  scheme = '*',
): TraceNode | undefined => {
  const record = reading.batch.payLines.find((line) => line.lineId === lineId);
  if (record === undefined) return undefined;
  const notices = new Notices();
  const observed: Observation[] = [];
  const listening = {
    workerId: record.workerId,
    observe: (observation: Observation): void => {
      if (observation.row.line.lineId === lineId && matchesScheme(scheme, observation.row.scheme.id))
        observed.push(observation);
    },
  };
  const steps: TraceNode[] = [];
  for (const { context, lines } of computeBatch(reading, compileLaw(legislation), notices, {}, listening)) {
    const computed = lines.find(({ line }) => line.lineId === lineId);
    if (computed === undefined) continue;
    const { line, rows } = computed;
    steps.push(...coverageSteps(context, line));
    if (line.kind === 'reversal') {
      steps.push(
        ...(rows ?? [])
          .filter((row) => matchesScheme(scheme, row.scheme.id))
          .map((row) => reversalStep(row, line.record.reverses ?? '')),
      );
    }
  }
  steps.push(...observed.map(rowStep));
  const told = [...reading.exceptions, ...notices.all()].filter(
    (one) => one.lineId === lineId && (one.scheme === undefined || matchesScheme(scheme, one.scheme)),
  );
  steps.push(...told.map((one) => node(`${one.severity} ${one.code}`, one.message)));
  const earned = `${record.earnedFrom ?? record.periodStart} to ${record.earnedTo ?? record.periodEnd}`;
  return node(
    `line ${lineId}`,
    `${record.gross} ${record.currency}, earned ${earned}, paid ${record.payDate}`,
    [],
    steps,
  );
};
