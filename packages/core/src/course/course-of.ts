import type { Account } from '../contribution/account.ts';
import { compileLaw } from '../legislation/compile.ts';
import type { Legislation } from '../legislation/legislation.ts';
import { findingsOf } from '../payroll/batch-notices.ts';
import { type CalculateOptions, computeWorkers } from '../payroll/calculate.ts';
import { closingsOf, printClosing } from '../payroll/closing.ts';
import { asksExpected } from '../payroll/counting.ts';
import { Notices } from '../payroll/notices.ts';
import type { Observation } from '../payroll/observation.ts';
import { printRow, type Row } from '../payroll/row.ts';
import type { BatchReading } from '../records/read-batch.ts';
import { type Asked, Ear } from './asked.ts';
import { Course } from './course.ts';
import type { Charged, CourseRow, Pay } from './course-row.ts';
import { fitsCourse } from './fits.ts';
import { twinsAmong } from './twins.ts';

/** Lists whose records belong to one worker. */
const own: ReadonlySet<string> = new Set(['payLines', 'workers', 'assignments', 'certificates']);

const nothingDone: Charged['done'] = new Map();

/** Rows by the observations from which they came, while one worker is computed. */
class Recorder {
  readonly accounts = new Set<Account>();
  readonly rows = new Map<Row, CourseRow>();
  readonly pays = new Map<string, Pay>();
  /** Some row depends on more than the pay of its line and what was counted before it. */
  open = false;
  readonly #lines: ReadonlyMap<unknown, number>;
  readonly #done = new Map<string, Map<string, CourseRow[]>>();

  constructor(lines: ReadonlyMap<unknown, number>) {
    this.#lines = lines;
  }

  add(observation: Observation): void {
    const { row, charged } = observation;
    const pay = this.#payOf(observation);
    const first = pay.parts.findIndex(({ from }) => from === row.from);
    const last = pay.parts.findIndex(({ to }) => to === row.to);
    if (first < 0 || last < first) this.open = true;
    const made: CourseRow = {
      pay,
      first,
      parts: last - first + 1,
      scheme: row.scheme,
      payer: row.payer,
      from: row.from,
      to: row.to,
      reason: row.reason,
      charged: charged === undefined ? undefined : this.#chargedOf(observation, charged),
      printed: printRow(row),
      columns: { wages: 0, base: 0, amount: 0, mark: 0 },
      base: row.base,
      amount: row.amount,
    };
    this.rows.set(row, made);
    const done = this.#doneOn(row.line.lineId);
    done.set(row.scheme.id, [...(done.get(row.scheme.id) ?? []), made]);
  }

  #doneOn(lineId: string): Map<string, CourseRow[]> {
    const done = this.#done.get(lineId) ?? new Map<string, CourseRow[]>();
    this.#done.set(lineId, done);
    return done;
  }

  #payOf({ entry }: Observation): Pay {
    const { line, exchange, parts } = entry;
    const [from, to] = [line.record.currency, entry.scheme.country.law.currency];
    const at = this.#lines.get(line.lineId) ?? -1;
    const key = `${at} ${to} ${parts.map((part) => `${part.from} ${part.to}`).join(' ')}`;
    const found = this.pays.get(key);
    if (found !== undefined) return found;
    const pay: Pay = {
      line: at,
      exchange: exchange?.rate,
      from,
      to,
      parts: parts.map((part) => ({ from: part.from, to: part.to })),
    };
    this.pays.set(key, pay);
    return pay;
  }

  #chargedOf({ entry, row }: Observation, made: NonNullable<Observation['charged']>): Charged | undefined {
    const { formula, counting, other } = made;
    const side = entry.compiled.rule[row.payer];
    const asItIs = counting?.room === undefined && counting?.settled === undefined && counting?.pending === 0;
    if (counting === undefined || !asItIs || asksExpected(formula) || formula.unsure !== undefined) this.open = true;
    if (counting === undefined) return undefined;
    for (const account of [counting.year, ...counting.periods]) this.accounts.add(account);
    const restOf = formula.other?.how === 'rest' ? formula.other.of : [];
    const beside = other === undefined ? undefined : this.#rowCharged(other);
    return {
      formula,
      counting: { ...counting, before: { ...counting.before } },
      side: side?.lineUnit === undefined && side?.contributions === undefined ? undefined : side,
      done:
        side?.contributions === undefined && restOf.length === 0 ? nothingDone : new Map(this.#doneOn(row.line.lineId)),
      other: beside,
      restOf,
    };
  }

  readonly #made = new Map<unknown, Row>();

  /** Remembers what a row was made of, for rows that depend on it. */
  keep({ row, charged }: Observation): void {
    if (charged !== undefined) this.#made.set(charged.contributed, row);
  }

  #rowCharged(other: object): CourseRow | undefined {
    const row = this.#made.get(other);
    const found = row === undefined ? undefined : this.rows.get(row);
    if (found === undefined) this.open = true;
    return found;
  }
}

