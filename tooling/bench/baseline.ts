/**
 * FICA alone, written by hand: reads pay lines, writes five rows for each. What a good engineer would write for this one
 * purpose, and what the engine is measured against. Arguments: payroll file, file to write.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { Decimal as DefaultDecimal } from 'decimal.js';

const [, , payroll = '', out = ''] = process.argv;

const Decimal = DefaultDecimal.clone({ precision: 40, rounding: DefaultDecimal.ROUND_HALF_UP });
const wageBase = new Decimal('184500');
const oasdiRate = new Decimal('0.062');
const medicareRate = new Decimal('0.0145');
const threshold = new Decimal('200000');
const additionalRate = new Decimal('0.009');
const zero = new Decimal(0);

interface PayLine {
  line_id: string;
  worker_id: string;
  employer_id: string;
  pay_date: string;
  gross: string;
}

const header = 'line_id,scheme,payer,wages,base,rate,amount\n';
const paidSoFar = new Map<string, DefaultDecimal>();

const rowsOf = (line: PayLine): string => {
  const key = `${line.worker_id} ${line.employer_id} ${line.pay_date.slice(0, 4)}`;
  const before = paidSoFar.get(key) ?? zero;
  const gross = new Decimal(line.gross);
  const after = before.plus(gross);
  paidSoFar.set(key, after);

  const base = Decimal.max(Decimal.min(wageBase.minus(before), gross), zero);
  const oasdi = base.times(oasdiRate).toFixed(2);
  const medicare = gross.times(medicareRate).toFixed(2);
  const above = Decimal.max(after.minus(Decimal.max(before, threshold)), zero);
  const additional = above.times(additionalRate).toFixed(2);

  const id = line.line_id;
  const wages = gross.toFixed(2);
  const capped = base.toFixed(2);
  return (
    `${id},us.oasdi,employee,${wages},${capped},0.062,${oasdi}\n` +
    `${id},us.oasdi,employer,${wages},${capped},0.062,${oasdi}\n` +
    `${id},us.medicare,employee,${wages},${wages},0.0145,${medicare}\n` +
    `${id},us.medicare,employer,${wages},${wages},0.0145,${medicare}\n` +
    `${id},us.additional-medicare,employee,${wages},${above.toFixed(2)},0.009,${additional}\n`
  );
};

const blockSize = 1 << 16;

await pipeline(
  createReadStream(payroll),
  parse({ columns: true }),
  async function* (lines: AsyncIterable<PayLine>) {
    let block = header;
    for await (const line of lines) {
      block += rowsOf(line);
      if (block.length > blockSize) {
        yield block;
        block = '';
      }
    }
    yield block;
  },
  createWriteStream(out),
);
