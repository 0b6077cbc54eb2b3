const space = /[ \t\r\n]*/y;
const text = /"[ !#-[\]-\uffff]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\uffff]*)*"/;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])/;
const scalar = new RegExp(`${text.source}|${number.source}|(?:true|false|null)\\b`, 'y');

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

const inWords: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value-or-end': 'a value or "]"',
  key: 'a name in double quotes',
  'key-or-end': 'a name in double quotes or "}"',
  colon: '":"',
  'comma-or-end': '"," or the end of the list or object',
};

/** How far a text is JSON, and what should have come next. `JSON.parse` may quote the text, which may be personal. */
const firstFault = (document: string): { at: number; expected: Expected } | undefined => {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const scan = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(document)?.[0];
  };
  const afterValue = (): void => {
    expected = 'comma-or-end';
  };
  for (;;) {
    at += scan(space)?.length ?? 0;
    const char = document.charAt(at);
    const inside = open.at(-1);
    if (expected === 'comma-or-end' && inside === undefined)
      return at === document.length ? undefined : { at, expected };
    const closes = expected === 'comma-or-end' || expected.endsWith('-or-end');
    if (closes && ((char === ']' && inside === '[') || (char === '}' && inside === '{'))) {
      open.pop();
      afterValue();
      at += 1;
    } else if (expected === 'comma-or-end' && char === ',') {
      expected = inside === '{' ? 'key' : 'value';
      at += 1;
    } else if (expected === 'colon' && char === ':') {
      expected = 'value';
      at += 1;
    } else if (expected.startsWith('value') && (char === '[' || char === '{')) {
      open.push(char);
      expected = char === '[' ? 'value-or-end' : 'key-or-end';
      at += 1;
    } else {
      const token =
        expected.startsWith('value') || (expected.startsWith('key') && char === '"') ? scan(scalar) : undefined;
      if (token === undefined) return { at, expected };
      at += token.length;
      expected = expected.startsWith('key') ? 'colon' : 'comma-or-end';
    }
  }
};

/** Where a text stops being JSON, in words. */
export const jsonFault = (document: string): string => {
  if (document.trim() === '') return 'it is empty';
  const fault = firstFault(document);
  if (fault === undefined) return 'it cannot be parsed';
  const before = document.slice(0, fault.at);
  const line = before.split('\n').length;
  const column = fault.at - before.lastIndexOf('\n');
  const where = fault.at >= document.length ? 'it ends too early' : `line ${line}, column ${column} is wrong`;
  return `${where}, where ${inWords[fault.expected]} is expected`;
};
