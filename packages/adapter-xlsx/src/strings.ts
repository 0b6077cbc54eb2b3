import { Refusal } from './refusal.ts';
import { readXml } from './xml.ts';

const MOST_CHARACTERS = 256 * 1024 * 1024;

/** The texts that the cells refer to by their numbers. The runs of a formatted text are joined, readings are left out. */
export const readStrings = async (chunks: AsyncIterable<Buffer>): Promise<string[]> => {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let reading = 0;
  let characters = 0;
  await readXml(chunks, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') reading += 1;
      inText = name === 't' && reading === 0;
    },
    close(name) {
      inText = false;
      if (name === 'rPh') reading -= 1;
      if (name !== 'si') return;
      strings.push(text);
      characters += text.length;
      if (characters > MOST_CHARACTERS) throw new Refusal('The workbook holds too much text; export it as CSV.');
    },
    text(more) {
      if (inText) text += more;
    },
  });
  return strings.map(unescapeControl);
};

/** `_x000D_` is how the format writes what XML cannot hold. */
export const unescapeControl = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
