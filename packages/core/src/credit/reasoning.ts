import type { CreditTraceStep, NotCredited } from '../records/credit-result.ts';
import { printDay } from '../time/date.ts';
import { fewestUsQuarters } from './candidate.ts';
import { printQuarter } from './quarter.ts';
import type { Study } from './study.ts';

const step = (rule: string, outcome: string, citation: string): CreditTraceStep => ({ rule, outcome, citation });
const general = '20 CFR 404.1908(b)(1)';

const reasons: Readonly<Record<NotCredited['reason'], readonly [text: string, citation: string]>> = {
  'before-1937': ['lie before 1937', '20 CFR 404.1908(a)'],
  'period-ended': ['are lost: the reporting period has no calendar quarter left for them', general],
  'not-needed': ['are not needed', 'POMS GN 01703.100'],
  'six-quarter-minimum': [`cannot be used with fewer than ${fewestUsQuarters} U.S. quarters`, '20 CFR 404.1908(a)'],
  unusable: ['cannot be used', general],
  'no-agreement': ['cannot be used: there is no agreement with the country', '42 USC 433'],
};

const usSteps = ({ coverage, days }: Study): CreditTraceStep[] => [
  step(
    'days',
    `asked about ${printDay(days.asOf)}, claim ${days.claim}, status needed ${days.needed}`,
    '20 CFR 404.146',
  ),
  step('U.S. quarters', `${coverage.total} by that day`, '42 USC 413'),
  ...coverage.reckoning.map(({ year, text }) => step('U.S. quarters', `${year}: ${text}`, '42 USC 413(a)(2)')),
  ...coverage.unknownYears.map((year) =>
    step('U.S. quarters', `${year}: the wages of the quarters are not known, so none is counted`, '42 USC 413(a)(2)'),
  ),
  ...(coverage.simplified > 0
    ? [step('simplified count', `${coverage.simplified} more for fully insured status only`, 'POMS GN 01701.120')]
    : []),
];

const requirementSteps = ({ requirements }: Study): CreditTraceStep[] => [
  step(
    'fully insured',
    `needs ${requirements.fully} quarters by ${printQuarter(requirements.through)}`,
    '42 USC 414(a)',
  ),
  ...[...(requirements.currently === null ? [] : [requirements.currently]), ...(requirements.disability ?? [])].map(
    ({ name, window, needed, citation }) =>
      step(name, `needs ${needed} from ${printQuarter(window.first)} to ${printQuarter(window.last)}`, citation),
  ),
];

const partnerSteps = ({ partners, days, choice }: Study): CreditTraceStep[] =>
  partners.flatMap(({ country, agreement, blocks, unusable, unknown, hasOwnRule, doubt }) => [
    ...(agreement === undefined
      ? []
      : [step('agreement', `${country}: in force since ${agreement.inForce}`, agreement.citation)]),
    ...(agreement !== undefined && agreement.inForce > printDay(days.asOf)
      ? [
          step(
            'agreement',
            `${country}: benefits under it are payable from ${agreement.inForce} at the earliest`,
            agreement.citation,
          ),
        ]
      : []),
    ...(hasOwnRule || agreement === undefined
      ? []
      : [step('reporting period', `${country}: no page of its own was seen, so the general rule is applied`, general)]),
    ...(doubt === undefined || agreement === undefined ? [] : [step('doubt', `${country}: ${doubt}`, general)]),
    ...blocks.map((block) =>
      step('reporting period', `${country} from ${block.reportingStart}: ${block.reckoning}`, block.citation),
    ),
    ...unusable.map(({ period, why, citation }) =>
      step('reporting period', `${country} from ${period.reportingStart}: ${why}`, citation),
    ),
    ...unknown
      .filter((period) => !unusable.some((one) => one.period === period))
      .map(({ reportingStart }) =>
        step(
          'reporting period',
          `${country} from ${reportingStart}: its annotation has no meaning known here`,
          general,
        ),
      ),
    ...(choice !== undefined && choice.chosen.country !== country && agreement !== undefined
      ? [step('agreement', `${country}: not used, since only one agreement counts`, '20 CFR 404.1910')]
      : []),
  ]);

const choiceSteps = ({ choice, closed, days }: Study): CreditTraceStep[] => {
  if (choice === undefined) return [];
  const { chosen, by } = choice;
  const why = {
    only: 'the only agreement of the record',
    insured: 'gives the status needed, or more of it, where the other does not',
    month: 'gives it from an earlier month; amounts do not depend on the partner',
    undecided: 'amount and month are equal; whose information is complete first decides, which the record does not say',
  }[by];
  return [
    ...(closed === undefined ? [step('agreement used', `${chosen.country}: ${why}`, '20 CFR 404.1910')] : []),
    ...(closed === undefined && chosen.alternative
      ? [
          step(
            'alternative assignment',
            `from the end of each period, since ${days.needed} insured status fails by the chronological placing alone`,
            '20 CFR 404.1908(b)(2)',
          ),
        ]
      : []),
    ...(closed === undefined
      ? []
      : [
          step(
            'foreign quarters',
            closed === 'not-needed' ? 'not used: the U.S. quarters suffice' : reasons[closed][0],
            reasons[closed][1],
          ),
        ]),
  ];
};

/** Why every quarter is credited or is not. */
export const reasoning = (study: Study, refused: readonly NotCredited[]): CreditTraceStep[] => [
  ...usSteps(study),
  ...requirementSteps(study),
  ...partnerSteps(study),
  ...choiceSteps(study),
  ...[...study.credited]
    .toSorted(([a], [b]) => a - b)
    .map(([quarter, block]) =>
      step(
        'credited',
        `${printQuarter(quarter)}: ${block.country}, period from ${block.periodOf(quarter).reportingStart}, no U.S. quarter`,
        general,
      ),
    ),
  ...refused.map(({ country, reportingStart, quarters, reason }) =>
    step(
      'not credited',
      `${quarters} of ${country}, period from ${reportingStart}, ${reasons[reason][0]}`,
      reasons[reason][1],
    ),
  ),
];
