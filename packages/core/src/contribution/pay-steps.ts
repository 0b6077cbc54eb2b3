import type { PayStep } from '../formula/formula.ts';
import { addInt, type Int, maxInt, minInt, mulInt, subInt } from '../money/integer.ts';
import { divideInt } from '../money/rounding.ts';
import { limitFor, type Portion } from './portion.ts';

/** What the steps from pay to base come to. */
export interface Stepped {
  readonly base: Int;
  /** The pay reaches a ceiling: more of it adds nothing. */
  readonly full: boolean;
  /** What the pay lacked of a floor. */
  readonly lacking: Int;
}

/** Rows of a grade are for one period; pay of several periods together is graded by its average. */
const gradeOf = (rows: (PayStep & { step: 'grade' })['rows'], pay: Int, portion: Portion): Int => {
  const periods = Math.max(1, portion.whole);
  const row = rows.find(({ below }) => below === undefined || pay < mulInt(below, periods)) ?? rows.at(-1);
  return mulInt(row?.amount ?? 0, periods);
};

/** A step that is no ceiling; without pay there is no base, whatever the step. */
const apply = (step: Exclude<PayStep, { step: 'ceiling' }>, pay: Int, portion: Portion): Int => {
  switch (step.step) {
    case 'floor':
      return maxInt(pay, limitFor(step.limit, portion));
    case 'allowance': {
      const left = maxInt(subInt(pay, limitFor(step.limit, portion)), 0);
      return step.atLeast === undefined ? left : maxInt(left, limitFor(step.atLeast, portion));
    }
    case 'factor':
      return divideInt(mulInt(pay, step.factor), step.of, 'half-up');
    case 'round':
      return mulInt(divideInt(pay, step.unit, step.mode), step.unit);
    case 'grade':
      return gradeOf(step.rows, pay, portion);
    case 'stated':
      return limitFor(step.limit, portion);
  }
};

/** Pay to date becomes the base to date. Below zero, where a correction takes it, pay is charged as it is. */
export const stepPay = (steps: readonly PayStep[], pay: Int, portion: Portion): Stepped => {
  if (steps.length === 0) return { base: pay, full: false, lacking: 0 };
  let base = pay;
  let full = false;
  let lacking: Int = 0;
  for (const step of steps) {
    if (step.step === 'floor' && portion.beyond === true) continue;
    if (base <= 0 && step.step !== 'factor' && step.step !== 'round') continue;
    if (step.step === 'ceiling') {
      const limit = limitFor(step.limit, portion);
      if (base >= limit) full = true;
      base = minInt(base, limit);
    } else {
      const next = apply(step, base, portion);
      if (step.step === 'floor') lacking = addInt(lacking, subInt(next, base));
      base = next;
    }
  }
  return { base, full, lacking };
};
