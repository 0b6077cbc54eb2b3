import {
  type Adapter,
  Decoder,
  type Detection,
  emptyBatch,
  headAndAll,
  isZip,
  mergeProfiles,
  profileFit,
  type ReadBatch,
  readExactJson,
  type ReadOptions,
  reporter,
  type Source,
} from '@totalize/adapter-kit';
import { readCsv } from '@totalize/adapter-csv';
import { readXlsx } from '@totalize/adapter-xlsx';
import type { PayLine } from '@totalize/core';
import { jsonEntries } from './json-entries.ts';
import { reportProfile } from './profiles.ts';
import { readEntries } from './read-entries.ts';
import { readXmlEntries } from './xml-entries.ts';

const EXAMINED = 16 * 1024;

const beginningOf = (bytes: Uint8Array): string => new Decoder().decode(bytes.subarray(0, EXAMINED), false).trimStart();

const detect = (bytes: Uint8Array): Detection<'payLines'> => {
  if (isZip(bytes)) return { confidence: 0, reason: 'The file is no text.' };
  const text = beginningOf(bytes);
  const reason = 'The file has the frame of a Workday report (Report_Data, Report_Entry).';
  if (text.startsWith('<') && /<(?:[\w.-]+:)?Report_(?:Data|Entry)\b/.test(text))
    return { confidence: 0.95, reason, kind: 'payLines' };
  if (/^\{\s*"Report_Entry"\s*:/.test(text)) return { confidence: 0.95, reason, kind: 'payLines' };
  return { confidence: 0, reason: 'The file has no Report_Entry.' };
};

/** A table is taken for a report where its columns are those of the profile; a tenant's own need a mapping file. */
const detectTable = (rows: readonly (readonly string[])[]): Detection<'payLines'> => {
  const fit = profileFit(rows, reportProfile());
  if (fit === undefined) return { confidence: 0, reason: 'No row names an employee and what was paid.' };
  const { names, known } = fit;
  const employee = names.some((name) => /^employee.id$/i.test(name.trim()));
  const reason = `${known} of ${names.length} columns are those of a payroll report of Workday.`;
  return { confidence: employee ? 0.5 + (0.3 * known) / names.length : 0.2, reason, kind: 'payLines' };
};

async function* read(
  _kind: 'payLines',
  source: Source,
  { file, mapping: own }: ReadOptions = {},
): AsyncGenerator<ReadBatch<PayLine>> {
  const mapping = mergeProfiles(reportProfile(), own);
  const report = reporter(file);
  const options = { mapping, ...(file !== undefined && { file }) };
  const nothing = 'The report has no entries.';
  const { head, all } = await headAndAll(source);
  const text = beginningOf(head);
  if (isZip(head)) yield* readXlsx('payLines', all, options);
  else if (text.startsWith('<')) {
    yield* readEntries(
      readXmlEntries(all, 'Report_Entry'),
      mapping,
      report,
      nothing,
    ) as AsyncGenerator as AsyncGenerator<ReadBatch<PayLine>>;
  } else if (/^[{[]/.test(text)) {
    const found = await readExactJson(all);
    if ('problem' in found) {
      const out = emptyBatch();
      out.exceptions.push(report('error', 'file-unreadable', found.problem));
      yield out as unknown as ReadBatch<PayLine>;
      return;
    }
    const entries = (async function* () {
      yield jsonEntries(found.value);
    })();
    yield* readEntries(entries, mapping, report, nothing) as AsyncGenerator as AsyncGenerator<ReadBatch<PayLine>>;
  } else yield* readCsv('payLines', all, options);
}

/**
 * Payroll reports of Workday: XML, JSON, CSV or a workbook. Columns and codes are the tenant's own and stand in a profile.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { parseMapping } from '@totalize/adapter-kit';
 * import { workdayReport } from '@totalize/adapter-workday';
 * const own = parseMapping('version: 1\ncodes: { earnings: { SAL: regular } }\ntaxes: { W_OASDI: us.oasdi }\nconstants: { currency: USD, employerId: US-HQ }');
 * const report = `<wd:Report_Data xmlns:wd="urn:com.workday.report/FICA"><wd:Report_Entry>
 *   <wd:Employee_ID>000417</wd:Employee_ID><wd:Period_Start>2026-01-01-08:00</wd:Period_Start>
 *   <wd:Period_End>2026-01-15-08:00</wd:Period_End><wd:Payment_Date>2026-01-15-08:00</wd:Payment_Date>
 *   <wd:Lines_group><wd:Earning><wd:ID wd:type="Earning_Code">SAL</wd:ID></wd:Earning><wd:Amount>5000</wd:Amount></wd:Lines_group>
 *   <wd:Lines_group><wd:Deduction><wd:ID wd:type="Deduction_Code">W_OASDI</wd:ID></wd:Deduction><wd:Amount>310</wd:Amount><wd:Employer_Paid>0</wd:Employer_Paid></wd:Lines_group>
 * </wd:Report_Entry></wd:Report_Data>`;
 * if ('problems' in own) throw new Error(own.problems.join());
 * for await (const { records } of workdayReport.read('payLines', report, { mapping: own.mapping })) {
 *   for (const line of records) assert.deepEqual([line.gross, line.withheld], ['5000.00', [{ scheme: 'us.oasdi', payer: 'employee', amount: '310.00' }]]);
 * }
 * ```
 */
export const workdayReport: Adapter<{ payLines: PayLine }, ReadOptions, never> = {
  format: 'workday-report',
  detect,
  detectTable,
  read,
};
