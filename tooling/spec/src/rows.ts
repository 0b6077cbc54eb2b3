/** The rows of the specification tables, as they are written in YAML. */

interface Source {
  readonly title: string;
  readonly url: string;
  readonly date: string;
}

/** Pay of one worker, by month, from day to day, for a whole year, or for every month of a range. */
export interface Pay {
  readonly gross: string;
  readonly year?: number;
  readonly month?: string;
  /** `2025-01..2025-10`: a line for each month. */
  readonly months?: string;
  readonly from?: string;
  readonly to?: string;
  /** So many days from `from` on, in place of `to`. */
  readonly days?: number;
  /** Default: the last day; with `months`, a day of the month. */
  readonly paid?: string | number;
  readonly kind?: string;
  readonly frequency?: string;
  /** Paid hours of the period. */
  readonly hours?: string;
  readonly employer?: string;
}

/** Figures of some schemes, over some of the lines (`3`, `1-11`, default: all), in total. */
export interface Expected {
  readonly lines?: string | number;
  /** One scheme, or several joined by ` + `. */
  readonly schemes: string;
  readonly payer: 'employee' | 'employer' | 'both';
  readonly amount?: string;
  readonly base?: string;
  readonly rate?: string;
  readonly status?: string;
  /** Amount in percent of the wages. */
  readonly percent?: string;
  /** Wages less base: what a threshold leaves free. */
  readonly free?: string;
}

export interface SpecRow {
  readonly name: string;
  readonly source?: string;
  readonly locator?: string;
  readonly note?: string;
  /** The reckoning by hand, of rows that no source prints. */
  readonly why?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly birthDate?: string;
  readonly employer?: Readonly<Record<string, unknown>>;
  readonly employers?: readonly Readonly<Record<string, unknown>>[];
  /** Days of the employment, where it begins or ends within the pay. */
  readonly assignment?: Readonly<Record<string, unknown>>;
  /** Certificates of coverage for the worker, which release from the country unless they say otherwise. */
  readonly certificates?: readonly Readonly<Record<string, unknown>>[];
  /** Needed where the United States claims a part of the pay too. */
  readonly exchangeRates?: readonly Readonly<Record<string, unknown>>[];
  readonly pay: readonly Pay[];
  readonly expect: readonly Expected[];
}

/** A published example that is not in the rows, and why. */
interface NotMet {
  readonly name: string;
  readonly source: string;
  readonly locator?: string;
  /** `not-modelled`: the source is right, and the engine has no such method. */
  readonly because: 'source-errs' | 'not-modelled' | 'cut-off' | 'outside-the-data';
  readonly reason: string;
}

export interface SpecFile {
  readonly file: string;
  readonly country: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly rows: readonly SpecRow[];
  readonly notMet: readonly NotMet[];
}

const keysOf: Readonly<Record<'file' | 'row' | 'pay' | 'expect' | 'source' | 'notMet', readonly string[]>> = {
  file: ['file', 'country', 'sources', 'rows', 'notMet'],
  source: ['title', 'url', 'date'],
  row: [
    'name',
    'source',
    'locator',
    'note',
    'why',
    'attributes',
    'birthDate',
    'employer',
    'employers',
    'assignment',
    'certificates',
    'exchangeRates',
    'pay',
    'expect',
  ],
  pay: ['gross', 'year', 'month', 'months', 'from', 'to', 'days', 'paid', 'kind', 'frequency', 'hours', 'employer'],
  expect: ['lines', 'schemes', 'payer', 'amount', 'base', 'rate', 'status', 'percent', 'free'],
  notMet: ['name', 'source', 'locator', 'because', 'reason'],
};

export const figureNames = ['amount', 'base', 'rate', 'status', 'percent', 'free'] as const;

/** What is wrong with a file: a misspelt key or a missing figure would make a row that can never fail. */
export const faultsOf = (spec: SpecFile): readonly string[] => {
  const faults: string[] = [];
  const look = (kind: keyof typeof keysOf, record: object, where: string): void => {
    for (const [key, value] of Object.entries(record)) {
      if (!keysOf[kind].includes(key)) faults.push(`${where}: there is no ${key}`);
      if ([...figureNames, 'gross'].includes(key) && typeof value !== 'string')
        faults.push(`${where}: ${key} needs quotes`);
    }
  };
  look('file', spec, spec.file);
  for (const [key, source] of Object.entries(spec.sources)) {
    look('source', source, key);
    if (keysOf.source.some((name) => !(name in source))) faults.push(`${key}: title, url and date`);
  }
  for (const row of spec.rows) {
    look('row', row, row.name);
    if ((row.source === undefined) === (row.why === undefined)) faults.push(`${row.name}: a source or a reckoning`);
    if (row.source !== undefined && !(row.source in spec.sources)) faults.push(`${row.name}: no source ${row.source}`);
    if (row.pay.length === 0 || row.expect.length === 0) faults.push(`${row.name}: pay and figures`);
    for (const pay of row.pay) look('pay', pay, row.name);
    for (const expected of row.expect) {
      look('expect', expected, row.name);
      if (!figureNames.some((name) => name in expected)) faults.push(`${row.name}: no figure`);
      if (!['employee', 'employer', 'both'].includes(expected.payer))
        faults.push(`${row.name}: payer ${expected.payer}`);
    }
  }
  for (const one of spec.notMet) {
    look('notMet', one, one.name);
    if (!(one.source in spec.sources)) faults.push(`${one.name}: no source ${one.source}`);
  }
  const names = spec.rows.map(({ name }) => name);
  for (const name of new Set(names)) if (names.indexOf(name) !== names.lastIndexOf(name)) faults.push(`${name}: twice`);
  return faults;
};
