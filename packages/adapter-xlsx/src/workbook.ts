import { isOldWorkbook, isZip } from '@totalize/adapter-kit';
import { Refusal } from './refusal.ts';
import { readStrings } from './strings.ts';
import { readStyles } from './styles.ts';
import { type Book, type SheetRow, SheetRows } from './sheet-rows.ts';
import { type Entry, partOf, readEntries } from './zip.ts';
import { readXml } from './xml.ts';

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly path: string;
}

const resolvePath = (target: string): string =>
  target.startsWith('/')
    ? target.slice(1).toLowerCase()
    : `xl/${target}`.replace(/^xl\/(?:\.\/)*/, 'xl/').toLowerCase();

/** A workbook whose sheets are read on demand, row by row. */
export class Workbook {
  readonly sheets: readonly Sheet[];
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #book: Book;

  private constructor(bytes: Buffer, entries: ReadonlyMap<string, Entry>, sheets: readonly Sheet[], book: Book) {
    this.#bytes = bytes;
    this.#entries = entries;
    this.sheets = sheets;
    this.#book = book;
  }

  static async open(bytes: Buffer): Promise<Workbook> {
    if (isOldWorkbook(bytes)) {
      throw new Refusal(
        'The file is a workbook of the old kind (.xls) or has a password; save it as .xlsx without one.',
      );
    }
    if (!isZip(bytes)) throw new Refusal('The file is no Excel workbook.');
    const entries = readEntries(bytes);
    const part = (name: string): AsyncIterable<Buffer> | undefined => {
      const entry = entries.get(name);
      return entry === undefined ? undefined : partOf(bytes, entry);
    };
    const workbook = part('xl/workbook.xml');
    if (workbook === undefined) {
      throw new Refusal(
        entries.has('xl/workbook.bin')
          ? 'The file is a binary workbook (.xlsb); save it as .xlsx.'
          : 'The file is a ZIP file, but no Excel workbook.',
      );
    }
    const { found, date1904 } = await readSheets(workbook);
    const targets = await readTargets(part('xl/_rels/workbook.xml.rels'));
    const sheets = found.flatMap(({ id, ...sheet }) => {
      const path = targets.get(id);
      return path === undefined || !entries.has(path) ? [] : [{ ...sheet, path }];
    });
    if (sheets.length === 0) throw new Refusal('The workbook has no sheet with cells.');
    const strings = part('xl/sharedstrings.xml');
    const styles = part('xl/styles.xml');
    return new Workbook(bytes, entries, sheets, {
      date1904,
      strings: strings === undefined ? [] : await readStrings(strings),
      styles: styles === undefined ? [] : await readStyles(styles),
    });
  }

  #part(sheet: Sheet): AsyncIterable<Buffer> {
    const entry = this.#entries.get(sheet.path);
    if (entry === undefined) throw new Refusal('The workbook has no sheet with cells.');
    return partOf(this.#bytes, entry);
  }

  /** The rows of a sheet, some at a time. */
  async *rows(sheet: Sheet, told?: { hiddenRows: number }): AsyncGenerator<SheetRow[]> {
    const rows = new SheetRows(this.#book);
    for await (const chunk of this.#part(sheet)) {
      const found = rows.push(chunk);
      if (found.length > 0) yield found;
    }
    yield rows.end();
    if (told !== undefined) told.hiddenRows = rows.hiddenRows;
  }

  /** The merged areas of a sheet, such as `A1:A2`: they stand below its rows. */
  async merged(sheet: Sheet): Promise<string[]> {
    const areas: string[] = [];
    await readXml(this.#part(sheet), {
      open(name, { ref }) {
        if (name === 'mergeCell' && ref !== undefined && areas.length < 10_000) areas.push(ref);
      },
    });
    return areas;
  }
}

const readSheets = async (chunks: AsyncIterable<Buffer>) => {
  const found: { id: string; name: string; hidden: boolean }[] = [];
  let date1904 = false;
  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = attributes['date1904'] === '1' || attributes['date1904'] === 'true';
      if (name === 'sheet') {
        const { id = '', name: sheet = '', state } = attributes;
        found.push({ id, name: sheet, hidden: state === 'hidden' || state === 'veryHidden' });
      }
    },
  });
  return { found, date1904 };
};

const readTargets = async (chunks: AsyncIterable<Buffer> | undefined): Promise<Map<string, string>> => {
  const targets = new Map<string, string>();
  if (chunks === undefined) return targets;
  await readXml(chunks, {
    open(name, { Id: id, Target: target, TargetMode: mode }) {
      if (name === 'Relationship' && id !== undefined && target !== undefined && mode !== 'External')
        targets.set(id, resolvePath(target));
    },
  });
  return targets;
};
