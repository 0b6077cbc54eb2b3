/** Elements are separated by `|`; one that holds a `|` itself has it, and any backslash, after a backslash. */
export const splitList = (text: string): string[] => {
  if (!text.includes('\\')) return text.split('|');
  const elements: string[] = [];
  let element = '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === '\\' && (next === '|' || next === '\\')) {
      element += next;
      at += 1;
    } else if (char === '|') {
      elements.push(element);
      element = '';
    } else {
      element += char;
    }
  }
  elements.push(element);
  return elements;
};

export const joinList = (elements: readonly string[]): string =>
  elements.some((element) => element.includes('|') || element.includes('\\'))
    ? elements.map((element) => element.replace(/[\\|]/g, '\\$&')).join('|')
    : elements.join('|');
