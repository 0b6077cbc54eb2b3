import type { RuleTest } from '../../legislation/shape-test.ts';
import { type Answer, decided } from '../answer.ts';
import type { Focus } from '../focus.ts';

/** The kind of an activity under the law of one country, where the laws differ. */
export const kindUnder = (focus: Focus, country: string): string => {
  const own = Object.entries(focus.activity.kindUnder ?? {}).find(([code]) => focus.resolve(code) === country);
  return own?.[1] ?? focus.activity.kind;
};

export const kind = (test: Extract<RuleTest, { test: 'kind' }>, focus: Focus): Answer => {
  const wanted: readonly string[] = test.in;
  if (test.under === undefined) {
    return decided(
      wanted.includes(focus.activity.kind),
      `kind is ${focus.activity.kind}, asked for ${wanted.join(' or ')}`,
    );
  }
  const kinds = focus.instrument.parties.map((party) => `${kindUnder(focus, party)} under the law of ${party}`);
  const count = focus.instrument.parties.filter((party) => wanted.includes(kindUnder(focus, party))).length;
  return decided(test.under === 'any-law' ? count > 0 : count === 1, kinds.join(', '));
};
