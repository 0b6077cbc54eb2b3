import type { CompiledScheme } from '../legislation/compile.ts';
import type { NoFormula } from '../formula/formula.ts';
import { type Day, printDay } from '../time/date.ts';
import type { WorkerContext } from './context.ts';
import type { PreparedLine } from './prepared-line.ts';

/** Why a scheme has no rows though it should. */
export type Failure = Exclude<NoFormula, { none: 'outside' }> | { readonly none: 'override-refused' };

const sentenceOf = (failure: Failure, scheme: string, day: Day): string => {
  switch (failure.none) {
    case 'law-missing':
      return `The data have no value of ${failure.parameter} for ${printDay(day)}: ${scheme} was left out. Add the value to the law, or override it.`;
    case 'frequency':
      return `${scheme} has no threshold for pay that is ${failure.frequency}. Give the assignment a hostPayFrequency.`;
    case 'override-refused':
      return `An override of ${scheme} was refused, so ${scheme} was left out. Correct the override.`;
    case 'index':
      return `There is no exchange rate from ${failure.unit} for the pay date: ${scheme} was left out. Add it; no other rate is used.`;
    case 'attribute-invalid':
      return `The attribute ${failure.attribute} has a value that the law does not know: ${scheme} was left out. Correct it.`;
  }
};

const codeOf = {
  'override-refused': 'record-refused',
  'law-missing': 'law-missing',
  frequency: 'pay-frequency-unsupported',
  index: 'exchange-rate-missing',
  'attribute-invalid': 'attribute-invalid',
} as const;

/** Reports that a scheme was left out of a line; what comes later in its accumulators is provisional. */
export const fail = (
  context: WorkerContext,
  entry: { line: PreparedLine; scheme: CompiledScheme; day: Day },
  failure: Failure,
): void => {
  const { line, scheme, day } = entry;
  context.batch.notices.error(codeOf[failure.none], sentenceOf(failure, scheme.id, day), {
    workerId: line.workerId,
    lineId: line.lineId,
    country: scheme.country.code,
    scheme: scheme.id,
  });
  context.poison(line, scheme.country.code, scheme.id);
};
