import type { RateSpec } from '../legislation/shape-mechanism.ts';
import { parseScaled, rescale, type Scaled } from '../money/decimal.ts';
import { addInt, type Int, mulInt } from '../money/integer.ts';
import type { FigureReader } from './figure-reader.ts';
import type { FormulaQuestion } from './question.ts';

/** Writes a rate as a whole number, in the unit that all rates of a formula share: as fine as the finest needs. */
export type Rates = (rate: Scaled) => Int;

const sum = (a: Scaled, b: Scaled): Scaled => {
  const scale = Math.max(a.scale, b.scale);
  return { units: addInt(rescale(a, scale), rescale(b, scale)), scale };
};

const negative = ({ units, scale }: Scaled): Scaled => ({ units: mulInt(units, -1), scale });

const half = ({ units, scale }: Scaled): Scaled => ({ units: mulInt(units, 5), scale: scale + 1 });

/** Reads rates and plain numbers, and remembers the finest. */
export class RateReader {
  scale = 0;
  private readonly figures: FigureReader;
  private readonly question: FormulaQuestion;

  constructor(figures: FigureReader, question: FormulaQuestion) {
    this.figures = figures;
    this.question = question;
  }

  /** The employer's or worker's own figure, where one was given. */
  private ownRate(own: RateSpec['own']): Scaled | undefined {
    if (own === undefined) return undefined;
    const { facts, scheme, payer } = this.question;
    const rates = facts.facts.ownRates;
    const text =
      own.from === 'attribute'
        ? facts.read(own.attribute)
        : (rates.get(`${scheme.id}.${payer}`) ?? (payer === 'employer' ? rates.get(scheme.id) : undefined));
    const given = text === undefined ? undefined : parseScaled(text);
    return given !== undefined && own.from === 'attribute' && own.half ? half(given) : given;
  }

  rate(spec: Pick<RateSpec, 'own'> & { parameter: string; plus?: readonly string[] }, times = 1): Scaled | undefined {
    const { decided, released } = this.question;
    const own = decided.rate ?? this.ownRate(spec.own);
    let rate = own ?? this.figures.number(spec.parameter, spec.own !== undefined);
    if (rate === undefined) return undefined;
    for (const name of spec.plus ?? []) {
      const more = this.figures.number(name);
      if (more !== undefined) rate = sum(rate, more);
    }
    if (released !== undefined) rate = sum(rate, negative(released));
    const multiplied = { units: mulInt(rate.units, times), scale: rate.scale };
    this.scale = Math.max(this.scale, multiplied.scale);
    return multiplied;
  }

  number(name: string): Scaled | undefined {
    const figure = this.figures.number(name);
    this.scale = Math.max(this.scale, figure?.scale ?? 0);
    return figure;
  }
}
