import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnyCell, BadCell, textOf } from '@totalize/adapter-kit';
import { type CellObject, read, utils } from 'xlsx';
import { Refusal } from '../src/refusal.ts';
import { Workbook } from '../src/workbook.ts';
import { foreign } from './all.ts';
import { book, data } from './zip.ts';

/** What a cell holds, whichever reader says it: its kind, and its value as a text. */
type Seen = readonly [address: string, is: string, value: string];

const fifteenDigits = (value: number): string => String(Number(value.toPrecision(15)));

const own = (cell: AnyCell | undefined): readonly [string, string] | undefined => {
  if (cell === undefined) return undefined;
  if (cell instanceof BadCell) return ['unreadable', ''];
  if (typeof cell === 'string') return cell === '' ? undefined : ['text', cell];
  if (cell.type === 'number') return ['number', fifteenDigits(Number(cell.text))];
  return cell.type === 'text' && cell.text === '' ? undefined : [cell.type, textOf(cell)];
};

const ownCells = async (bytes: Buffer): Promise<Seen[]> => {
  const workbook = await Workbook.open(bytes);
  const seen: Seen[] = [];
  for (const sheet of workbook.sheets)
    for await (const rows of workbook.rows(sheet))
      for (const { number, cells } of rows)
        for (const [column, cell] of cells.entries()) {
          const found = own(cell);
          if (found !== undefined)
            seen.push([`${sheet.name}!${utils.encode_cell({ r: number - 1, c: column })}`, ...found]);
        }
  return seen;
};

const theirs = ({ t, v, f }: CellObject): readonly [string, string] | undefined => {
  if (t === 'e') return ['unreadable', ''];
  if (t === 'z' || v === undefined || v === '') return f === undefined ? undefined : ['unreadable', ''];
  if (t === 'n') return ['number', fifteenDigits(v as number)];
  if (t === 'b') return ['boolean', String(v)];
  if (v instanceof Date) {
    const [day = '', time = ''] = new Date(Math.round(v.getTime() / 1000) * 1000).toISOString().split('T');
    return ['date', time.startsWith('00:00:00') ? day : `${day}T${time.slice(0, 8)}`];
  }
  return ['text', String(v)];
};

const theirCells = (bytes: Buffer): Seen[] => {
  const workbook = read(bytes, { cellDates: true, UTC: true, dense: false, cellStyles: false });
  return workbook.SheetNames.flatMap((name) => {
    const sheet = workbook.Sheets[name] ?? {};
    return Object.keys(sheet)
      .filter((key) => !key.startsWith('!'))
      .flatMap((key): Seen[] => {
        const found = theirs(sheet[key] as CellObject);
        return found === undefined ? [] : [[`${name}!${key}`, ...found]];
      });
  });
};

const inOrder = (seen: readonly Seen[]): Seen[] => seen.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const day = fc
  .record({ serial: fc.integer({ min: 61, max: 80_000 }), z: fc.constantFrom('yyyy-mm-dd', 'd.m.yy', 'mmm d, yyyy') })
  .map(({ serial, z }) => ({ t: 'n', v: serial, z }));
const moment = fc
  .record({ serial: fc.integer({ min: 61, max: 80_000 }), seconds: fc.integer({ min: 0, max: 86_399 }) })
  .map(({ serial, seconds }) => ({ t: 'n', v: serial + seconds / 86_400, z: 'yyyy-mm-dd hh:mm:ss' }));
const amount = fc.oneof(
  fc.integer(),
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map((cents) => cents / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e20, max: 1e20 }),
);
/** The other reader resolves entities twice: `&amp;lt;` is `<` to it. */
const plainText = (unit?: 'grapheme') =>
  fc.string({ maxLength: 20, ...(unit && { unit }) }).filter((value) => !value.includes('&'));
const text = fc.oneof(
  plainText(),
  plainText('grapheme'),
  fc.constantFrom('000417', ' two  blanks ', 'a\nb', 'tab\tin', '<b>', '_x000D_', '1E5', '=1+1', "'x", 'ß€漢字'),
);
const formatted = fc
  .tuple(amount, fc.constantFrom('0.00', '#,##0.00', '000000', '0%', '@', '"day" 0', '[Red]0.0'))
  .map(([v, z]) => ({ t: 'n', v, z }));
const formula = fc.tuple(amount, fc.constantFrom('SUM(A1:A2)', '1/3')).map(([v, f]) => ({ t: 'n', v, f }));
const anyCell = fc.oneof(
  text,
  amount,
  fc.boolean(),
  day,
  moment,
  formatted,
  formula,
  fc.constant(undefined),
  fc.constant({ t: 'e', v: 0x2a }),
);
const rows = fc.array(fc.array(anyCell, { maxLength: 7 }), { minLength: 1, maxLength: 8 });

