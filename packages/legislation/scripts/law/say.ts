/** A fault in the shape of a file, as the validation tells it. */
export interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string;
  readonly expected?: unknown;
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'a map of keys',
  record: 'a map of keys',
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
};

const wrongType = (expected: unknown, found: unknown): string => {
  if (found === undefined) return 'is missing, or its key is misspelt';
  if (found === null) return 'is empty';
  if (expected === 'string' && typeof found === 'number') return `has to stand in quotes: '${found}'`;
  return `is not ${kinds[String(expected)] ?? String(expected)}`;
};

/** One plain sentence for a fault; `found` is what stands in its place. */
export const say = ({ path, message, code, expected, values }: Issue, found: unknown): string => {
  if (path.at(-1) === 'sources' && !(Array.isArray(found) && found.length > 0)) return 'has no source';
  if (code === 'invalid_type') return wrongType(expected, found);
  if (code === 'invalid_value' && values !== undefined)
    return found === undefined ? wrongType(undefined, found) : `is none of ${values.join(', ')}`;
  return code === 'too_small' && Array.isArray(found) ? 'is an empty list' : message;
};
