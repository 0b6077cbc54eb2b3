import { fieldsOf } from './field.ts';
import type { RecordKind } from './kinds.ts';
import { child, words } from './schema.ts';
import { columnName, targetOf } from './target.ts';

export interface ColumnInfo {
  /** The name in the header; `wages.*` stands for one column for each key. */
  readonly name: string;
  readonly required: boolean;
  /** What its cells hold. */
  readonly holds: string;
}

const examples: Readonly<Record<string, string>> = {
  wages: 'wages.us.oasdi',
  withheld: 'withheld.us.oasdi.employee',
  attributes: 'attributes.de.children',
  rates: 'rates.de.work-injury',
  situation: 'situation.posting.priorEmploymentMonths',
};

/** The columns of a kind of record in their order: what `totalize formats` shows. */
export const columnsOf = (kind: RecordKind): ColumnInfo[] =>
  fieldsOf(kind).map((field) => {
    const { column, layout, required } = field;
    const spread = layout === 'map' || layout === 'withheld' || layout === 'situation';
    const schema = layout === 'list' ? child(field.schema, 'element') : field.schema;
    const word = field.type === 'word' && !spread ? words(schema) : [];
    const one = word.length > 0 && word.length <= 12 ? word.join(', ') : field.type === 'json' ? 'value' : field.type;
    const list = layout === 'list' || layout === 'one-or-list' ? `${one}, several separated by |` : one;
    return {
      name: spread ? `${column}.*` : column,
      required,
      holds: spread ? `${list}, such as ${examples[field.name] ?? column}` : list,
    };
  });

/** Those of the names that are no columns of the record. */
export const unknownColumns = (kind: RecordKind, names: readonly string[]): string[] =>
  names.filter((name) => targetOf(kind, name) === undefined);

/** The contract's spelling of a column, which is also the header that is written. */
export const canonicalColumn = (kind: RecordKind, name: string): string | undefined => {
  const target = targetOf(kind, name);
  return target === undefined ? undefined : columnName(target);
};
