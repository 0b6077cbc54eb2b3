import { cellReader, Fault, type ReadCell } from './cell.ts';
import type { Field } from './field.ts';
import type { Column } from './header.ts';
import { splitList } from './list.ts';
import { alternatives, child } from './schema.ts';
import { situationReader } from './situation-cell.ts';
import type { TextFormat } from './text-format.ts';

type Draft = Record<string, unknown>;

/** Puts the text of a cell into the record that it belongs to. */
export type Setter = (record: Draft, text: string) => Fault | undefined;

const own = (record: Draft, name: string): Draft => {
  const value = record[name];
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Draft;
  const fresh: Draft = {};
  record[name] = fresh;
  return fresh;
};

const single =
  (name: string, read: ReadCell): Setter =>
  (record, text) => {
    const value = read(text);
    if (value instanceof Fault) return value;
    if (value !== undefined) record[name] = value;
    return undefined;
  };

const listReader = (field: Field, format: TextFormat): ReadCell => {
  const one = field.layout === 'one-or-list';
  const element = one ? alternatives(field.schema)[0] : child(field.schema, 'element');
  const read = element === undefined ? () => undefined : cellReader(field.type, element, format);
  return (text) => {
    const values: unknown[] = [];
    for (const part of splitList(text)) {
      const value = read(part);
      if (value instanceof Fault) return value;
      if (value !== undefined) values.push(value);
    }
    if (values.length === 0) return undefined;
    return one && values.length === 1 ? values[0] : values;
  };
};

const pathSetter = (field: Field, path: readonly string[], read: ReadCell): Setter => {
  const last = path.at(-1) ?? '';
  return (record, text) => {
    const value = read(text);
    if (value === undefined) return undefined;
    let target = own(record, field.name);
    for (const name of path.slice(0, -1)) {
      if (!Object.hasOwn(target, name)) target[name] = {};
      const next = target[name];
      if (typeof next !== 'object' || next === null || Array.isArray(next)) {
        return new Fault(`stands below a column that holds a value of its own`);
      }
      target = next as Draft;
    }
    target[last] = value;
    return undefined;
  };
};

const jsonObject = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Told below like any other text that is no object.
  }
  return new Fault(
    'is not an object written as JSON; give its fields columns of their own, such as situation.posting.from',
  );
};

interface Withheld {
  scheme: string;
  payer: string;
  amount: unknown;
  borneBy?: unknown;
}

/** Several amounts of one scheme and payer stand in one cell, and who bore them, in the same order, in the next. */
const withheldSetter = (column: Column, format: TextFormat): Setter => {
  const { target } = column;
  if (target.part !== 'amount' && target.part !== 'borneBy') throw new TypeError('not a column of amounts withheld');
  const { field, scheme, payer, part } = target;
  const shape = (child(field.schema, 'element') as unknown as { shape: Record<string, typeof field.schema> }).shape;
  const schema = part === 'amount' ? shape['amount'] : shape['borneBy'] && child(shape['borneBy'], 'innerType');
  if (schema === undefined) throw new TypeError('the schema of amounts withheld has changed');
  const read = cellReader(part === 'amount' ? 'decimal' : 'word', schema, format);
  return (record, text) => {
    const values = splitList(text).map(read);
    const fault = values.find((value) => value instanceof Fault);
    if (fault instanceof Fault) return fault;
    const list = (record[field.name] ??= []) as Withheld[];
    if (part === 'amount') {
      for (const amount of values) if (amount !== undefined) list.push({ scheme, payer, amount });
      if (list.length === 0) delete record[field.name];
      return undefined;
    }
    const amounts = list.filter((item) => item.scheme === scheme && item.payer === payer);
    if (amounts.length !== values.length)
      return new Fault('does not go with the amounts withheld in the column before it');
    for (const [at, item] of amounts.entries()) if (values[at] !== undefined) item.borneBy = values[at];
    return undefined;
  };
};

/** How the cells of a column enter a record. */
export const setterOf = (column: Column, format: TextFormat): Setter => {
  const { target } = column;
  const { field } = target;
  switch (target.part) {
    case 'field':
      if (field.layout === 'situation') return single(field.name, jsonObject);
      if (field.layout !== 'cell') return single(field.name, listReader(field, format));
      return single(field.name, cellReader(field.type, field.schema, format, field.nullable));
    case 'key': {
      const set = single(target.key, cellReader(field.type, child(field.schema, 'valueType'), format));
      return (record, text) => {
        const values = Object.hasOwn(record, field.name) ? own(record, field.name) : {};
        const fault = set(values, text);
        if (Object.keys(values).length > 0) record[field.name] = values;
        return fault;
      };
    }
    case 'path':
      return pathSetter(field, target.path, situationReader(field.schema, target.path));
    case 'amount':
    case 'borneBy':
      return withheldSetter(column, format);
  }
};
