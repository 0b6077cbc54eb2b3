/**
 * What stands in the records and rows of a course for what differs from worker to worker. Ids are numbered in their own
 * order, so that whatever is put in the order of its id keeps its place.
 */
const BEGIN = 'Zq7';
const END = 'qZ';
/** Ids of one kind are fewer than `MOST_IDS` of the kernel. */
const three = (number: number): string => `${number}`.padStart(3, '0');

/** What a row may have that is not the same for all workers of a course. */
export type Hole =
  | { readonly kind: 'worker' }
  | { readonly kind: 'id'; readonly list: IdList; readonly rank: number }
  | { readonly kind: Figure };

const idLists = ['payLines', 'assignments', 'certificates'] as const;
export type IdList = (typeof idLists)[number];

const figures = ['wages', 'base', 'amount', 'rate', 'status', 'unrounded'] as const;
export type Figure = (typeof figures)[number];

export const workerStandIn: string = `${BEGIN}W${END}`;
export const idStandIn = (list: IdList, rank: number): string => `${BEGIN}${idLists.indexOf(list)}${three(rank)}${END}`;
export const figureStandIn = (figure: Figure): string => `${BEGIN}F${figures.indexOf(figure)}${END}`;

/** Whether a text could be taken for a stand-in. */
export const holdsStandIn = (text: string): boolean => text.includes(BEGIN);

const pattern = new RegExp(`${BEGIN}(W|F\\d|\\d{4})${END}`);

const holeOf = (code: string): Hole => {
  if (code === 'W') return { kind: 'worker' };
  if (code.startsWith('F')) return { kind: figures[Number(code.slice(1))] ?? 'amount' };
  return { kind: 'id', list: idLists[Number(code.slice(0, 1))] ?? 'payLines', rank: Number(code.slice(1)) };
};

/** A text in which stand-ins were taken out: `texts` is one longer than `holes`. */
export interface Parted {
  readonly texts: readonly string[];
  readonly holes: readonly Hole[];
}

export const partedAtStandIns = (text: string): Parted => {
  const parts = text.split(pattern);
  return {
    texts: parts.filter((_, at) => at % 2 === 0),
    holes: parts.filter((_, at) => at % 2 === 1).map(holeOf),
  };
};
