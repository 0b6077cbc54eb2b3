import {
  canonicalName,
  type CodedAmount,
  type Group,
  isEmpty,
  isSecret,
  type Mapping,
  type OpenBatch,
  PayLines,
  readAmount,
  type Report,
  type Row,
  shown,
  type TableReader,
  textFormat,
  contractFormat,
  type TextFormat,
  textOf,
  UnmappedMoney,
  Unreadable,
  unguard,
} from '@totalize/adapter-kit';

interface Pair {
  readonly group: Group;
  readonly codeAt: number;
  readonly amountAt: number;
}

interface Header {
  readonly company: number;
  readonly file: number;
  readonly pay: number;
  readonly pairs: readonly Pair[];
  /** Columns whose name is their code. */
  readonly fixed: readonly { readonly at: number; readonly code: string }[];
  readonly hours: readonly number[];
  readonly unused: readonly { readonly at: number; readonly name: string }[];
}

interface Draft {
  readonly row: number;
  readonly workerId: string;
  readonly employerId: string;
  readonly amounts: CodedAmount[];
  hours: boolean;
  refused: boolean;
}

const groupOf = (name: string): Group | 'hours' | undefined => {
  if (/^EARNINGS \d CODE$/.test(name)) return 'earning';
  if (/^HOURS \d CODE$/.test(name)) return 'hours';
  if (name === 'MEMO CODE') return 'memo';
  return name === 'ADJUST DED CODE' ? 'deduction' : undefined;
};

