const candidates = [',', ';', '\t'] as const;

/** The first line outside quotation marks; `undefined` where the text ends before it does. */
export const firstLine = (text: string): string | undefined => {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 34) quoted = !quoted;
    else if (!quoted && (char === 10 || char === 13)) return text.slice(0, at);
  }
  return undefined;
};

const split = (line: string, delimiter: string): string[] => {
  const names: string[] = [];
  let quoted = false;
  let from = 0;
  for (let at = 0; at <= line.length; at += 1) {
    if (line.charCodeAt(at) === 34) quoted = !quoted;
    if (at === line.length || (!quoted && line[at] === delimiter)) {
      names.push(line.slice(from, at).replace(/^"|"$/g, ''));
      from = at + 1;
    }
  }
  return names;
};

/** The delimiter under which most names of the header are known; among equals, the one that stands there most often. */
export const detectDelimiter = (header: string, known: (name: string) => boolean): string => {
  const scored = candidates.map((delimiter) => {
    const names = split(header, delimiter);
    return { delimiter, known: names.filter(known).length, names: names.length };
  });
  return scored.toSorted((a, b) => b.known - a.known || b.names - a.names)[0]?.delimiter ?? ',';
};
