import type { BaseStep } from '../legislation/shape-mechanism.ts';
import { minorDigitsOf } from '../money/currency.ts';
import { parseScaled, rescale } from '../money/decimal.ts';
import { powerOfTen } from '../money/integer.ts';
import type { FigureReader } from './figure-reader.ts';
import type { PayStep } from './formula.ts';
import type { FormulaQuestion } from './question.ts';

/** A step with its figures; `undefined` where the law has no such limit, or the worker no stated pay. */
export const stepFor = (step: BaseStep, figures: FigureReader, question: FormulaQuestion): PayStep | undefined => {
  const digits = minorDigitsOf(question.country.law.currency);
  switch (step.step) {
    case 'ceiling': {
      const { ceiling } = question.decided;
      const limit =
        ceiling === undefined
          ? figures.limit(step.parameter, step.scaledBy)
          : figures.limitFrom(ceiling, figures.parameterOf(step.parameter));
      return limit === undefined ? undefined : { step: 'ceiling', limit };
    }
    case 'floor': {
      const limit = figures.limit(step.parameter, step.scaledBy);
      return limit === undefined ? undefined : { step: 'floor', limit };
    }
    case 'allowance': {
      const limit = figures.limit(step.parameter, step.scaledBy);
      const atLeast = step.atLeast === undefined ? undefined : figures.limit(step.atLeast);
      return limit === undefined ? undefined : { step: 'allowance', limit, atLeast };
    }
    case 'factor': {
      const figure = figures.number(step.parameter);
      return figure === undefined ? undefined : { step: 'factor', factor: figure.units, of: powerOfTen(figure.scale) };
    }
    case 'round':
      return { step: 'round', mode: step.mode, unit: figures.money(step.unit).amount };
    case 'grade': {
      const rows = figures.rows(step.parameter).map(({ below, amount = '0' }) => ({
        below: below === undefined ? undefined : figures.money(below).amount,
        amount: figures.money(amount).amount,
      }));
      return { step: 'grade', rows };
    }
    case 'stated': {
      const text = question.facts.read(step.attribute);
      const given = text === undefined ? undefined : parseScaled(text);
      if (given === undefined) return undefined;
      const finer = Math.max(0, given.scale - digits);
      const units = given.scale < digits ? rescale(given, digits) : given.units;
      return { step: 'stated', limit: { amount: units, of: powerOfTen(finer) } };
    }
  }
};
