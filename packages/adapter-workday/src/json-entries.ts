import { type Entry, type ExactJson, fieldsIn, listAt } from '@totalize/adapter-kit';

const scalar = (value: ExactJson): string | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  return typeof value === 'boolean' ? String(value) : undefined;
};

const linesOf = (value: ExactJson, path: string, depth: number): Map<string, string>[] => {
  const values = new Map<string, string>();
  const inner: Map<string, string>[] = [];
  for (const [name, part] of Object.entries(fieldsIn(value))) {
    const text = scalar(part);
    if (text !== undefined) values.set(`${path}/${name}`, text);
    else if (typeof part === 'object' && part !== null && depth < 32)
      for (const item of Array.isArray(part) ? (part as readonly ExactJson[]) : [part])
        inner.push(...linesOf(item, `${path}/${name}`, depth + 1));
  }
  return values.size === 0 ? inner : [values, ...inner];
};

/** The entries of a report in JSON, with the same names as in XML. */
export const jsonEntries = (document: ExactJson): Entry[] =>
  listAt(document, 'Report_Entry').map((entry) => {
    const values = new Map<string, string>();
    const groups: Map<string, string>[] = [];
    for (const [name, part] of Object.entries(fieldsIn(entry))) {
      const text = scalar(part);
      if (text !== undefined) values.set(name, text);
      else if (typeof part === 'object' && part !== null)
        for (const item of Array.isArray(part) ? (part as readonly ExactJson[]) : [part]) {
          const plain = scalar(item);
          if (plain === undefined) groups.push(...linesOf(item, name, 0));
          else values.set(name, values.has(name) ? `${values.get(name)}|${plain}` : plain);
        }
    }
    return { values, groups };
  });
