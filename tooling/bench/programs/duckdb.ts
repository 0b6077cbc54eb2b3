/**
 * Baseline (b): FICA alone as one SQL statement, on all cores: five rows a line with the columns that the others write, wages
 * to date by a window over worker, employer and year. DuckDB reckons in doubles here, so that some amounts are a cent off;
 * it is measured against for speed alone. Arguments: payroll file, file to write, folder of node_modules.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [, , payroll = '', out = '', folder = ''] = process.argv;

interface Connection {
  run(sql: string): Promise<unknown>;
}
interface DuckDb {
  DuckDBInstance: { create(): Promise<{ connect(): Promise<Connection> }> };
}

const { DuckDBInstance } = createRequire(join(folder, 'package.json'))('@duckdb/node-api') as DuckDb;
const connection = await (await DuckDBInstance.create()).connect();
const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

await connection.run(`
COPY (
  WITH lines AS (
    SELECT line_id, worker_id, gross,
      coalesce(sum(gross) OVER (PARTITION BY worker_id, employer_id, year(pay_date) ORDER BY pay_date, line_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM read_csv(${quoted(payroll)}, header = true, types = {'gross': 'DOUBLE', 'pay_date': 'DATE', 'line_id': 'VARCHAR'})
  ), bases AS (
    SELECT line_id, worker_id, gross, greatest(least(184500 - before, gross), 0) AS oasdi,
      greatest(before + gross - greatest(before, 200000), 0) AS additional
    FROM lines
  )
  SELECT line_id, worker_id, scheme, payer, round(base, 2) AS base, round(base * rate, 2) AS amount
  FROM bases, LATERAL (VALUES
    ('us.oasdi', 'employee', oasdi, 0.062), ('us.oasdi', 'employer', oasdi, 0.062),
    ('us.medicare', 'employee', gross, 0.0145), ('us.medicare', 'employer', gross, 0.0145),
    ('us.additional-medicare', 'employee', additional, 0.009)) AS t(scheme, payer, base, rate)
) TO ${quoted(out)} (HEADER)`);
