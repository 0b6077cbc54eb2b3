import type { BatchList, BatchReading, Place } from '@totalize/core';

/** What the rows of other slices were needed for has been found out; nothing of them is computed here. */
export const ownRecords = (reading: BatchReading, isOwn: (place: Place) => boolean): BatchReading => {
  const batch: Record<string, unknown> = { ...reading.batch };
  const places: Partial<Record<BatchList, readonly Place[]>> = { ...reading.places };
  for (const list of ['payLines', 'assignments', 'certificates'] as const) {
    const where = reading.places[list];
    if (where === undefined) continue;
    batch[list] = reading.batch[list]?.filter((_, index) => isOwn(where[index] ?? {}));
    places[list] = where.filter(isOwn);
  }
  return {
    ...reading,
    batch: batch as unknown as BatchReading['batch'],
    places,
    refused: reading.refused.filter(({ exception }) => isOwn(exception)),
  };
};
