import { readXml } from './xml.ts';

/** What a number format makes of a number: a day, a number with leading zeros, or a number. */
export type NumberStyle =
  | { readonly is: 'date' | 'plain' }
  | { readonly is: 'padded'; readonly digits: number }
  | { readonly is: 'fixed'; readonly decimals: number };

const plain: NumberStyle = { is: 'plain' };

const builtInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || (id >= 34 && id <= 36) || (id >= 50 && id <= 58);

const builtIn = (id: number): NumberStyle => {
  if (builtInDate(id)) return { is: 'date' };
  return id === 2 || id === 4 ? { is: 'fixed', decimals: 2 } : plain;
};

/** A format with a day or a year in it, outside quotation marks and brackets. */
const styleOf = (code: string): NumberStyle => {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').split(';')[0] ?? '';
  if (/^0{2,}$/.test(bare)) return { is: 'padded', digits: bare.length };
  if (/general/i.test(bare)) return plain;
  const decimals = /^[#,0?]*0\.(0+)$/.exec(bare.trim())?.[1];
  if (decimals !== undefined) return { is: 'fixed', decimals: decimals.length };
  return /[yd]/i.test(bare) ? { is: 'date' } : plain;
};

/** The number format of each cell style, by its number. */
export const readStyles = async (chunks: AsyncIterable<Buffer>): Promise<NumberStyle[]> => {
  const formats = new Map<string, string>();
  const styles: NumberStyle[] = [];
  let inside = false;
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'numFmt') formats.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inside = true;
      if (name !== 'xf' || !inside) return;
      const id = attributes['numFmtId'] ?? '0';
      const own = formats.get(id);
      styles.push(own === undefined ? builtIn(Number(id)) : styleOf(own));
    },
    close(name) {
      if (name === 'cellXfs') inside = false;
    },
  });
  return styles;
};
