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

const none: Scaled = { units: 0, scale: 0 };

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
  private ownRate(own: RateSpec['own'], payer = this.question.payer): Scaled | undefined {
    if (own === undefined) return undefined;
    const { facts, scheme } = this.question;
    const rates = facts.facts.ownRates;
    const text =
      own.from === 'attribute'
        ? facts.read(own.attribute)
        : (rates.get(`${scheme.id}.${payer}`) ?? (payer === 'employer' ? rates.get(scheme.id) : undefined));
    const given = text === undefined ? undefined : parseScaled(text);
    return given !== undefined && own.from === 'attribute' && own.half ? half(given) : given;
  }

  /** The payer's own rate: decided by somebody, given, or the law's, less what a certificate releases. */
  rate(spec: Pick<RateSpec, 'own' | 'parameter'>, times = 1): Scaled | undefined {
    const { decided, released } = this.question;
    const own = decided.rate ?? this.ownRate(spec.own) ?? this.figures.number(spec.parameter, spec.own !== undefined);
    if (own === undefined) return undefined;
    const due = released === undefined ? own : sum(own, negative(released));
    return this.noted({ units: mulInt(due.units, times), scale: due.scale });
  }

  /** The same with the rates that come on top of it; the other payer's own rate takes their place. */
  withOthers(rate: Scaled | undefined, { plus, own }: Pick<RateSpec, 'plus' | 'own'>): Scaled | undefined {
    if (rate === undefined) return undefined;
    const other = this.question.payer === 'employer' ? 'employee' : 'employer';
    const given = plus.length === 0 || own?.from !== 'employer-rates' ? undefined : this.ownRate(own, other);
    if (given !== undefined) return this.noted(sum(rate, given));
    let joint = rate;
    for (const name of plus) joint = sum(joint, this.figures.number(name) ?? none);
    return this.noted(joint);
  }

  private noted(rate: Scaled): Scaled {
    this.scale = Math.max(this.scale, rate.scale);
    return rate;
  }

  number(name: string): Scaled | undefined {
    const figure = this.figures.number(name);
    this.scale = Math.max(this.scale, figure?.scale ?? 0);
    return figure;
  }
}
