/** The longest of the patterns (`us.oasdi`, `us.*`, `*`) that takes in a scheme. */
export const patternFor = (patterns: readonly string[], scheme: string): string | undefined =>
  patterns
    .filter((pattern) => pattern === scheme || (pattern.endsWith('*') && scheme.startsWith(pattern.slice(0, -1))))
    .toSorted((a, b) => b.length - a.length)[0];
