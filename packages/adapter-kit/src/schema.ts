/** The part of a zod schema that is needed to read and check one field. */
export interface Schema {
  readonly def: SchemaDef;
  safeParse(value: unknown): { success: true; data: unknown } | { success: false; error: { issues: readonly Issue[] } };
}

interface SchemaDef {
  readonly type: string;
}

interface Issue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/** The schema below `optional` and `nullable`. */
export const unwrap = (schema: Schema): { inner: Schema; required: boolean; nullable: boolean } => {
  let inner = schema;
  let required = true;
  let nullable = false;
  for (;;) {
    if (inner.def.type === 'optional') required = false;
    else if (inner.def.type === 'nullable') nullable = true;
    else return { inner, required, nullable };
    inner = child(inner, 'innerType');
  }
};

export const child = (schema: Schema, part: 'innerType' | 'element' | 'keyType' | 'valueType'): Schema =>
  (schema.def as unknown as Record<string, Schema>)[part] as Schema;

export const alternatives = (schema: Schema): readonly Schema[] =>
  (schema.def as unknown as { options: readonly Schema[] }).options;

export const words = (schema: Schema): readonly string[] =>
  Object.values((schema.def as unknown as { entries: Readonly<Record<string, string>> }).entries);

/** The schema of a field somewhere below an object; `undefined` where none is declared. */
export const below = (schema: Schema, path: readonly string[]): Schema | undefined => {
  let found = schema;
  for (const name of path) {
    const { shape } = found.def as unknown as { shape?: Readonly<Record<string, Schema>> };
    const next = shape !== undefined && Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (next === undefined) return undefined;
    found = unwrap(next).inner;
  }
  return found;
};
