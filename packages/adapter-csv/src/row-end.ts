/** The last line break between two places, -1 if there is none. */
export const lastBreak = (text: string, from: number, to: number): number => {
  // A carriage return at the very end may be the first half of a break.
  const before = to === text.length && text.charCodeAt(to - 1) === 13 ? to - 2 : to - 1;
  if (before < from) return -1;
  const at = Math.max(text.lastIndexOf('\n', before), text.lastIndexOf('\r', before));
  return at < from ? -1 : at;
};

/** Where the last whole row of the text ends: after a line break that stands outside quotation marks; 0 if there is none. */
export const lastRowEnd = (text: string): number => {
  let marks = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) marks += 1;
  let to = text.length;
  for (;;) {
    const from = marks === 0 ? 0 : text.lastIndexOf('"', to - 1) + 1;
    if (marks % 2 === 0) {
      const at = lastBreak(text, from, to);
      if (at >= 0) return at + 1;
    }
    if (marks === 0) return 0;
    to = from - 1;
    marks -= 1;
  }
};