/** What the other reader wants to see before it looks at a sheet. */
const frame = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[
    ['xl/workbook.xml', 'sheet.main'],
    ['xl/worksheets/sheet1.xml', 'worksheet'],
    ['xl/sharedStrings.xml', 'sharedStrings'],
    ['xl/styles.xml', 'styles'],
  ]
    .map(
      ([part, kind]) =>
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`,
    )
    .join('')}</Types>`,
  '_rels/.rels':
    '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
};
const strings = [
  '<si><t>plain</t></si>',
  '<si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r></si>',
  '<si><t>漢字</t><rPh sb="0" eb="1"><t>かんじ</t></rPh></si>',
  '<si><t/></si>',
];
interface OddCell {
  readonly type: string;
  readonly inner: string;
  readonly style: number;
  readonly addressed: boolean;
}
const value = (...texts: readonly string[]) => fc.constantFrom(...texts).map((text) => `<v>${text}</v>`);
const dateStyles = [1, 2];
const typed = (type: string, inner: fc.Arbitrary<string>, styles = [0, 3]): fc.Arbitrary<OddCell> =>
  fc.record({ type: fc.constant(type), inner, style: fc.constantFrom(...styles), addressed: fc.boolean() });
const oddCell = fc.oneof(
  typed('n', value('1', '1.0', '-0.5', '1E3', '4.5e-2', '39.700000000000003', '46023')),
  // Days before March 1900 are refused: spreadsheets disagree about them.
  typed('n', value('46023', '61', '45000.5', '4.6E4'), dateStyles),
  typed(
    'n',
    value('46023').map((inner) => `<f>TODAY()</f>${inner}`),
  ),
  typed('s', value('0', '1', '2', '3')),
  typed('str', value('000417', ' x ', 'a_x000D_b')),
  typed('inlineStr', fc.constantFrom('<is><t>000417</t></is>', '<is><r><t>a</t></r><r><t>b</t></r></is>')),
  typed('b', value('0', '1')),
  typed('e', value('#N/A', '#REF!')),
  typed('n', fc.constant('')),
);
const oddSheet = fc.array(
  fc.record({ gap: fc.nat(3), numbered: fc.boolean(), cells: fc.array(oddCell, { maxLength: 6 }) }),
  { minLength: 1, maxLength: 6 },
);
const named = (prefix: string, xml: string): string =>
  prefix === '' ? xml : xml.replace(/<(\/?)(\w+)/g, `<$1${prefix}$2`).replace(/<(\S+?)>/, '<$1 xmlns:x="m">');

/** Rows and cells with or without their addresses; without one they follow the one before. */
const sheetXml = (lines: typeof oddSheet extends fc.Arbitrary<infer Lines> ? Lines : never, prefix: string): string => {
  let row = 0;
  const xml = lines.map(({ gap, numbered, cells }) => {
    row += numbered ? 1 + gap : 1;
    const inner = cells.map(({ type, inner: content, style, addressed }, column) => {
      const address = addressed ? ` r="${utils.encode_cell({ r: row - 1, c: column })}"` : '';
      return `<c${address} s="${style}" t="${type}">${content}</c>`;
    });
    return `<row${numbered ? ` r="${row}"` : ''}>${inner.join('')}</row>`;
  });
  return named(prefix, data(xml.join('')));
};

describe('the cells are those that another reader sees', () => {
  test('in workbooks that another program writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), fc.boolean(), async (sheets, date1904) => {
        const named = Object.fromEntries(sheets.map((content, at) => [`S${at}`, content]));
        const bytes = foreign(named, (written) => {
          written.Workbook = { ...written.Workbook, WBProps: { date1904 } };
        });
        expect(inOrder(await ownCells(bytes))).toEqual(inOrder(theirCells(bytes)));
      }),
      { seed: 67, numRuns: 500 },
    );
  });

  test('in sheets of odd but allowed XML, or the workbook is refused', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(oddSheet, fc.constantFrom('', 'x:'), async (lines, prefix) => {
        const bytes = book(sheetXml(lines, prefix), {
          ...frame,
          'xl/sharedStrings.xml': named(prefix, `<sst>${strings.join('')}</sst>`),
          'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="4"/></cellXfs></styleSheet>`,
        });
        let seen: Seen[];
        try {
          seen = await ownCells(bytes);
        } catch (error) {
          if (error instanceof Refusal) return;
          throw error;
        }
        compared += 1;
        expect(inOrder(seen)).toEqual(inOrder(theirCells(bytes)));
      }),
      { seed: 71, numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(250);
  });
});
