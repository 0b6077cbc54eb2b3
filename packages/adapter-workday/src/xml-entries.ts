import { chunksOf, Decoder, type Entry, type Source } from '@totalize/adapter-kit';
import { SaxesParser } from 'saxes';
import { XmlNode } from './xml-node.ts';

/** Why a file cannot be read: one sentence for the user. */
export class UnreadableXml extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnreadableXml';
  }
}

const MOST_NODES = 200_000;
const MOST_TEXT = 16 * 1024 * 1024;
const DEEPEST = 64;

/** The elements of a name, wherever they stand, one after the other; the namespace and its prefix are the tenant's own. */
class XmlEntries {
  readonly #parser = new SaxesParser({ xmlns: true });
  readonly #entry: string;
  #found: Entry[] = [];
  #open: XmlNode[] = [];
  #depth = 0;
  #nodes = 0;
  #characters = 0;

  constructor(entry: string) {
    this.#entry = entry;
    const parser = this.#parser;
    parser.on('doctype', () => {
      throw new UnreadableXml('The file declares a document type, which no such export does; it was not read.');
    });
    parser.on('error', () => {
      throw new UnreadableXml(`The file is no XML from line ${parser.line} on: it is damaged or cut off.`);
    });
    parser.on('opentag', ({ local, attributes }) => {
      this.#depth += 1;
      if (this.#depth > DEEPEST) throw new UnreadableXml('The file is nested too deeply to be such an export.');
      const parent = this.#open.at(-1);
      if (parent === undefined && local !== this.#entry) return;
      this.#nodes += 1;
      if (this.#nodes > MOST_NODES)
        throw new UnreadableXml('One entry of the file has more parts than such an export has.');
      const node = new XmlNode(local);
      for (const { local: name, value } of Object.values(attributes)) node.attributes.set(name, value);
      parent?.children.push(node);
      this.#open.push(node);
    });
    parser.on('closetag', () => {
      this.#depth -= 1;
      const node = this.#open.pop();
      if (node === undefined || this.#open.length > 0) return;
      this.#found.push(node.entry());
      this.#nodes = 0;
      this.#characters = 0;
    });
    const text = (more: string): void => {
      const node = this.#open.at(-1);
      if (node === undefined) return;
      node.text += more;
      this.#characters += more.length;
      if (this.#characters > MOST_TEXT)
        throw new UnreadableXml('One entry of the file holds more text than such an export has.');
    };
    parser.on('text', text);
    parser.on('cdata', text);
  }

  push(text: string): Entry[] {
    this.#parser.write(text);
    return this.#take();
  }

  end(): Entry[] {
    this.#parser.close();
    return this.#take();
  }

  #take(): Entry[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }
}

/** Reads the entries of a file as it arrives. */
export async function* readXmlEntries(source: Source, entry: string): AsyncGenerator<Entry[]> {
  const entries = new XmlEntries(entry);
  const decoder = new Decoder();
  for await (const chunk of chunksOf(source)) yield entries.push(decoder.decode(chunk, false));
  yield [...entries.push(decoder.decode(new Uint8Array(), true)), ...entries.end()];
}
