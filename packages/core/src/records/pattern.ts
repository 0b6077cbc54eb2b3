/** Whether a scheme is meant by a name or a pattern such as `de.*`. */
export const matchesScheme = (pattern: string, scheme: string): boolean =>
  pattern.endsWith('*') ? scheme.startsWith(pattern.slice(0, -1)) : pattern === scheme;
