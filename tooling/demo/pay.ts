import { payPeriods } from './calendar.ts';
import { money } from './cents.ts';
import type { Row } from './csv.ts';
import type { Case, ExtraLine, PayPlan } from './model.ts';

const wagesOf = (wages: PayPlan['wages']): Row =>
  Object.fromEntries(Object.entries(wages ?? {}).map(([scheme, cents]) => [`wages.${scheme}`, money(cents)]));

const regularLines = (id: string, plan: PayPlan): Row[] =>
  payPeriods(plan.schedule ?? 'monthly').flatMap(({ start, end, payDate }) => {
    const step = plan.steps.findLast(([from]) => from <= start);
    if (step === undefined || (plan.until !== undefined && start >= plan.until)) return [];
    return [
      {
        line_id: `${id}-${payDate}${plan.delivery === undefined ? '' : `-${plan.delivery}`}`,
        worker_id: id,
        employer_id: plan.employer,
        period_start: start,
        period_end: end,
        pay_date: payDate,
        currency: plan.currency,
        gross: money(plan.except?.[payDate] ?? step[1]),
        delivery: plan.delivery ?? '',
        ...wagesOf(plan.wages),
      },
    ];
  });

const extraLine = (id: string, line: ExtraLine): Row => ({
  line_id: `${id}-${line.name}`,
  worker_id: id,
  employer_id: line.employer,
  period_start: line.periodStart,
  period_end: line.periodEnd,
  pay_date: line.payDate,
  currency: line.currency,
  gross: money(line.cents),
  kind: line.kind === 'regular' ? '' : line.kind,
  for: line.for === undefined ? '' : `${id}-${line.for}`,
  reverses: line.reverses === undefined ? '' : `${id}-${line.reverses}`,
  earned_from: line.earnedFrom ?? '',
  earned_to: line.earnedTo ?? '',
});

/** The pay lines of the year in the order of worker, pay date and id. */
export const payRows = (cases: readonly Case[]): readonly Row[] =>
  cases.flatMap((one) =>
    [
      ...one.pay.flatMap((plan) => regularLines(one.id, plan)),
      ...(one.extra ?? []).map((line) => extraLine(one.id, line)),
    ].toSorted((a, b) => (`${a['pay_date']} ${a['line_id']}` < `${b['pay_date']} ${b['line_id']}` ? -1 : 1)),
  );
