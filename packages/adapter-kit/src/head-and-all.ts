import type { Source } from './adapter.ts';

/** The first bytes of a source, and all of it. */
export const headAndAll = async (source: Source): Promise<{ head: Uint8Array; all: Source }> => {
  if (typeof source === 'string') return { head: Buffer.from(source.slice(0, 16_384)), all: source };
  if (source instanceof Uint8Array) return { head: source, all: source };
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const first = await iterator.next();
  if (first.done === true) return { head: new Uint8Array(), all: new Uint8Array() };
  const all = (async function* () {
    yield first.value;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  })();
  return { head: first.value, all };
};
