import type { Case } from './model.ts';

const row = ({ id, shows, assignments }: Case): string => {
  const [first] = assignments;
  const places = assignments.map(({ work }) => work).join(', ');
  const way = first?.home === places ? places : `${first?.home} → ${places}`;
  return `| ${id} | ${way}${first?.hiredLocally === true ? ', hired there' : ''} | ${shows} |`;
};

/** What the example's README says; the tables follow the cases. */
export const readme = (cases: readonly Case[], lines: number): string => {
  const told = cases.filter(({ shows }) => shows !== undefined);
  const ordinary = cases.filter(({ shows }) => shows === undefined);
  return `# Northwind Bridge: a payroll year

Northwind Bridge makes measuring instruments for bridges. The company, its people, their pay and the exchange rates are
invented; the law is not. ${cases.length} workers and ${lines} pay lines of 2026. Workers are known by an id; there are no
names and no national identifiers.

Run it from the root of the repository:

\`\`\`sh
pnpm demo
\`\`\`

or by hand, after \`pnpm build\`:

\`\`\`sh
at=examples/northwind-bridge
pnpm totalize run --payroll $at/payroll-2026-*.csv --assignments $at/assignments.csv --certificates $at/certificates.csv \\
  --workers $at/workers.csv --employers $at/employers.csv --balances $at/balances.csv \\
  --exchange-rates $at/exchange-rates.csv --out $at/out --force
\`\`\`

The run ends with exit code 0: every line has its rows. The warnings in \`exceptions.csv\` are part of the picture: they
name what was assumed, and the German schemes (unemployment, levies, accident insurance) of which the sources do not say
whether a certificate releases them; these stay due until an override decides.

## Files

| file | holds |
|---|---|
| \`payroll-2026-01.csv\` … \`-12.csv\` | the pay lines of a month, by pay date |
| \`assignments.csv\` | who works for which company in which country, since when and until when |
| \`certificates.csv\` | certificates of coverage, also requested, replaced and withdrawn ones |
| \`workers.csv\` | birth dates, nationalities, residence, and the facts that a country's law asks for |
| \`employers.csv\` | the three companies and their own rates |
| \`balances.csv\` | what had been counted before 2026: NB-012 (Germany, 2025), NB-022 (tax year from April 2025) |
| \`exchange-rates.csv\` | invented rates, one a month for each pair and direction |

## Companies

| id | company |
|---|---|
| NB-US | Northwind Bridge, Inc., an American employer; 24 people in Germany, so the German sick-pay levy U1 is due |
| NB-DE | Northwind Bridge GmbH, covered by an agreement under IRC 3121(l): FICA follows its Americans |
| NB-GB | Northwind Bridge Ltd, without such an agreement |

## Cases

| worker | way | shows |
|---|---|---|
${told.map(row).join('\n')}

${ordinary[0]?.id} to ${ordinary.at(-1)?.id} are ordinary workers from a fixed seed: Americans in Germany and the United Kingdom,
Germans and Britons in the US, about two thirds of them with a certificate, some with a raise in July or a bonus in April.

Try also:

- \`--as-of 2026-07-31\`: the certificate of NB-005 has not arrived yet, and the withdrawal of NB-008 is not known.
- \`--schemes 'us.*'\`: FICA alone.

## A refund

The certificate of NB-005 arrives on 3 August for the time since January, and that of NB-008 turns out to be withdrawn. With the
months up to July approved in a ledger, one command says what comes back and what is still to be paid, and writes the pack of
worksheets, pages and a plan; \`pnpm demo\` leaves it in \`out/refunds\`.

\`\`\`sh
july=(--payroll $at/payroll-2026-0[1-7].csv --assignments $at/assignments.csv --certificates $at/certificates.csv \\
  --workers $at/workers.csv --employers $at/employers.csv --balances $at/balances.csv \\
  --exchange-rates $at/exchange-rates.csv --ledger northwind.ledger)
pnpm totalize run "\${july[@]}" --as-of 2026-07-31 --out july
pnpm totalize runs approve 1 --by 'R. Okafor' --ledger northwind.ledger
pnpm totalize reconcile "\${july[@]}" --as-of 2026-08-31 --out refunds
pnpm totalize claims apply refunds/plan.json --by 'R. Okafor' --ledger northwind.ledger
\`\`\`

Everything here is written by \`pnpm exec node tooling/demo/generate.ts\`, and a test compares.
`;
};
