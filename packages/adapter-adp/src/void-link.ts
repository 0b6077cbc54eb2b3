import { type CodedAmount, DecimalSum, type ExactJson, listAt, textAt } from '@totalize/adapter-kit';

interface Seen {
  readonly lineId: string;
  readonly total: string;
}

/** The payments of one worker so far, to find the one that a void takes back. */
export class PaymentLinks {
  readonly #seen: Seen[] = [];

  add(lineId: string, total: string): void {
    this.#seen.push({ lineId, total });
  }

  /** A payment of exactly the opposite amount, once. */
  reversedBy(total: string): string | undefined {
    const wanted = negated(total);
    const at = this.#seen.findIndex((seen) => seen.total === wanted);
    return at < 0 ? undefined : this.#seen.splice(at, 1)[0]?.lineId;
  }
}

const negated = (total: string): string => {
  const sum = new DecimalSum();
  sum.add(total, -1);
  return sum.text;
};

const sourceOf = (payment: ExactJson): string =>
  listAt(payment, 'configurationTags')
    .filter((tag) => textAt(tag, 'tagCode') === 'payrun-source')
    .flatMap((tag) => listAt(tag, 'tagValues'))
    .filter((value) => typeof value === 'string')
    .join(' ');

/**
 * The id of a payment, its kind and what it takes back. A void whose original is not in the file is an adjustment: which
 * payment it voids is not said for certain.
 */
export const linkOf = (
  output: ExactJson,
  worker: ExactJson,
  payment: ExactJson,
  amounts: readonly CodedAmount[],
  links: PaymentLinks,
): Record<string, string> => {
  const parts = [textAt(output, 'payrollProcessingJobID'), textAt(worker, 'associateOID'), textAt(payment, 'itemID')];
  const ids: Record<string, string> = parts.every((part) => part !== undefined)
    ? { lineId: parts.join(':').slice(0, 200) }
    : {};
  const source = sourceOf(payment);
  const total = new DecimalSum(...amounts.filter(({ group }) => group === 'earning').map(({ amount }) => amount)).text;
  const { lineId } = ids;
  if (/\bVoid\b/i.test(source) || /^V\d/.test(textAt(payment, 'itemID') ?? '')) {
    const reverses = links.reversedBy(total);
    return reverses === undefined ? ids : { ...ids, kind: 'reversal', reverses };
  }
  if (lineId !== undefined) links.add(lineId, total);
  if (/Third Party Sick Pay/i.test(source)) return { ...ids, kind: 'sick-pay' };
  return /Manual Check/i.test(source) ? { ...ids, kind: 'manual' } : ids;
};
