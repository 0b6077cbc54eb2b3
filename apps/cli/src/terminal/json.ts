const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRecord = (value: unknown): boolean =>
  !isObject(value) ||
  Object.values(value).every((field) => !isObject(field) && !(Array.isArray(field) && field.some(isObject)));

/**
 * JSON for people and programs: indented, one record a line. It comes in pieces, since a large result is longer than the
 * longest string.
 */
function* jsonParts(value: unknown, indent = ''): Generator<string> {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.some(isObject)) {
    yield '[';
    for (const [index, item] of value.entries()) {
      yield `${index === 0 ? '' : ','}\n${inner}`;
      yield* jsonParts(item, inner);
    }
    yield `\n${indent}]`;
  } else if (isObject(value) && (indent === '' || !isRecord(value))) {
    let separator = '';
    yield '{';
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined) continue;
      yield `${separator}\n${inner}${JSON.stringify(name)}: `;
      yield* jsonParts(field, inner);
      separator = ',';
    }
    yield separator === '' ? '}' : `\n${indent}}`;
  } else {
    yield JSON.stringify(value);
  }
}

export function* jsonText(value: unknown): Generator<string> {
  yield* jsonParts(value);
  yield '\n';
}
