import { cellXml, escapeXml, style, type WrittenColumn } from './cell-xml.ts';
import { ZipWriter } from './zip-writer.ts';

export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  /** Texts in the order of the columns. */
  readonly rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>;
}

/** Beyond this a sheet goes on in another one: Excel ends at 1,048,576. */
const ROWS_PER_SHEET = 1_000_000;
const CHUNK = 64 * 1024;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const styles = `${head}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="#,##0.000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" xfId="0" applyFont="1" applyFill="1" applyNumberFormat="1"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" xfId="0" applyNumberFormat="1"/><xf numFmtId="3" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" xfId="0"/></cellXfs></styleSheet>`;

const columnsXml = (columns: readonly WrittenColumn[]): string =>
  columns
    .map(
      ({ width, name }, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${width ?? Math.max(12, name.length + 3)}" customWidth="1"/>`,
    )
    .join('');

const rowXml = (cells: readonly string[], columns: readonly WrittenColumn[]): string =>
  `<row>${columns.map(({ type }, at) => cellXml(cells[at] ?? '', type)).join('')}</row>`;

async function* sheetXml(columns: readonly WrittenColumn[], rows: Rows): AsyncGenerator<string> {
  const names = columns
    .map(({ name }) => `<c t="inlineStr" s="${style.header}"><is><t>${escapeXml(name)}</t></is></c>`)
    .join('');
  yield `${head}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columnsXml(columns)}</cols><sheetData><row>${names}</row>`;
  let chunk = '';
  for (let count = 0; count < ROWS_PER_SHEET; count += 1) {
    const row = await rows.next();
    if (row === undefined) break;
    chunk += rowXml(row, columns);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield `${chunk}</sheetData></worksheet>`;
}

/** Rows one at a time, and whether there are more. */
class Rows {
  readonly #source: AsyncIterator<readonly string[]> | Iterator<readonly string[]>;
  #ahead: readonly string[] | undefined;
  #ended = false;

  constructor(rows: WrittenSheet['rows']) {
    this.#source = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]();
  }

  async next(): Promise<readonly string[] | undefined> {
    if (this.#ahead === undefined) await this.#look();
    const row = this.#ahead;
    this.#ahead = undefined;
    return row;
  }

  async more(): Promise<boolean> {
    if (this.#ahead === undefined) await this.#look();
    return this.#ahead !== undefined;
  }

  async #look(): Promise<void> {
    if (this.#ended) return;
    const { done, value } = await this.#source.next();
    this.#ended = done === true;
    this.#ahead = done === true ? undefined : value;
  }
}

/** Writes a workbook sheet by sheet; the same rows give the same bytes. */
export async function* writeWorkbook(sheets: readonly WrittenSheet[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipWriter();
  const names: string[] = [];
  for (const { name, columns, rows } of sheets) {
    const source = new Rows(rows);
    let part = 1;
    do {
      names.push(part === 1 ? name : `${name} ${part}`);
      yield* zip.part(`xl/worksheets/sheet${names.length}.xml`, sheetXml(columns, source));
      part += 1;
    } while (await source.more());
  }
  const sheetList = names
    .map((name, at) => `<sheet name="${escapeXml(name.slice(0, 31))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('');
  const relations = names
    .map(
      (_, at) =>
        `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    )
    .join('');
  const types = names
    .map(
      (_, at) =>
        `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join('');
  const parts: readonly (readonly [string, string])[] = [
    ['xl/styles.xml', styles],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheetList}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${PACKAGE}/relationships">${relations}<Relationship Id="rId${names.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types}</Types>`,
    ],
  ];
  for (const [name, content] of parts) yield* zip.part(name, [content]);
  yield* zip.end();
}