/** Columns that say how something is paid, not what. */
const harmless =
  /^(?:BATCH ID|EMPLOYEE NAME|PAY #|TAX FREQUENCY|TEMP DEPT|TEMP RATE|RATE CODE|TEMP COST NUMBER|JOB COST #|TEMP STATE CODE|TEMP WORKED LOCAL|SPECIAL PROC CODE|OTHER BEGIN DATE|OTHER END DATE|FLSA WORKWEEK|CANCEL PAY)$/;

const headerOf = (cells: readonly string[]): Header | undefined => {
  const names = cells.map(canonicalName);
  const [company, file] = [names.indexOf('CO CODE'), names.indexOf('FILE #')];
  if (company < 0 || file < 0 || !names.includes('BATCH ID')) return undefined;
  const pairs: Pair[] = [];
  const hours: number[] = [];
  const fixed: { at: number; code: string }[] = [];
  const unused: { at: number; name: string }[] = [];
  /** Places of amounts whose code stands before them. */
  const taken = new Set<number>();
  for (const [at, name] of names.entries()) {
    if (groupOf(name) !== undefined) taken.add(at + 1);
    const group = groupOf(name);
    if (group === 'hours') hours.push(at + 1);
    else if (group !== undefined) pairs.push({ group, codeAt: at, amountAt: at + 1 });
    else if (name === 'REG EARNINGS') fixed.push({ at, code: 'REG' });
    else if (name === 'O/T EARNINGS') fixed.push({ at, code: 'OT' });
    else if (name === 'REG HOURS' || name === 'O/T HOURS') hours.push(at);
    else if (at !== company && at !== file && !taken.has(at) && !harmless.test(name) && name !== '')
      unused.push({ at, name: (cells[at] ?? '').trim() });
  }
  return { company, file, pay: names.indexOf('PAY #'), pairs, fixed, hours, unused };
};

/** Whether a row of names is the header of a Paydata file. */
export const isPaydataHeader = (cells: readonly string[]): boolean => headerOf(cells) !== undefined;

/** Reads a Paydata file: several rows for a worker, codes and amounts in pairs of columns. */
export class PaydataTable implements TableReader {
  readonly #report: Report;
  readonly #lines: PayLines;
  readonly #format: TextFormat;
  readonly #drafts = new Map<string, Draft>();
  #header: Header | undefined;
  #unmapped: UnmappedMoney | undefined;
  failed = false;

  constructor(mapping: Mapping, report: Report) {
    this.#report = report;
    this.#lines = new PayLines(mapping, report);
    this.#format = textFormat(mapping) ?? contractFormat;
  }

  row(row: Row, number: number, out: OpenBatch): void {
    if (isEmpty(row) || this.failed) return;
    if (row instanceof Unreadable) {
      out.exceptions.push(this.#report('error', 'file-unreadable', `Row ${number} ${row.why}.`, { row: number }));
      out.refused += 1;
      return;
    }
    if (this.#header === undefined) {
      this.#header = headerOf(row.map(textOf));
      this.failed = this.#header === undefined;
      if (this.failed)
        out.exceptions.push(
          this.#report('error', 'file-unreadable', 'The first row does not begin with Co Code, Batch ID and File #.', {
            row: number,
          }),
        );
      const unused = (this.#header?.unused ?? []).map(({ at, name }) => ({ index: at, name }));
      this.#unmapped = new UnmappedMoney(unused, this.#format, this.#report);
      for (const { name } of unused) {
        const message = `Column "${shown(name)}" is no column of Paydata and was not used.`;
        out.exceptions.push(this.#report('warning', 'field-unknown', message, { row: number, column: shown(name) }));
      }
      return;
    }
    this.#take(row, number, this.#header, out);
  }

  end(out: OpenBatch): void {
    if (this.#header === undefined && !this.failed) {
      this.failed = true;
      out.exceptions.push(this.#report('error', 'file-unreadable', 'The file is empty.'));
    }
    for (const draft of this.#drafts.values()) this.#finish(draft, out);
    for (const exception of [...(this.#unmapped?.found() ?? []), ...this.#lines.end()]) out.exceptions.push(exception);
  }

  #take(row: Exclude<Row, Unreadable>, number: number, header: Header, out: OpenBatch): void {
    this.#unmapped?.add(row, number);
    const text = (at: number): string => unguard(textOf(row[at])).trim();
    const [workerId, employerId] = [text(header.file), text(header.company)];
    const key = [employerId, workerId, header.pay < 0 ? '' : text(header.pay)].join('\u{1f}');
    const draft = this.#drafts.get(key) ?? {
      row: number,
      workerId,
      employerId,
      amounts: [],
      hours: false,
      refused: false,
    };
    this.#drafts.set(key, draft);
    const take = (at: number, code: string, group: Group): void => {
      const amount = readAmount(row[at], this.#format);
      if (amount === undefined) return;
      const column = shown(textOf(row[at]));
      if (typeof amount !== 'string') {
        draft.refused = true;
        out.exceptions.push(
          this.#report('error', 'record-invalid', `The amount "${column}" ${amount.why}.`, {
            row: number,
            ...this.#who(workerId),
          }),
        );
      } else draft.amounts.push({ group, code: code === '' ? '(without code)' : code, amount });
    };
    for (const { group, codeAt, amountAt } of header.pairs) take(amountAt, text(codeAt), group);
    for (const { at, code } of header.fixed) take(at, code, 'earning');
    for (const at of header.hours) if (text(at) !== '') draft.hours = true;
  }

  #who(workerId: string): { workerId?: string } {
    return workerId === '' || isSecret('', workerId) ? {} : { workerId };
  }

  #finish(draft: Draft, out: OpenBatch): void {
    const { row, workerId, employerId, amounts, hours, refused } = draft;
    const place = { row, ...this.#who(workerId) };
    if (hours) {
      const message =
        'Hours without an amount are paid by what ADP knows of the worker. Read the register once the payroll has run.';
      out.exceptions.push(this.#report('error', 'record-refused', message, place));
    }
    const fields = { ...(workerId !== '' && { workerId }), ...(employerId !== '' && { employerId }) };
    if (hours || refused) out.refused += 1;
    else this.#lines.into({ place: { row }, fields, amounts, taxes: [] }, out);
  }
}