/** A course, and what of the worker it rests on. */
export interface FoundCourse {
  /** `undefined`: it depends on the amounts, or something is wrong with the records, which is said where they are computed. */
  readonly course: Course | undefined;
  readonly asked: Asked;
}

/**
 * What the records of the one worker of a batch lead to, whatever the pay: for all workers whose records differ in
 * nothing but ids of the same order, gross pay, and a day of birth and attributes that give the same answers.
 */
export const courseOf = (
  reading: BatchReading,
  legislation: Legislation,
  options: Pick<CalculateOptions, 'schemes'> = {},
): FoundCourse => {
  const ear = new Ear();
  const course = compute(reading, legislation, options, ear);
  return { course, asked: ear.asked() };
};

const compute = (
  reading: BatchReading,
  legislation: Legislation,
  options: Pick<CalculateOptions, 'schemes'>,
  ear: Ear,
): Course | undefined => {
  if (!fitsCourse(reading)) return undefined;
  const law = compileLaw(legislation);
  const findings = findingsOf(reading.batch, law);
  if ([...findings.findings, ...findings.counted].some(({ list }) => own.has(list))) return undefined;
  const [first] = reading.batch.payLines;
  const recorder = new Recorder(new Map(reading.batch.payLines.map(({ lineId }, at) => [lineId, at])));
  const notices = new Notices();
  const observe = (observation: Observation): void => {
    recorder.add(observation);
    recorder.keep(observation);
  };
  const listening = {
    workerId: first?.workerId ?? '',
    observe,
    hear: ear.hear,
    listen: ear.coverage.listeningTo.bind(ear.coverage),
  };
  const workers = reading.batch.workers?.map((worker) => ear.listeningTo(worker));
  const heard = workers === undefined ? reading : { ...reading, batch: { ...reading.batch, workers } };
  const [computed, ...others] = computeWorkers(heard, law, notices, findings, options, listening);
  if (computed === undefined || others.length > 0) return undefined;
  const rows: CourseRow[] = [];
  for (const line of computed.lines) {
    if (line.rows === undefined) return undefined;
    for (const row of line.rows) {
      const found = recorder.rows.get(row);
      if (found === undefined) return undefined;
      rows.push(found);
    }
  }
  const closings = closingsOf(computed.context);
  const counted = closings.every(({ account }) => recorder.accounts.has(account) && account.expected === 0);
  if (recorder.open || !counted) return undefined;
  const charged = [...recorder.rows.values()];
  const twins = twinsAmong(charged.filter((row) => row.charged !== undefined));
  for (const [row, twin] of twins.rows) row.columns = twin.columns;
  return new Course({
    charged: charged.filter((row) => !twins.rows.has(row)),
    pays: [...recorder.pays.values()],
    accounts: [...recorder.accounts].filter((account) => !twins.accounts.has(account)),
    rows,
    balances: closings.map((closing) => ({
      scheme: closing.scheme,
      account: twins.accounts.get(closing.account) ?? closing.account,
      printed: printClosing(listening.workerId, closing),
    })),
    notes: { said: notices.take(), counts: notices.counts() },
    currency: first?.currency ?? '',
    lines: reading.batch.payLines.length,
  });
};
