import { negateInt, parseAmount, printAmount } from '@totalize/core';
import type { LedgerStore, Row } from './store.ts';

const same = ['period_start', 'period_end', 'country', 'scheme', 'payer', 'currency', 'status'] as const;
const turned = ['wages', 'base', 'amount'] as const;

const negative = (row: Row, name: string): string => {
  const currency = String(row['currency']);
  return printAmount(negateInt(parseAmount(String(row[name]), currency) ?? 0), currency);
};

const textOf = (row: Row, sign: 1 | -1): string =>
  JSON.stringify([
    ...same.map((name) => row[name]),
    ...turned.map((name) => (sign === 1 ? row[name] : negative(row, name))),
  ]);

/** How many reversals of a run are not the exact negatives of the rows of the approved run that stand for their lines. */
export const unlikeReversals = async (store: LedgerStore, runId: number): Promise<number> => {
  const reversals = await store.all(
    `SELECT lines.line_tag, reverses_tag, standing_lines.run_id AS stands_in FROM lines
      JOIN standing_lines ON standing_lines.line_tag = reverses_tag
      WHERE lines.run_id = ? AND refused = 0 AND reverses_tag NOT IN (SELECT line_tag FROM lines AS own WHERE own.run_id = lines.run_id)`,
    [runId],
  );
  const rowsOf = async (tag: string, run: number, sign: 1 | -1): Promise<string> => {
    const rows = await store.all('SELECT * FROM contributions WHERE line_tag = ? AND run_id = ?', [tag, run]);
    return rows
      .map((row) => textOf(row, sign))
      .toSorted()
      .join('\n');
  };
  let unlike = 0;
  for (const reversal of reversals) {
    const taken = await rowsOf(String(reversal['reverses_tag']), Number(reversal['stands_in']), -1);
    if (taken !== (await rowsOf(String(reversal['line_tag']), runId, 1))) unlike += 1;
  }
  return unlike;
};
