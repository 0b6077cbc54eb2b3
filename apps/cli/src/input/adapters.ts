import type { Detection, Mapping, ReadBatch, RecordKind, Records, Source } from '@totalize/adapter-kit';

/** What the commands need of an adapter. */
export interface InputAdapter {
  readonly format: string;
  detect(bytes: Uint8Array): Detection;
  detectTable?(rows: readonly (readonly string[])[]): Detection;
  read(
    kind: RecordKind,
    source: Source,
    options: { readonly file: string; readonly mapping?: Mapping },
  ): AsyncIterable<ReadBatch<Records[RecordKind]>>;
}

interface Entry {
  /** Which records it reads: those of pay only, or of every kind. */
  readonly reads: 'pay' | 'all';
  readonly load: () => Promise<unknown>;
}

/** Every format that is read. Only the adapters that are needed are loaded. */
const entries: Readonly<Record<string, Entry>> = {
  csv: { reads: 'all', load: async () => (await import('./csv-adapter.ts')).csv },
  xlsx: { reads: 'all', load: async () => (await import('@totalize/adapter-xlsx')).xlsx },
  'adp-register': { reads: 'pay', load: async () => (await import('@totalize/adapter-adp')).adpRegister },
  'adp-paydata': { reads: 'pay', load: async () => (await import('@totalize/adapter-adp')).adpPaydata },
  'adp-payroll-output': { reads: 'pay', load: async () => (await import('@totalize/adapter-adp')).adpPayrollOutput },
  'adp-pay-statement': { reads: 'pay', load: async () => (await import('@totalize/adapter-adp')).adpPayStatement },
  'adp-pay-data-input': { reads: 'pay', load: async () => (await import('@totalize/adapter-adp')).adpPayDataInput },
  'adp-tax-profile': { reads: 'pay', load: async () => (await import('@totalize/adapter-adp')).adpTaxProfile },
  'workday-report': { reads: 'pay', load: async () => (await import('@totalize/adapter-workday')).workdayReport },
  'workday-payroll-results': {
    reads: 'pay',
    load: async () => (await import('@totalize/adapter-workday')).workdayPayrollResults,
  },
};

export const inputFormats: readonly string[] = Object.keys(entries);

export const formatsFor = (kind: RecordKind): readonly string[] =>
  inputFormats.filter((format) => kind === 'payLines' || entries[format]?.reads === 'all');

/** An adapter by the name of its format. */
export const adapterFor = async (format: string): Promise<InputAdapter> => {
  const entry = entries[format];
  if (entry === undefined) throw new RangeError(`there is no format ${format}`);
  return (await entry.load()) as InputAdapter;
};
