import { DecimalSum } from '@totalize/adapter-kit';

/** One amount for one worker in a Paydata file. */
export interface PaydataLine {
  /** Two or three letters or digits. */
  readonly companyCode: string;
  /** As the payroll system has it; up to six digits. */
  readonly fileNumber: string;
  readonly kind: 'earning' | 'memo';
  /** One or two characters; the company must have it. */
  readonly code: string;
  /** Two digits after the point. */
  readonly amount: string;
}

export interface PaydataFile {
  readonly name: string;
  readonly text: string;
  readonly rows: number;
  /** Sum of the earnings and of the memos, to recognise a file that is loaded twice. */
  readonly earnings: string;
  readonly memos: string;
}

/** Why a line cannot be written: the end of a sentence. */
export const paydataProblem = ({ companyCode, fileNumber, code, amount }: PaydataLine): string | undefined => {
  if (!/^[A-Za-z0-9]{2,3}_?$/.test(companyCode))
    return 'has an employer id that is no company code of ADP (two or three letters or digits)';
  if (!/^\d{1,6}$/.test(fileNumber) || Number(fileNumber) < 51)
    return 'has a worker id that is no file number of ADP (51 to 999999)';
  if (!/^(?:[A-Za-z][A-Za-z0-9]?|\d{1,2})$/.test(code) || ['40', '50', '60', '61'].includes(code) || Number(code) > 79)
    return 'has a code that ADP does not take';
  return /^-?\d{1,7}\.\d{2}$/.test(amount)
    ? undefined
    : 'has an amount that does not fit: seven digits before the point, two after it';
};

const header = 'Co Code,Batch ID,File #,Pay #,Earnings 3 Code,Earnings 3 Amount,Memo Code,Memo Amount';

/** Each row takes one earning and one memo; what is left goes on the next row of the same worker. */
const rowsOf = (lines: readonly PaydataLine[], prefix: string): string[] => {
  const rows: string[] = [];
  const earnings = lines.filter(({ kind }) => kind === 'earning');
  const memos = lines.filter(({ kind }) => kind === 'memo');
  for (let at = 0; at < Math.max(earnings.length, memos.length); at += 1) {
    const pair = [earnings[at], memos[at]].map((line) => (line === undefined ? ',' : `${line.code},${line.amount}`));
    rows.push(`${prefix},${pair.join(',')}`);
  }
  return rows;
};

/**
 * Writes Paydata files (`PRcccEPI.csv`), one for each company code: CRLF, ASCII, zero-padded file numbers.
 *
 * @example
 * ```ts
 * import assert from 'node:assert';
 * import { writePaydata } from '@totalize/adapter-adp';
 * const [file] = writePaydata([{ companyCode: 'ABC', fileNumber: '417', kind: 'earning', code: 'FR', amount: '1922.00' }], 'T0000001');
 * assert.equal(file?.name, 'PRABCEPI.csv');
 * assert.equal(file?.text.split('\r\n')[1], 'ABC,T0000001,000417,1,FR,1922.00,,');
 * ```
 */
export const writePaydata = (lines: readonly PaydataLine[], batchId: string): PaydataFile[] => {
  if (!/^[A-Za-z0-9]{1,8}$/.test(batchId)) throw new RangeError('a batch id has at most eight letters or digits');
  const wrong = lines.map(paydataProblem).find((problem) => problem !== undefined);
  if (wrong !== undefined) throw new RangeError(`a line ${wrong}`);
  const byCompany = Map.groupBy(lines, ({ companyCode }) => companyCode.toUpperCase().padEnd(3, '_'));
  return [...byCompany]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([company, own]) => {
      const byWorker = Map.groupBy(own, ({ fileNumber }) => fileNumber.padStart(6, '0'));
      const rows = [...byWorker]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([file, amounts]) => rowsOf(amounts, `${company},${batchId},${file},1`));
      const sum = (kind: PaydataLine['kind']): string =>
        new DecimalSum(...own.filter((line) => line.kind === kind).map(({ amount }) => amount)).text;
      return {
        name: `PR${company}EPI.csv`,
        text: [header, ...rows, ''].join('\r\n'),
        rows: rows.length,
        earnings: sum('earning'),
        memos: sum('memo'),
      };
    });
};
