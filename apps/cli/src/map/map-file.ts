import { existsSync, writeFileSync } from 'node:fs';
import { isHeader, type Mapping, noMapping, textOf } from '@totalize/adapter-kit';
import { type ExitCode, exitCode, unreadable, usageError } from '../exit-code.ts';
import { displayNames, InputBytes } from '../input/bytes.ts';
import { candidatesFor, isZip, type Recognised } from '../input/recognise.ts';
import { jsonText } from '../terminal/json.ts';
import { type CommonOptions, note, plain, writeOut } from '../terminal/output.ts';
import { table } from '../terminal/table.ts';
import { profileText } from './profile-text.ts';
import { type Proposal, propose } from './propose.ts';

export interface MapOptions extends CommonOptions {
  readonly out?: string;
  readonly force?: boolean;
}

const ROWS = 200;
const SHOWN = 24;

const profileOf = async (format: string): Promise<Mapping | undefined> => {
  if (format === 'adp-register') return (await import('@totalize/adapter-adp')).registerProfile();
  return format === 'workday-report' ? (await import('@totalize/adapter-workday')).reportProfile() : undefined;
};

/** The rows of the table; of a workbook those of the sheet that has a known header, else of the longest. */
const rowsOf = async (bytes: Uint8Array, profile: Mapping | undefined): Promise<string[][]> => {
  if (!isZip(bytes)) return (await import('../input/csv-adapter.ts')).previewCsv(bytes, ROWS);
  const { previewXlsx } = await import('@totalize/adapter-xlsx');
  try {
    const sheets = await previewXlsx(bytes, ROWS);
    const tables = sheets.map(({ rows }) => rows.map((row) => row.map(textOf)));
    const fitting = tables.find((rows) => rows.some((row) => isHeader('payLines', row, profile ?? noMapping)));
    return fitting ?? tables.toSorted((a, b) => b.length - a.length)[0] ?? [];
  } catch (error) {
    throw unreadable(`The workbook cannot be read: ${error instanceof Error ? error.message : 'it is damaged.'}`);
  }
};

/** The row that is known as a header, else the first one with as many cells as the widest. */
const headerAt = (rows: readonly string[][], profile: Mapping | undefined): number => {
  const known = profile === undefined ? -1 : rows.findIndex((row) => isHeader('payLines', row, profile));
  if (known >= 0) return known;
  const filled = rows.slice(0, 20).map((row) => row.filter((cell) => cell.trim() !== '').length);
  return Math.max(
    0,
    filled.findIndex((count) => count === Math.max(...filled)),
  );
};

const undecided = new Set(['code-unknown', 'code-undecided', 'amount-unmapped']);

/** What the file holds that the shipped profile leaves to the user: a reading of it, of which only that is kept. */
const decisionsIn = async ({ adapter }: Recognised, bytes: Uint8Array, name: string): Promise<string[]> => {
  const found = new Set<string>();
  for await (const { exceptions } of adapter.read('payLines', [bytes], { file: name }))
    for (const { code, message } of exceptions) if (undecided.has(code)) found.add(plain(message));
  return [...found];
};

const formsText = ({ forms, missing }: Proposal): string[] => {
  const lines = Object.entries(forms).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  if (missing.length > 0)
    lines.push(`No column is ${missing.join(', ')}: name one, or give the value under constants.`);
  return lines.length === 0 ? [] : ['', ...lines];
};

const reportOf = (
  name: string,
  candidates: readonly Recognised[],
  proposal: Proposal | undefined,
  decisions: readonly string[],
): string => {
  const [best] = candidates;
  const lines = [
    best === undefined
      ? `${name}: no format is known that it could have.`
      : `${name}: ${best.adapter.format} (${Math.round(best.confidence * 100)} %). ${best.reason}`,
    ...candidates
      .slice(1, 4)
      .map(
        ({ adapter, confidence, reason }) => `  or ${adapter.format} (${Math.round(confidence * 100)} %): ${reason}`,
      ),
  ];
  if (proposal !== undefined) {
    const rows = proposal.columns.map(({ name: column, as, confidence, reason, samples }) => [
      plain(column),
      as,
      `${Math.round(confidence * 100)} %`,
      reason,
      samples.map((sample) => plain(sample.slice(0, SHOWN))).join(' · '),
    ]);
    lines.push(
      '',
      ...table([['column', 'is', 'sure', 'because', 'such as'], ...rows]),
      ...formsText(proposal),
      ...proposal.notes.map((line) => `\n${plain(line)}`),
    );
  }
  if (decisions.length > 0) lines.push('', 'To be decided in a mapping file:', ...decisions.map((line) => `- ${line}`));
  return `${lines.join('\n')}\n`;
};

/** Says what a file is, and proposes a profile where it is a table. */
export const mapFile = async (path: string, options: MapOptions): Promise<ExitCode> => {
  if (options.out !== undefined && existsSync(options.out) && options.force !== true)
    throw usageError(
      `${plain(options.out)} exists: choose another name, or overwrite with --force. Nothing was written.`,
    );
  const name = displayNames([path]).get(path) ?? path;
  const chunks: Uint8Array[] = [];
  for await (const chunk of new InputBytes(path, name)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) throw unreadable(`${name} is empty.`);
  const candidates = await candidatesFor(bytes, 'payLines');
  if (candidates.length === 0) throw unreadable(`${name} is neither a text nor a workbook that could be a pay file.`);
  const isTable = isZip(bytes) || !/^\s*[<{[]/.test(bytes.toString('latin1', 0, 256).replace(/^ï»¿/, ''));
  const [likeliest] = candidates;
  const best = likeliest?.adapter.format ?? '';
  const isOwn = best === 'csv' || best === 'xlsx';
  const decisions = likeliest === undefined || isOwn ? [] : await decisionsIn(likeliest, bytes, name);
  const profile = await profileOf(best);
  let proposal: Proposal | undefined;
  if (isTable) {
    const rows = await rowsOf(bytes, profile);
    const at = headerAt(rows, profile);
    proposal = propose(rows[at] ?? [], rows.slice(at + 1), profile);
  }
  if (options.json === true) {
    const formats = candidates.map(({ adapter, confidence, reason }) => ({
      format: adapter.format,
      confidence,
      reason,
    }));
    await writeOut(jsonText({ file: name, formats, ...proposal, decisions }));
  } else if (options.quiet !== true) await writeOut([reportOf(name, candidates, proposal, decisions)]);
  if (options.out === undefined) return exitCode.done;
  if (proposal === undefined)
    throw usageError(`${name} is no table: its profile is that of ${best}; give only what differs, as docs/ shows.`);
  writeFileSync(options.out, profileText(proposal, profile?.profile, decisions));
  note(options, `The proposal was written to ${plain(options.out)}: look at every line before it is used.`);
  return exitCode.done;
};
