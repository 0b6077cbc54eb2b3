import { country, currency, date, decimal, id, scheme, schemePattern } from '@totalize/core';
import { type RecordKind, shapes } from './kinds.ts';
import { alternatives, child, type Schema, unwrap } from './schema.ts';

/** How the text of a cell becomes a value. `code`: countries, currencies and schemes; `json`: see `situation-cell.ts`. */
export type CellType = 'id' | 'text' | 'code' | 'word' | 'date' | 'decimal' | 'boolean' | 'integer' | 'json';

/** `map`, `withheld` and `situation` are spread over columns of their own, one for each key. */
type Layout = 'cell' | 'list' | 'one-or-list' | 'map' | 'withheld' | 'situation';

export interface Field {
  readonly name: string;
  readonly column: string;
  readonly layout: Layout;
  /** Of the cell, or of one element or value. */
  readonly type: CellType;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly schema: Schema;
}

export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const codes = new Set<unknown>([country.def, currency.def, scheme.def, schemePattern.def]);

const cellType = (schema: Schema): CellType => {
  if (schema.def === date.def) return 'date';
  if (schema.def === decimal.def) return 'decimal';
  if (schema.def === id.def) return 'id';
  if (codes.has(schema.def)) return 'code';
  if (schema.def.type === 'boolean') return 'boolean';
  if (schema.def.type === 'number') return 'integer';
  return schema.def.type === 'enum' ? 'word' : 'text';
};

const layoutOf = (inner: Schema): { layout: Layout; type: CellType } => {
  if (inner.def.type === 'array') {
    const element = child(inner, 'element');
    if (element.def.type === 'object') return { layout: 'withheld', type: 'decimal' };
    return { layout: 'list', type: cellType(element) };
  }
  if (inner.def.type === 'record') {
    return { layout: 'map', type: cellType(child(inner, 'valueType')) };
  }
  if (inner.def.type === 'object') return { layout: 'situation', type: 'json' };
  if (inner.def.type === 'union' && inner.def !== decimal.def) {
    const [one] = alternatives(inner);
    return { layout: 'one-or-list', type: one === undefined ? 'text' : cellType(one) };
  }
  return { layout: 'cell', type: cellType(inner) };
};

const describe = (name: string, schema: Schema): Field => {
  const { inner, required, nullable } = unwrap(schema);
  return { name, column: snakeCase(name), ...layoutOf(inner), required, nullable, schema: inner };
};

const table = new Map<RecordKind, readonly Field[]>();

/** The fields of a record in the order of its schema. */
export const fieldsOf = (kind: RecordKind): readonly Field[] => {
  let fields = table.get(kind);
  if (fields === undefined) {
    fields = Object.entries(shapes[kind]).map(([name, schema]) => describe(name, schema));
    table.set(kind, fields);
  }
  return fields;
};
