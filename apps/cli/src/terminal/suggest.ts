/** How many letters have to change to make one word of the other. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

const normal = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '');

/** The names that somebody who wrote `word` may have meant, the likeliest first. */
const suggestions = (word: string, names: readonly string[], most = 3): string[] => {
  const wanted = normal(word.slice(0, 100));
  return names
    .map((name) => {
      const known = normal(name);
      const contains = wanted.length > 2 && (known.includes(wanted) || wanted.includes(known));
      return { name, score: contains ? 1 : distance(wanted, known) };
    })
    .filter(({ name, score }) => score <= Math.max(2, Math.ceil(name.length / 3)))
    .toSorted((a, b) => a.score - b.score)
    .slice(0, most)
    .map(({ name }) => name);
};

/** `Did you mean x or y?`, with a blank before it; nothing where no name is like it. */
export const didYouMean = (word: string, names: readonly string[]): string => {
  const found = suggestions(word, names);
  return found.length === 0 ? '' : ` Did you mean ${found.join(' or ')}?`;
};
