import { Fault, reason, type ReadCell } from './cell.ts';
import { splitList } from './list.ts';
import { below, type Schema } from './schema.ts';
import { readSituation } from './situation-value.ts';

/** A cell shows no type: what its text looks like comes first, then the text itself. */
const candidates = (schema: Schema, text: string): readonly unknown[] => {
  const value = readSituation(text);
  if (schema.def.type === 'array' && !Array.isArray(value)) return [splitList(text)];
  return value === text ? [text] : [value, text];
};

/** Reads a field of the situation by its schema where it has one. */
export const situationReader = (situation: Schema, path: readonly string[]): ReadCell => {
  const schema = below(situation, path);
  return (raw) => {
    const text = raw.trim();
    if (text === '') return undefined;
    if (schema === undefined || text === 'null') return readSituation(text);
    let message: string | undefined;
    for (const value of candidates(schema, text)) {
      const result = schema.safeParse(value);
      if (result.success) return result.data;
      message ??= result.error.issues[0]?.message;
    }
    return new Fault(reason(message, text));
  };
};
