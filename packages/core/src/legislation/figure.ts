import { type Scaled, parseScaled } from '../money/decimal.ts';
import { type Day, firstDay, lastDay, parseDay } from '../time/date.ts';
import type { Parameter, ParameterValue } from './shape-parameter.ts';

/** A figure of the law: a decimal, or `none` where the law knows no such limit. */
export type Figure = Scaled | 'none';

interface DatedFigure {
  readonly from: Day;
  readonly to: Day;
  readonly figure: Figure | ReadonlyMap<string, Figure>;
  readonly value: ParameterValue;
}

/** A parameter with its figures parsed and in order of time. */
export interface FigureTable {
  readonly parameter: Parameter;
  readonly figures: readonly DatedFigure[];
}

const parseFigure = (text: string): Figure => (text === 'none' ? 'none' : (parseScaled(text) ?? 'none'));

export const figureTable = (parameter: Parameter): FigureTable => {
  const starts = parameter.values.map((value) => parseDay(value.from) ?? firstDay);
  return {
    parameter,
    figures: parameter.values.map((value, index) => ({
      from: starts[index] ?? firstDay,
      to: value.to === undefined ? (starts[index + 1] ?? lastDay + 1) - 1 : (parseDay(value.to) ?? lastDay),
      figure:
        typeof value.value === 'string'
          ? parseFigure(value.value)
          : Array.isArray(value.value)
            ? 'none'
            : new Map(Object.entries(value.value).map(([key, text]) => [key, parseFigure(text)])),
      value,
    })),
  };
};

/** The value in force on a day; `undefined` where the data have none. */
export const datedFigureAt = (table: FigureTable, day: Day): DatedFigure | undefined => {
  for (let index = table.figures.length - 1; index >= 0; index -= 1) {
    const dated = table.figures[index];
    if (dated !== undefined && dated.from <= day) return day <= dated.to ? dated : undefined;
  }
  return undefined;
};
