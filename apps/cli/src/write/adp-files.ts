import type { PaydataLine, TaxDifference, TaxInstruction } from '@totalize/adapter-adp';
import type { Exception } from '@totalize/core';
import { nextDay } from './next-day.ts';
import { type Extra, type ExtraFile, type ExtraInput, payCodeOf, runId } from './extra-files.ts';

const problem = (workerId: string, message: string): Exception => ({
  severity: 'error',
  code: 'record-invalid',
  message,
  workerId,
});

/** Refunds are what was withheld from the employee and is not due. */
const refundsOf = ({
  differences,
  mapping,
  memos,
}: ExtraInput): { lines: (PaydataLine & { workerId: string })[]; exceptions: Exception[] } => {
  const lines: (PaydataLine & { workerId: string })[] = [];
  const exceptions: Exception[] = [];
  const write = (
    row: Pick<TaxDifference, 'workerId' | 'employerId' | 'scheme'>,
    amount: string,
    what: string,
  ): void => {
    const code = payCodeOf(mapping?.payCodes, row.scheme);
    if (code === undefined) {
      if (what === 'refund')
        exceptions.push(
          problem(
            row.workerId,
            `The refund of ${row.scheme} was not written: no pay code is given for it; name one in the mapping file, such as payCodes: { us.oasdi: "earning:FR" }.`,
          ),
        );
      return;
    }
    const [kind = '', name = ''] = code.split(':');
    if (kind !== 'earning' && kind !== 'memo') return;
    if ((kind === 'earning') !== (what === 'refund')) return;
    lines.push({
      workerId: row.workerId,
      companyCode: row.employerId,
      fileNumber: row.workerId,
      kind,
      code: name,
      amount,
    });
  };
  for (const row of differences)
    if (row.payer === 'employee' && !row.difference.startsWith('-')) write(row, row.difference, 'refund');
  for (const row of memos) if (/[1-9]/.test(row.amount)) write(row, row.amount, 'memo');
  return { lines, exceptions };
};

/** What certificates change in tax profiles: exempt from their first day, liable again from the day after the last. */
const taxProfiles = ({ certificates }: ExtraInput): TaxInstruction[] =>
  certificates.flatMap(({ workerId, employerId, exemptCountry, schemes, validFrom, validTo, status }) => {
    const countries = typeof exemptCountry === 'string' ? [exemptCountry] : exemptCountry;
    if (!countries.includes('US') || (status !== undefined && status !== 'issued')) return [];
    const covers = (scheme: string): boolean => schemes === undefined || schemes.includes(scheme);
    const change = (effective: string, exempt: boolean): TaxInstruction => ({
      workerId,
      ...(employerId !== undefined && { employerId }),
      effective,
      ...(covers('us.oasdi') && { socialSecurityExempt: exempt }),
      ...(covers('us.medicare') && { medicareExempt: exempt }),
    });
    return [change(validFrom, true), ...(validTo === undefined ? [] : [change(nextDay(validTo), false)])];
  });

const auditNote = (id: string, files: readonly ExtraFile[], input: ExtraInput): ExtraFile => ({
  name: 'adp-audit-note.txt',
  rows: files.length,
  content: [
    `totalize ${id}`,
    '',
    'These files belong together and carry this id. The same files again carry the same id: what was loaded once must not be loaded again.',
    '',
    ...files.map(({ name, rows }) => `${name}: ${rows} rows`),
    '',
    'Tax does not go through pay data: a Paydata file moves money only. Taxable wages and taxes are corrected with the worksheet, exemptions are set by the tax profile.',
    '',
    'Inputs',
    ...input.hashes.map(({ name, sha256 }) => `${sha256}  ${name}`),
    '',
  ].join('\n'),
});

/** The files for ADP that were asked for, and a note that ties them together. */
export const adpFiles = async (input: ExtraInput): Promise<Extra> => {
  const { paydataProblem, writePaydata, writeTaxProfile, writeTaxWorksheet } = await import('@totalize/adapter-adp');
  const changes = taxProfiles(input);
  const id = runId(input.hashes, [input.differences, input.memos, changes]);
  const files: ExtraFile[] = [];
  const exceptions: Exception[] = [];
  if (input.formats.includes('adp-paydata')) {
    const refunds = refundsOf(input);
    exceptions.push(...refunds.exceptions);
    const good = refunds.lines.filter((line) => {
      const why = paydataProblem(line);
      if (why !== undefined)
        exceptions.push(problem(line.workerId, `An amount for ADP Paydata ${why} and was not written.`));
      return why === undefined;
    });
    for (const file of writePaydata(good, id)) {
      files.push({ name: file.name, content: file.text, rows: file.rows });
      const { name, rows, earnings, memos } = file;
      const control = { id, file: name, rows, earnings, memos, inputs: input.hashes };
      files.push({
        name: name.replace(/csv$/, 'control.json'),
        content: `${JSON.stringify(control, undefined, 2)}\n`,
        rows: 1,
      });
    }
  }
  if (input.formats.includes('adp-tax-profile')) {
    files.push({ name: 'adp-tax-profile.json', content: writeTaxProfile(changes, id), rows: changes.length });
  }
  if (input.formats.includes('tax-worksheet')) {
    files.push({
      name: 'tax-worksheet.csv',
      content: writeTaxWorksheet(input.differences, id),
      rows: input.differences.length,
    });
  }
  return { files: files.length === 0 ? [] : [...files, auditNote(id, files, input)], exceptions };
};
