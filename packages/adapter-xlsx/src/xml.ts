import { StringDecoder } from 'node:string_decoder';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refusal } from './refusal.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What is told of an XML part; names come without their prefix, whichever the program that wrote it chose. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const localAttributes = (attributes: SaxesTagPlain['attributes']): Attributes => {
  for (const name in attributes) {
    if (!name.includes(':')) continue;
    return Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value]));
  }
  return attributes;
};

/** Feeds the pieces of an XML part to a handler. No entity is declared, none is fetched. */
export class XmlPart {
  readonly #parser = new SaxesParser();
  readonly #decoder = new StringDecoder('utf8');
  #depth = 0;

  constructor(handler: XmlHandler) {
    const parser = this.#parser;
    parser.on('error', () => {
      throw new Refusal('The workbook is damaged: one of its parts is no XML.');
    });
    parser.on('doctype', () => {
      throw new Refusal('The workbook declares a document type, which no spreadsheet program does; it was not read.');
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.#depth += 1;
      if (this.#depth > 64) throw new Refusal('The workbook is damaged: its parts are nested too deeply.');
      handler.open?.(local(name), localAttributes(attributes));
    });
    parser.on('closetag', ({ name }) => {
      this.#depth -= 1;
      handler.close?.(local(name));
    });
    if (handler.text !== undefined) {
      const text = handler.text.bind(handler);
      parser.on('text', text);
      parser.on('cdata', text);
    }
  }

  write(chunk: Buffer): void {
    this.#parser.write(this.#decoder.write(chunk));
  }

  end(): void {
    this.#parser.write(this.#decoder.end());
    this.#parser.close();
  }
}

/** Reads a whole part. */
export const readXml = async (chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> => {
  const part = new XmlPart(handler);
  for await (const chunk of chunks) part.write(chunk);
  part.end();
};
