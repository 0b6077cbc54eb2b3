import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sumBy } from '../../src/batch.ts';
import { history } from './history.ts';
import { knowingAllIn, monthlyRunsIn, planIn, reconciledIn } from './host-history.ts';
import { summed } from './ledger-history.ts';

const runs = { seed: 20_261_122, numRuns: 20 };

const byAccount = (items: readonly { scheme: string; payer: string; amount: string }[]) =>
  sumBy(
    items,
    ({ scheme, payer }) => `${scheme} ${payer}`,
    ({ amount }) => amount,
  );

describe.each(['CA', 'CH', 'ES', 'FR', 'IT', 'JP', 'KR', 'NL', 'AT', 'LU'])(
  'a history of certificates in %s',
  (host) => {
    test('the corrections make the monthly runs a run that knew everything, part by part', () => {
      let corrected = 0;
      fc.assert(
        fc.property(history, (one) => {
          const monthly = monthlyRunsIn(host, one);
          const corrections = planIn(host, one, monthly).corrections.filter(({ scheme }) =>
            scheme.startsWith(`${host.toLowerCase()}.`),
          );
          corrected += corrections.length;
          expect(summed(monthly.flat(), corrections)).toEqual(summed(knowingAllIn(host, one)));
        }),
        runs,
      );
      expect(corrected).toBeGreaterThan(20);
    });

    test('what was withheld less refunds and balances due is what a run gives that knew everything', () => {
      fc.assert(
        fc.property(history, (one) => {
          const monthly = monthlyRunsIn(host, one);
          const { refunds, balancesDue, totals } = reconciledIn(host, one, monthly);
          const differences = [...refunds, ...balancesDue].map((row) => ({ ...row, amount: row.difference }));
          const originals = byAccount(monthly.flat());
          const corrected = byAccount([...differences, ...totals.fractionsOfCents]);
          for (const [account, cents] of byAccount(knowingAllIn(host, one))) {
            expect([account, (originals.get(account) ?? 0) - (corrected.get(account) ?? 0)]).toEqual([account, cents]);
          }
        }),
        runs,
      );
    });
  },
);
