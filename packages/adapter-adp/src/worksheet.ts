/** What was withheld of one tax and one payer in one quarter, and what was due. */
export interface TaxDifference {
  readonly workerId: string;
  readonly employerId: string;
  readonly quarter: string;
  readonly scheme: string;
  readonly payer: string;
  readonly currency: string;
  readonly wages: string;
  readonly withheld: string;
  readonly due: string;
  readonly difference: string;
}

const columns = [
  'id',
  'worker_id',
  'employer_id',
  'quarter',
  'scheme',
  'payer',
  'currency',
  'wages',
  'withheld',
  'due',
  'difference',
] as const;

const cell = (text: string): string => {
  const guarded = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/** A worksheet for whoever corrects taxes in the payroll system: tax never goes through pay data. */
export const writeTaxWorksheet = (rows: readonly TaxDifference[], id: string): string =>
  [
    columns.join(','),
    ...rows.map((row) =>
      [
        id,
        row.workerId,
        row.employerId,
        row.quarter,
        row.scheme,
        row.payer,
        row.currency,
        row.wages,
        row.withheld,
        row.due,
        row.difference,
      ]
        .map(cell)
        .join(','),
    ),
    '',
  ].join('\n');
