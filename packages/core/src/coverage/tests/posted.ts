import type { RuleTest } from '../../legislation/shape-test.ts';
import { type Answer, decided, missing, no } from '../answer.ts';
import { type Focus, senderOf } from '../focus.ts';

export const posted = (test: Extract<RuleTest, { test: 'posted' }>, focus: Focus): Answer => {
  const { posting } = focus.activity;
  if (posting === undefined || posting === null) return no('nobody was sent');
  if (posting.hiredLocally === true) return no('hired in the country of work');
  if (posting.from === undefined) return missing('posting.from');
  const from = senderOf(focus);
  if (from === undefined) return no(`sent from ${posting.from} to ${focus.place}: not from one party to the other`);
  return decided(test.from === undefined || test.from === from, `sent from ${from} to ${focus.place}`);
};
