import type { Parameter, ParameterValue } from '@totalize/core';
import type { Law } from './assemble.ts';
import type { Refusal } from './refusal.ts';

/** So many times the figure before it, or its part, is more likely a slip than the law. */
const LEAP = 5;

const numberOf = (value: ParameterValue['value'] | undefined): number =>
  typeof value === 'string' ? Number(value) : Number.NaN;

const figuresOf = (value: ParameterValue['value']): readonly string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(({ rate }) => rate ?? []) : Object.values(value);
};

const percents = ({ unit, values }: Parameter): readonly Omit<Refusal, 'file'>[] =>
  values.flatMap(({ from, value }) =>
    (unit === 'rate' || Array.isArray(value) ? figuresOf(value) : [])
      .filter((figure) => Math.abs(Number(figure)) >= 1)
      .map((figure) => ({ at: from, message: `${figure} is no rate: 7.3 % is written 0.073` })),
  );

const leaps = ({ unit, values }: Parameter): readonly Omit<Refusal, 'file'>[] =>
  values.flatMap(({ from, value, note }, at) => {
    const [before, now] = [numberOf(values[at - 1]?.value), numberOf(value)];
    const leapt = before > 0 && now > 0 && (now > before * LEAP || now < before / LEAP);
    if (unit === 'rate' || !leapt || note !== undefined) return [];
    return [{ at: from, message: `${now} follows ${before}: look for a slip, or say in a note why it is right` }];
  });

/** Figures that have the right form and can hardly be meant. */
export const checkPlausible = ({ countries, fileOf }: Law): readonly Refusal[] =>
  countries.flatMap(({ parameters }) =>
    parameters.flatMap((parameter) =>
      [...percents(parameter), ...leaps(parameter)].map((fault) => ({
        file: fileOf.get(parameter.parameter) ?? '',
        ...fault,
      })),
    ),
  );
