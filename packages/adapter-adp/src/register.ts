import {
  type Adapter,
  canonicalName,
  type Detection,
  headAndAll,
  isZip,
  mergeProfiles,
  profileFit,
  type ReadBatch,
  type ReadOptions,
  type Source,
} from '@totalize/adapter-kit';
import { previewCsv, readCsv } from '@totalize/adapter-csv';
import { readXlsx } from '@totalize/adapter-xlsx';
import type { PayLine } from '@totalize/core';
import { registerProfile } from './profiles.ts';

type PayRecords = { payLines: PayLine };

/** How sure one can be that a table is a register, from its header: the more of its columns are ADP's, the more. */
const detectTable = (rows: readonly (readonly string[])[]): Detection<'payLines'> => {
  const fit = profileFit(rows, registerProfile());
  if (fit === undefined) return { confidence: 0, reason: 'No row names a file number and what was paid.' };
  const { names, known } = fit;
  const canonical = names.map(canonicalName);
  const own = canonical.filter((name) =>
    /^(?:FILE (?:NUMBER|#)|CO(?:MPANY)? CODE|POSITION ID)$|-EMPLOYE[ER] TAX/.test(name),
  ).length;
  if (own < 2 || canonical.includes('BATCH ID'))
    return { confidence: 0.1, reason: 'The columns are not those of a register.' };
  const reason = `${known} of ${names.length} columns are those of a payroll register of ADP Workforce Now.`;
  return { confidence: 0.6 + (0.35 * known) / names.length, reason, kind: 'payLines' };
};

async function* read(
  _kind: 'payLines',
  source: Source,
  { file, mapping }: ReadOptions = {},
): AsyncGenerator<ReadBatch<PayLine>> {
  const options = { mapping: mergeProfiles(registerProfile(), mapping), ...(file !== undefined && { file }) };
  const { head, all } = await headAndAll(source);
  yield* isZip(head) ? readXlsx('payLines', all, options) : readCsv('payLines', all, options);
}

/**
 * Payroll registers and custom reports of ADP Workforce Now, as CSV or as a workbook.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { adpRegister } from '@totalize/adapter-adp';
 * const file = 'COMPANY CODE,FILE NUMBER,PERIOD BEGINNING DATE,PERIOD ENDING DATE,PAY DATE,REGULAR EARNINGS,SOCIAL SECURITY - EMPLOYEE TAX\n'
 *   + 'ABC,000417,01/01/2026,01/31/2026,01/30/2026,"$5,000.00",310.00\n';
 * for await (const { records } of adpRegister.read('payLines', file)) {
 *   assert.equal(records[0]?.gross, '5000.00');
 *   assert.deepEqual(records[0]?.withheld, [{ scheme: 'us.oasdi', payer: 'employee', amount: '310.00' }]);
 * }
 * ```
 */
export const adpRegister: Adapter<PayRecords, ReadOptions, never> = {
  format: 'adp-register',
  detect: (bytes) =>
    isZip(bytes) || /^\s*[<{[]/.test(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))
      ? { confidence: 0, reason: 'The file is no text table.' }
      : detectTable(previewCsv(bytes, 20)),
  detectTable,
  read,
};
