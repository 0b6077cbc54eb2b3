import { LineNumbering } from './line-id.ts';
import { payLine } from './pay-line.ts';
import { type Desk, type ReadList, readList } from './read-list.ts';
import { isJsonObject } from './read-record.ts';
import type { Place } from './record-exception.ts';
import { type RefusedLine, readableId, refusedLine } from './refusal.ts';
import { placeInWords } from './unique.ts';

const keyOfLine = payLine.pick({
  workerId: true,
  employerId: true,
  periodStart: true,
  periodEnd: true,
  payDate: true,
  kind: true,
  currency: true,
});

const lacksId = (given: unknown): boolean =>
  isJsonObject(given) && (given['lineId'] === undefined || given['lineId'] === null);

/** Reads pay lines and gives those without an id their own. A derived id that equals a given one is the same line twice. */
export const readPayLines = (
  input: readonly unknown[],
  desk: Desk,
): ReadList<'payLines'> & { readonly refused: readonly RefusedLine[] } => {
  const numbering = new LineNumbering();
  // Where every line has an id there is nothing to number.
  const numbered = input.some(lacksId);
  const seen = new Map<string, Place>();
  const refused: RefusedLine[] = [];
  // Where the id of the line now read stood first. A line that cannot be read keeps its id all the same.
  let earlier: Place | undefined;

  const list = readList('payLines', input, desk, {
    identify: (given, record, place) => {
      const key = numbered ? (record ?? keyOfLine.safeParse(given).data) : undefined;
      const derived = key && numbering.idOf(key);
      const lineId = lacksId(given) ? derived : readableId(given, 'lineId');
      earlier = lineId === undefined ? undefined : seen.get(lineId);
      if (lineId !== undefined && earlier === undefined) seen.set(lineId, place);
      if (record !== undefined && lineId !== undefined) record.lineId = lineId;
      return lineId;
    },
    conflict: () =>
      earlier && {
        problem: {
          code: 'duplicate-line',
          path: ['lineId'],
          fault: `stands already at ${placeInWords(earlier)}`,
          remedy: 'remove one of the two, or give each line its own lineId',
        },
      },
    refuse: (given, exception) => {
      refused.push(refusedLine(isJsonObject(given) ? given : {}, exception));
    },
  });
  return { ...list, refused };
};
