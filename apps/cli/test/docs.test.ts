import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type ColumnType, writeWorkbook } from '@totalize/adapter-xlsx';
import { folder, read, totalize, write } from './cli.ts';

interface Block {
  readonly language: string;
  /** The file that the block shows; none of a block that only illustrates. */
  readonly file: string | undefined;
  readonly text: string;
}

const page = (name: string): URL => new URL(`../../../${name}`, import.meta.url);

const blocksOf = (markdown: string): Block[] =>
  [...markdown.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, language = '', file, text = '']) => ({
    language,
    file,
    text,
  }));

/** The commands of a console block, each with the lines that it must print. */
const commandsOf = (text: string): { args: string[]; lines: string[] }[] =>
  text
    .replace(/\\\n\s*/g, '')
    .split(/^\$ totalize /m)
    .slice(1)
    .map((command) => {
      const [args = '', ...lines] = command.trimEnd().split('\n');
      return { args: args.split(/\s+/), lines };
    });

const UPDATE = process.env['UPDATE_DOCS'] === '1';

/** The workbook whose sheet a page shows as CSV: days are days and amounts numbers. */
const workbookOf = async (text: string): Promise<Buffer> => {
  const [first = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((row) => row.split(','));
  const typeOf = (at: number): ColumnType => {
    if (rows.some((row) => /^\d{4}-\d{2}-\d{2}$/.test(row[at] ?? ''))) return 'date';
    return rows.some((row) => /^\d+\.\d+$/.test(row[at] ?? '')) ? 'number' : 'text';
  };
  const width = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({ name: first[at] ?? '', type: typeOf(at) }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeWorkbook([{ name: 'Pay', columns, rows }])) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** Does what a page says, from top to bottom: files shown first are inputs, those that a command made must be as shown. */
const follow = async (name: string): Promise<void> => {
  const at = folder();
  let markdown = readFileSync(page(name), 'utf8');
  let made = 0;
  for (const { language, file, text } of blocksOf(markdown)) {
    if (language === 'console') {
      for (const { args, lines } of commandsOf(text)) {
        const out = totalize(args, '', { cwd: at() });
        expect(out.code, `${args.join(' ')}\n${out.stderr}`).toBe(0);
        for (const line of lines) expect(out.stdout).toContain(line);
      }
    } else if (file !== undefined && existsSync(at(file))) {
      made += 1;
      const actual = read(at(file)).replaceAll('\r\n', '\n');
      if (UPDATE)
        markdown = markdown.replace(`\`\`\`${language} ${file}\n${text}`, `\`\`\`${language} ${file}\n${actual}`);
      else expect(text, `${name}: ${file} (UPDATE_DOCS=1 writes it again)`).toBe(actual);
    } else if (file !== undefined) {
      mkdirSync(dirname(at(file)), { recursive: true });
      write(at(file), file.endsWith('.xlsx') ? await workbookOf(text) : text);
    }
  }
  expect(made, `${name} shows no result`).toBeGreaterThan(0);
  if (UPDATE) writeFileSync(page(name), markdown);
};

describe('the worked examples of the pages run, and give what is shown', () => {
  test.each(['docs/adp.md', 'docs/workday.md', 'docs/excel.md', 'docs/import-csv.md'])('%s', async (name) => {
    await follow(name);
  });

  test('docs/run-a-month.md, for the example company', () => {
    const blocks = blocksOf(readFileSync(page('docs/run-a-month.md'), 'utf8'));
    const [look, ...others] = blocks
      .filter(({ language }) => language === 'console')
      .flatMap(({ text }) => commandsOf(text));
    expect(others).toEqual([]);
    const out = totalize(look?.args ?? [], '', { cwd: fileURLToPath(page('examples/northwind-bridge')) });
    for (const line of look?.lines.filter((shown) => shown.trim() !== '…') ?? []) expect(out.stdout).toContain(line);
    expect(out.code).toBe(0);
  });

  test('the README shows what docs/adp.md shows', () => {
    const shown = blocksOf(readFileSync(page('docs/adp.md'), 'utf8')).find(
      ({ file }) => file === '2026-01/PRABCEPI.csv',
    );
    expect(shown?.text).toBeDefined();
    expect(readFileSync(page('README.md'), 'utf8')).toContain(shown?.text);
  });
});
