import { csvCell } from '@totalize/adapter-csv';
import { addInt, type Int, printUnrounded } from '@totalize/core';
import type { ByteSink } from '../byte-sink.ts';
import { type Literal, literalOf } from '../literal.ts';
import type { Case, CaseRow } from './cases.ts';
import type { KeptCourse, KeptRow } from './kept-course.ts';
import type { Parted } from './stand-in.ts';
import { holes, type Pattern } from './template.ts';

/** The bytes of texts that come again and again. */
const cells = new Map<string, Literal>();
const MOST_CELLS = 10_000;

const cellOf = (text: string): Literal => {
  const found = cells.get(text);
  if (found !== undefined) return found;
  const made = literalOf(csvCell(text));
  if (cells.size < MOST_CELLS) cells.set(text, made);
  return made;
};

const nothing = literalOf('');

const idText = ({ table: { rows }, row }: CaseRow): string =>
  rows.text(rows.from(row, rows.columns.id), rows.to(row, rows.columns.id));

/** The gross pay of each line in minor units; `undefined`: finer than the currency. */
export const grossOf = (one: Case, digits: number): Int[] | undefined => {
  if (digits === 2) return one.gross;
  const times = 10 ** Math.abs(digits - 2);
  const gross = one.gross.map((hundredths) => (digits > 2 ? hundredths * times : hundredths / times));
  return gross.every((units) => Number.isSafeInteger(units)) ? gross : undefined;
};

/** Writes what a course comes to for one worker. */
export class CourseWriter {
  #case: Case | undefined;
  /** The head that was written last, of the same worker, where, and into what. */
  #written: Pattern | undefined;
  #sink: ByteSink | undefined;
  #from = 0;
  #length = 0;

  /** Charges the worker's pay and writes the rows; the amounts are those of the course until its next run. */
  run(one: Case, kept: KeptCourse, gross: readonly Int[], sink: ByteSink): void {
    const { course, rows } = kept;
    this.#case = one;
    this.#written = undefined;
    course.run(gross);
    kept.runs += 1;
    for (const units of gross) kept.gross = addInt(kept.gross, units);
    for (const row of rows) {
      this.#row(row, sink);
      if (row.row.status === 'capped') row.capped = addInt(row.capped ?? 0, row.row.amount);
      else row.below = addInt(row.below ?? 0, row.row.amount);
    }
  }

  balances({ balances }: KeptCourse, sink: ByteSink): void {
    for (const { balance, template, digits } of balances) {
      const { account } = balance;
      this.#head(template.head, sink);
      const { literals, kinds } = template.rest;
      for (let at = 0; at < kinds.length; at += 1) {
        sink.literal(literals[at] ?? nothing);
        const kind = kinds[at];
        if (kind === holes.wages) sink.decimal(account.wages, digits);
        else if (kind === holes.base) sink.decimal(account.base, digits);
        else if (kind === holes.amount) sink.decimal(account.amount, digits);
        else if (kind === holes.unrounded) sink.write(printUnrounded(balance) ?? '');
        else this.#id(template.rest, at, sink);
      }
      sink.literal(literals[kinds.length] ?? nothing);
    }
  }

  #row({ row, template, digits }: KeptRow, sink: ByteSink): void {
    this.#head(template.head, sink);
    const { literals, kinds } = template.rest;
    for (let at = 0; at < kinds.length; at += 1) {
      sink.literal(literals[at] ?? nothing);
      const kind = kinds[at];
      if (kind === holes.wages) sink.decimal(row.wages, digits);
      else if (kind === holes.base) sink.decimal(row.base, digits);
      else if (kind === holes.amount) sink.decimal(row.amount, digits);
      else if (kind === holes.rate) sink.literal(cellOf(row.rateText));
      else if (kind === holes.status) sink.literal(cellOf(row.status));
      else this.#id(template.rest, at, sink);
    }
    sink.literal(literals[kinds.length] ?? nothing);
  }

  #head(head: Pattern, sink: ByteSink): void {
    const { length } = sink;
    if (head === this.#written && sink === this.#sink) sink.again(this.#from, this.#length);
    else {
      for (let at = 0; at < head.kinds.length; at += 1) {
        sink.literal(head.literals[at] ?? nothing);
        this.#id(head, at, sink);
      }
      this.#written = head;
      this.#sink = sink;
      this.#length = sink.length - length;
    }
    this.#from = length;
  }

  #id({ kinds, ids }: Pattern, at: number, sink: ByteSink): void {
    const hole = ids[at];
    if (hole === undefined) return;
    const isWorker = kinds[at] === holes.worker;
    const place = isWorker ? this.#case?.rows.payLines[0] : rowOfRank(this.#case, hole.list, hole.rank);
    if (place === undefined) return;
    const { rows } = place.table;
    const slot = isWorker ? rows.columns.worker : rows.columns.id;
    sink.copy(rows.view, rows.from(place.row, slot), rows.to(place.row, slot));
  }

  /** A sentence of the course with the ids of the worker. */
  text(one: Case, parted: Parted): string {
    let text = '';
    for (const [at, part] of parted.texts.entries()) {
      const hole = parted.holes[at];
      text += part;
      if (hole?.kind === 'worker') text += one.workerId;
      if (hole?.kind !== 'id') continue;
      const place = rowOfRank(one, hole.list, hole.rank);
      if (place !== undefined) text += idText(place);
    }
    return text;
  }
}

const rowOfRank = (
  one: Case | undefined,
  list: 'payLines' | 'assignments' | 'certificates',
  rank: number,
): CaseRow | undefined => {
  const ranks = one?.ranks[list];
  return ranks === undefined ? undefined : one?.rows[list][ranks[rank] === rank ? rank : ranks.indexOf(rank)];
};
