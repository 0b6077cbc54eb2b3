import { fewestUsQuarters } from '../credit/candidate.ts';
import type { Study } from '../credit/study.ts';
import type { CreditTraceStep } from '../records/credit-result.ts';
import { printDay } from '../time/date.ts';
import type { Computation } from './compute.ts';
import { printFactor, printMoney } from './exact.ts';
import { isIndexed } from './ordinary.ts';
import { MissingFigure } from './tables.ts';

const step = (rule: string, outcome: string, citation: string): CreditTraceStep => ({ rule, outcome, citation });

const yearSteps = ({ years, recomputed }: Computation): CreditTraceStep[] => [
  step('eligibility', `${years.eligibility}; earnings indexed to ${years.indexing}`, '42 USC 415(a)(3)(B), (b)(3)'),
  step(
    'computation years',
    `${years.computation}; earnings through ${recomputed ? years.last : years.lastAtEntitlement}`,
    '42 USC 415(b)(2)',
  ),
  ...(isIndexed(years)
    ? []
    : [step('method', 'eligible before 1979: the average monthly wage method is not computed here', '20 CFR 404.220')]),
  ...(recomputed
    ? [step('recomputation', 'earnings after entitlement raise the amount', '42 USC 415(f)(2); POMS GN 01701.255')]
    : []),
];

const regularSteps = ({ regular }: Computation): CreditTraceStep[] => {
  if (regular instanceof MissingFigure)
    return [step('regular PIA', `the data do not have ${regular.what}`, '42 USC 415')];
  if (regular === undefined)
    return [step('regular PIA', 'no U.S. earnings that it could be computed from', '42 USC 415')];
  return [
    step('average indexed monthly earnings', printMoney(regular.aime), '42 USC 415(b)(1)'),
    ...regular.steps.map(({ from, amount }, index) =>
      step(
        index === 0 ? 'regular PIA at eligibility' : 'cost-of-living increase',
        `${printDay(from)}: ${printMoney(amount)}`,
        index === 0 ? '42 USC 415(a)(1)' : '42 USC 415(i)',
      ),
    ),
  ];
};

const theoreticalSteps = ({ position, theoretical }: Computation): CreditTraceStep[] => {
  const rep =
    position === undefined || position instanceof MissingFigure
      ? []
      : [
          step(
            'relative earnings position',
            `${printFactor(position.position)} over ${position.quarters} quarters; years after ${position.lastWageYear} at its average wage`,
            '20 CFR 404.1918(b); AnyPIA',
          ),
        ];
  if (theoretical instanceof MissingFigure) {
    return [...rep, step('theoretical PIA', `the data do not have ${theoretical.what}`, '20 CFR 404.1918(c)')];
  }
  if (theoretical === undefined) {
    const why = 'none: no year with U.S. earnings and a quarter of coverage';
    return [step('relative earnings position', why, '20 CFR 404.1918(b)')];
  }
  const { aime, pia, quarters, lifetime, proRata } = theoretical;
  const fraction = `${quarters} ÷ ${lifetime}`;
  return [
    ...rep,
    step('theoretical PIA', `${printMoney(pia)} from average earnings of ${printMoney(aime)}`, '20 CFR 404.1918(a)(2)'),
    step('coverage lifetime', `${lifetime} quarters: four for each computation year`, '20 CFR 404.1918(a)(3); AnyPIA'),
    step(
      'pro rata PIA',
      `${printMoney(pia)} × ${fraction} = ${printMoney(proRata)}; increases before the fraction, one rounding`,
      '20 CFR 404.1918(a)(3); AnyPIA',
    ),
  ];
};

/** How the amounts came about, or why there is none. */
export const benefitReasoning = (computation: Computation, study: Study, payable: string): CreditTraceStep[] => [
  ...yearSteps(computation),
  ...regularSteps(computation),
  ...(isIndexed(computation.years) ? theoreticalSteps(computation) : []),
  ...(study.meetsMinimum
    ? []
    : [step('pro rata PIA', `none with fewer than ${fewestUsQuarters} U.S. quarters`, '20 CFR 404.1908(a)')]),
  step('payable PIA', payable, '20 CFR 404.1918(a)(4)'),
  step(
    'simple estimate',
    'full benefit × own credits ÷ all credits: a rule of thumb, not 20 CFR 404.1918',
    'popular texts',
  ),
];
