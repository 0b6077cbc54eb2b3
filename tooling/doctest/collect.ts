/** One fenced block of a JSDoc `@example`. */
export interface Example {
  /** Line of the fence's first line of code in the file, from 1. */
  readonly line: number;
  readonly code: string;
}

/** Every ```ts fence inside an `@example` of a JSDoc comment, in the order of the file. */
export function collectExamples(source: string): Example[] {
  const examples: Example[] = [];
  for (const comment of source.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    let line = source.slice(0, comment.index).split('\n').length - 1;
    let inExample = false;
    let fence: { line: number; code: string[] } | undefined;
    for (const raw of comment[0].slice(3, -2).split('\n')) {
      line += 1;
      const text = raw.replace(/^\s*\* ?/, '');
      if (fence !== undefined) {
        if (text.trim() !== '```') {
          fence.code.push(text);
          continue;
        }
        examples.push({ line: fence.line, code: fence.code.join('\n') });
        fence = undefined;
      } else if (/^\s*@\w/.test(text)) {
        inExample = /^\s*@example\b/.test(text);
      } else if (inExample && /^\s*```ts\s*$/.test(text)) {
        fence = { line: line + 1, code: [] };
      }
    }
    if (fence !== undefined) throw new Error(`line ${fence.line}: the fence of this example is not closed`);
  }
  return examples;
}
