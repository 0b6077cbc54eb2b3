import type { Standing } from '../coverage/standing.ts';
import { printDay } from '../time/date.ts';
import { node, type TraceNode } from '../trace/trace.ts';
import type { WorkerContext } from './context.ts';
import type { PreparedLine } from './prepared-line.ts';
import type { Stretch } from './timeline.ts';

const claimStep = (context: WorkerContext, stretch: Stretch): TraceNode => {
  const { claims } = stretch;
  if (claims === undefined) return node('claims', 'cannot be judged');
  const abroad = claims.abroad.map((code) =>
    node(
      code,
      'its law follows the worker abroad',
      context.batch.law.countries.get(code)?.law.workAbroad?.citation ?? [],
    ),
  );
  const sender = claims.sender === undefined ? [] : [node(claims.sender, 'sends the worker')];
  const unknown = claims.unknown.map((code) => node(code, 'depends on a nationality that was not given'));
  return node(
    'claims',
    'whose own law claims the work',
    [],
    [node(claims.work, 'the work is done there'), ...abroad, ...sender, ...unknown],
  );
};

const certificateSteps = (standing: Standing): readonly TraceNode[] => [
  ...(standing.naming === undefined
    ? []
    : [node('certificate', `${standing.naming.record.certificateId} says that this law applies`)]),
  ...standing.releasing.map(({ certificate, instrument }) =>
    node('certificate', `${certificate.record.certificateId} releases what the instrument covers`, [
      instrument.citation,
    ]),
  ),
];

const linkSteps = (standing: Standing): readonly TraceNode[] => {
  const { link } = standing;
  if (link === undefined) return [];
  if (link.instrument === undefined) return [node('instrument', `none links it with ${link.other}`)];
  const { ruling, instrument } = link;
  const law =
    ruling === undefined || ruling.applicableLegislation.length === 0
      ? 'open'
      : `the law of ${ruling.applicableLegislation.join(', ')} applies`;
  const steps = (ruling?.trace ?? []).map((step) => node(step.rule, step.outcome, [step.citation]));
  return [node(instrument.instrument, `${ruling?.status ?? 'undetermined'}: ${law}`, ruling?.basis ?? [], steps)];
};

const stretchStep = (context: WorkerContext, line: PreparedLine, stretch: Stretch): TraceNode => {
  const from = printDay(Math.max(stretch.from, line.from));
  const to = printDay(Math.min(stretch.to, line.to));
  const { assignment } = stretch;
  const where =
    assignment === undefined
      ? 'without assignment'
      : `assignment ${assignment.assignmentId}, home ${assignment.homeCountry}`;
  const standings = stretch.standings.map((standing) =>
    node(standing.country, 'stands so', [], [...certificateSteps(standing), ...linkSteps(standing)]),
  );
  return node(
    `days ${from} to ${to}`,
    `work in ${stretch.place}, ${where}`,
    [],
    [claimStep(context, stretch), ...standings],
  );
};

/** Which law holds on the days of a line, and why. */
export const coverageSteps = (context: WorkerContext, line: PreparedLine): readonly TraceNode[] =>
  context
    .timeline(line.employerId, line.record.workCountry)
    .between(line.from, line.to)
    .map((stretch) => stretchStep(context, line, stretch));
