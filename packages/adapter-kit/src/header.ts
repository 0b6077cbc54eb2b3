import type { Exception } from '@totalize/core';
import { fieldsOf } from './field.ts';
import { nouns, type RecordKind } from './kinds.ts';
import type { Mapping } from './mapping.ts';
import type { Report } from './report.ts';
import { parseRole } from './role.ts';
import { shown } from './report.ts';
import { columnName, normalName, type Target, targetOf } from './target.ts';

/** A column of the file that is used. */
export interface Column {
  /** Place of its cells in a row; -1 for a constant. */
  readonly index: number;
  readonly header: string;
  readonly target: Target;
  readonly constant?: string;
}

export interface Header {
  readonly columns: readonly Column[];
  /** Every header as it stands in the file. */
  readonly names: readonly string[];
  readonly width: number;
  /** Places of columns without a name. */
  readonly unnamed: readonly number[];
  /** Columns with a name that nothing takes. */
  readonly unused: readonly { readonly index: number; readonly name: string }[];
  readonly exceptions: readonly Exception[];
  /** The file cannot be read with this header. */
  readonly failed: boolean;
}

interface Named {
  readonly name: string;
  readonly mapped: string | undefined;
}

const trimEnd = (cells: readonly string[]): string[] => {
  const names = cells.map((cell) => cell.trim());
  while (names.at(-1) === '') names.pop();
  return names;
};

const withMapping = (name: string, mapping: Mapping): Named => {
  const wanted = normalName(name);
  const entry = Object.entries(mapping.columns).find(([header]) => normalName(header) === wanted);
  return { name, mapped: entry?.[1] };
};

/** What the mapping says that cannot be followed for this kind of record. */
export const mappingProblems = (mapping: Mapping, kind: RecordKind): string[] =>
  [...Object.values(mapping.columns), ...Object.keys(mapping.constants)]
    .filter((name) => targetOf(kind, name) === undefined && !(kind === 'payLines' && parseRole(name) !== undefined))
    .map((name) => `The mapping names "${shown(name)}", which is no field of ${nouns[kind]}.`);

const unknownColumn = (kind: RecordKind, name: string): string =>
  `Column "${shown(name)}" is no field of ${nouns[kind]} and was not used; name its field under columns in a mapping file, or list it under ignore.`;

const missingRequired = (kind: RecordKind, columns: readonly Column[]): string[] =>
  fieldsOf(kind)
    .filter((field) => field.required && !columns.some((column) => column.target.field === field))
    .map((field) => field.column);

const doubled = (columns: readonly Column[]): string[] => {
  const names = columns.map((column) => columnName(column.target));
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
};

const ignoredBy = ({ ignore, columns }: Mapping): string[] => [
  ...ignore,
  ...Object.entries(columns).flatMap(([name, as]) => (as === 'ignore' || as === 'secret' ? [name] : [])),
];

/** Finds out what each column of a file stands for. */
export const readHeader = (
  kind: RecordKind,
  cells: readonly string[],
  row: number,
  mapping: Mapping,
  report: Report,
): Header => {
  const names = trimEnd(cells);
  const ignored = new Set(ignoredBy(mapping).map(normalName));
  const exceptions: Exception[] = [];
  const columns: Column[] = [];
  const unused: { index: number; name: string }[] = [];
  for (const [index, name] of names.entries()) {
    if (ignored.has(normalName(name))) continue;
    const target = targetOf(kind, withMapping(name, mapping).mapped ?? name);
    if (target !== undefined) columns.push({ index, header: name, target });
    else if (name !== '') {
      unused.push({ index, name });
      exceptions.push(report('warning', 'field-unknown', unknownColumn(kind, name), { row, column: shown(name) }));
    }
  }
  for (const [name, constant] of Object.entries(mapping.constants)) {
    const target = targetOf(kind, name);
    if (target !== undefined) columns.push({ index: -1, header: name, target, constant });
  }
  const present = new Set(names.map(normalName));
  for (const [header, field] of Object.entries(mapping.columns)) {
    if (present.has(normalName(header))) continue;
    const message = `The mapping takes ${shown(field)} from column "${shown(header)}", which the file does not have.`;
    exceptions.push(report('warning', 'field-unknown', message, { row, column: shown(header) }));
  }
  const faults = [
    ...mappingProblems(mapping, kind),
    ...doubled(columns).map(
      (name) => `Two columns, or a column and a constant, stand for ${name}; keep one, or list the other under ignore.`,
    ),
  ];
  const missing = missingRequired(kind, columns);
  if (missing.length > 0) {
    const found = names.length === 0 ? 'none' : shownNames(names);
    faults.push(
      `The file lacks the ${missing.length === 1 ? 'column' : 'columns'} ${missing.join(', ')} of ${nouns[kind]}; its header has ${found}. Rename the columns, or name them in a mapping file.`,
    );
  }
  const place = missing.length === 1 && missing[0] !== undefined ? { row, column: missing[0] } : { row };
  for (const fault of faults) exceptions.push(report('error', 'file-unreadable', fault, place));
  const unnamed = names.flatMap((name, index) => (name === '' ? [index] : []));
  return { columns, names, width: names.length, unnamed, unused, exceptions, failed: faults.length > 0 };
};

const shownNames = (names: readonly string[]): string =>
  names
    .slice(0, 20)
    .map((name) => `"${shown(name)}"`)
    .join(', ') + (names.length > 20 ? ` and ${names.length - 20} more` : '');
