import { parseAmount, printAmount } from '../money/amount.ts';
import { minorDigitsOf } from '../money/currency.ts';
import { parseScaled } from '../money/decimal.ts';
import { addInt, type Int, mulInt, powerOfTen, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import type { Contribution } from '../records/contribution.ts';
import type { Change, ChangeCause } from '../records/diff.ts';

/** What of a run decides causes, besides its contributions. */
export interface RunVersions {
  readonly engineVersion: string;
  readonly legislationVersion: string;
  /** SHA-256 of each input. */
  readonly inputs: readonly string[];
}

interface Side {
  amount: Int;
  wages: Int;
  base: Int;
  /** Wages before conversion, in hundred-millionths of a unit. */
  unconverted: Int;
  readonly rates: Set<string>;
  readonly exchange: Set<string>;
  readonly released: Set<string>;
  readonly reasons: Set<string>;
  readonly lines: Set<string>;
  readonly places: Set<string>;
}

const newSide = (): Side => ({
  amount: 0,
  wages: 0,
  base: 0,
  unconverted: 0,
  rates: new Set(),
  exchange: new Set(),
  released: new Set(),
  reasons: new Set(),
  lines: new Set(),
  places: new Set(),
});

const certificateReasons: ReadonlySet<string> = new Set([
  'certificate',
  'certificate-expired',
  'certificate-not-yet-valid',
  'no-certificate',
]);

const fine = 8;

const unconverted = (wages: Int, currency: string, rateText: string | undefined): Int => {
  const rate = parseScaled(rateText ?? '1');
  if (rate === undefined || rate.units <= 0) return wages;
  return divideInt(mulInt(wages, powerOfTen(rate.scale + fine - minorDigitsOf(currency))), rate.units, 'half-up');
};

const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((item) => b.has(item));

/** Two cents for each line: what conversion and its rounding can make of the same pay. */
const isSamePay = (a: Side, b: Side): boolean => {
  const away = subInt(a.unconverted, b.unconverted);
  const most = mulInt(2_000_000, Math.max(1, a.lines.size, b.lines.size));
  return away <= most && away >= -most;
};

export const keyIn = ({ workerId, scheme, payer }: Pick<Contribution, 'workerId' | 'scheme' | 'payer'>): string =>
  JSON.stringify([workerId, scheme, payer]);

/** Everything of one run that the causes are read from, gathered row by row. */
export class RunSide {
  readonly versions: RunVersions;
  readonly rows = new Map<string, { readonly row: Contribution; readonly side: Side }>();
  readonly countries = new Map<string, Set<string>>();
  /** By worker. */
  readonly certificates = new Map<string, Set<string>>();

  constructor(versions: RunVersions) {
    this.versions = versions;
  }

  add(row: Contribution): void {
    const key = keyIn(row);
    const { side } = this.rows.get(key) ?? { side: newSide() };
    if (!this.rows.has(key)) this.rows.set(key, { row, side });
    const amountOf = (text: string): Int => parseAmount(text, row.currency) ?? 0;
    const wages = amountOf(row.wages);
    side.amount = addInt(side.amount, amountOf(row.amount));
    side.wages = addInt(side.wages, wages);
    side.base = addInt(side.base, amountOf(row.base));
    side.unconverted = addInt(side.unconverted, unconverted(wages, row.currency, row.exchangeRate));
    if (row.rate !== '') side.rates.add(row.rate);
    if (row.exchangeRate !== undefined) side.exchange.add(row.exchangeRate);
    side.released.add(`${row.status === 'exempt'} ${row.certificateId ?? ''}`);
    side.reasons.add(row.reason);
    side.lines.add(row.lineId);
    side.places.add(row.employerId);
    const put = (sets: Map<string, Set<string>>, item: string): void => {
      const found = sets.get(row.workerId) ?? new Set<string>();
      sets.set(row.workerId, found.add(item));
    };
    put(this.countries, row.country);
    if (row.certificateId !== undefined) put(this.certificates, row.certificateId);
  }
}

const presence = (before: RunSide, after: RunSide, row: Contribution): ChangeCause => {
  const old = before.countries.get(row.workerId);
  const now = after.countries.get(row.workerId);
  if (old === undefined || now === undefined) return 'pay';
  const none: ReadonlySet<string> = new Set();
  const papers = [before, after].map(({ certificates }) => certificates.get(row.workerId) ?? none);
  // A certificate can bring a country's law in where it had no claim of its own.
  if (!isSame(papers[0] ?? none, papers[1] ?? none)) return 'certificate';
  if (!old.has(row.country) || !now.has(row.country)) return 'assignment';
  return before.versions.legislationVersion === after.versions.legislationVersion ? 'assignment' : 'law-data';
};

const coverage = (a: Side, b: Side): ChangeCause | undefined => {
  if (isSame(a.released, b.released) && isSame(a.reasons, b.reasons)) return undefined;
  const changed = [...a.reasons, ...b.reasons].filter((reason) => a.reasons.has(reason) !== b.reasons.has(reason));
  const byPaper = !isSame(a.released, b.released) || changed.some((reason) => certificateReasons.has(reason));
  return byPaper ? 'certificate' : 'assignment';
};

/** The first cause, from the facts of the person down to the engine, that the two runs show. */
const causeOf = (before: RunSide, after: RunSide, a: Side, b: Side): ChangeCause => {
  const sameLaw = before.versions.legislationVersion === after.versions.legislationVersion;
  const sameEngine = before.versions.engineVersion === after.versions.engineVersion;
  const sameInput = isSame(new Set(before.versions.inputs), new Set(after.versions.inputs));
  if (sameInput && before.versions.inputs.length > 0 && !(sameLaw && sameEngine))
    return sameLaw ? 'engine' : 'law-data';
  const covered = coverage(a, b);
  if (covered !== undefined) return covered;
  if (!isSame(a.places, b.places)) return 'assignment';
  if (!isSame(a.exchange, b.exchange) && isSamePay(a, b)) return 'exchange-rate';
  const isCapped = (side: Side): boolean => side.base < side.wages;
  const sameLines = isSame(a.lines, b.lines);
  if (a.wages !== b.wages) return isCapped(a) === isCapped(b) ? 'pay' : 'cap';
  if (a.base !== b.base) return sameLines && !sameLaw ? 'law-data' : 'cap';
  if (!isSame(a.rates, b.rates)) return sameLines && !sameLaw ? 'law-data' : 'rate';
  if (!sameLaw) return 'law-data';
  return sameEngine ? 'rate' : 'engine';
};

/** Why the rows of one key are others than before. */
export const causeAt = (before: RunSide, after: RunSide, key: string): ChangeCause => {
  const old = before.rows.get(key);
  const now = after.rows.get(key);
  const row = old?.row ?? now?.row;
  if (row === undefined) return 'pay';
  return old === undefined || now === undefined
    ? presence(before, after, row)
    : causeOf(before, after, old.side, now.side);
};

/** What differs between two runs, by worker, scheme and payer, with the cause of each difference. */
export const diffRuns = (before: RunSide, after: RunSide): readonly Change[] =>
  [...new Set([...before.rows.keys(), ...after.rows.keys()])].toSorted().flatMap((key): Change[] => {
    const old = before.rows.get(key);
    const now = after.rows.get(key);
    const row = old?.row ?? now?.row;
    if (row === undefined || (old?.side.amount ?? 0) === (now?.side.amount ?? 0)) return [];
    const { workerId, scheme, payer, currency } = row;
    const print = (side: Side | undefined): string => (side === undefined ? '' : printAmount(side.amount, currency));
    const cause = causeAt(before, after, key);
    const difference = printAmount(subInt(now?.side.amount ?? 0, old?.side.amount ?? 0), currency);
    return [{ workerId, scheme, payer, currency, old: print(old?.side), new: print(now?.side), difference, cause }];
  });
