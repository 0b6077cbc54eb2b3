import {
  type Adapter,
  Decoder,
  mergeProfiles,
  type ReadBatch,
  type ReadOptions,
  reporter,
  type Source,
} from '@totalize/adapter-kit';
import type { PayLine } from '@totalize/core';
import { payrollResultsProfile } from './profiles.ts';
import { readEntries } from './read-entries.ts';
import { readXmlEntries } from './xml-entries.ts';

async function* read(
  _kind: 'payLines',
  source: Source,
  { file, mapping: own }: ReadOptions = {},
): AsyncGenerator<ReadBatch<PayLine>> {
  const mapping = mergeProfiles(payrollResultsProfile(), own);
  const nothing = 'The file has no Payroll_Result.';
  yield* readEntries(
    readXmlEntries(source, 'Payroll_Result'),
    mapping,
    reporter(file),
    nothing,
  ) as AsyncGenerator as AsyncGenerator<ReadBatch<PayLine>>;
}

/** Payroll results of Workday's web services (`Get_Payroll_Results`). */
export const workdayPayrollResults: Adapter<{ payLines: PayLine }, ReadOptions, never> = {
  format: 'workday-payroll-results',
  detect: (bytes) => {
    const text = new Decoder().decode(bytes.subarray(0, 64 * 1024), false).trimStart();
    return text.startsWith('<') && /<(?:[\w.-]+:)?(?:Get_Payroll_Results_Response|Payroll_Result)\b/.test(text)
      ? { confidence: 0.95, reason: 'The file is XML with a Payroll_Result of Workday.', kind: 'payLines' }
      : { confidence: 0, reason: 'The file has no Payroll_Result.' };
  },
  read,
};
