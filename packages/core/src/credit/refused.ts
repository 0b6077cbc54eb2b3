import type { NotCredited } from '../records/credit-result.ts';
import type { Block } from './certified.ts';
import type { PartnerCoverage, Study } from './study.ts';

type Reason = NotCredited['reason'];

const entry = (
  { country, reportingStart }: { readonly country: string; readonly reportingStart: string },
  quarters: number,
  reason: Reason,
): NotCredited[] => (quarters > 0 ? [{ country, reportingStart, quarters, reason }] : []);

/** What a block loses by its own bounds: quarters before 1937, and those for which its period has no room left. */
const lostByBounds = (block: Block, placed: number): NotCredited[] => {
  const lost = block.quarters - placed;
  const early = Math.min(lost, block.before1937);
  return [...entry(block, early, 'before-1937'), ...entry(block, lost - early, 'period-ended')];
};

const ofPartner = (partner: PartnerCoverage, study: Study): NotCredited[] => {
  const { blocks, unusable, agreement, country } = partner;
  const cannot = unusable.map(({ period, quarters }) => ({
    country,
    reportingStart: period.reportingStart,
    quarters,
    reason: 'unusable' as const,
  }));
  if (agreement === undefined)
    return [...cannot, ...blocks.flatMap((block) => entry(block, block.quarters, 'no-agreement'))];
  const { choice, closed, credited } = study;
  const chosen = choice?.chosen.country === country ? choice.chosen : undefined;
  if (chosen === undefined || closed !== undefined) {
    const reason = closed ?? 'not-needed';
    return [
      ...cannot,
      ...blocks.flatMap((block) => {
        const early = block.slots.length === 0 ? Math.min(block.quarters, block.before1937) : 0;
        return [...entry(block, early, 'before-1937'), ...entry(block, block.quarters - early, reason)];
      }),
    ];
  }
  return [
    ...cannot,
    ...blocks.flatMap((block) => {
      const placed = chosen.placing.placedOf.get(block) ?? [];
      const spare = placed.filter((quarter) => chosen.placing.foreign.get(quarter) === block && !credited.has(quarter));
      return [...lostByBounds(block, placed.length), ...entry(block, spare.length, 'not-needed')];
    }),
  ];
};

/** Every quarter that the periods give and that is not credited, with the reason. */
export const refusedQuarters = (study: Study): NotCredited[] => {
  const key = ({ country, reportingStart, reason }: NotCredited): string => `${reportingStart} ${country} ${reason}`;
  return study.partners
    .flatMap((partner) => ofPartner(partner, study))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};
