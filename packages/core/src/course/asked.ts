import { type AgeCondition, ageHolds } from '../legislation/facts.ts';
import type { Worker } from '../records/worker.ts';
import { type Day, parseDay } from '../time/date.ts';
import { type CoverageAsked, CoverageEar } from './coverage-asked.ts';

/** What a course rests on of what is known of the worker: with the same answers it is the same. */
export interface Asked {
  /** Names of the attributes that were read. */
  readonly attributes: readonly string[];
  /** Whether the worker is of some age on some pay date. */
  readonly ages: readonly { readonly age: AgeCondition; readonly payDate: Day }[];
  readonly coverage: CoverageAsked;
}

/** The answers of somebody born on a day to what is asked of the age, as one text. */
export const ageAnswers = ({ ages }: Pick<Asked, 'ages'>, birthDate: string | undefined): string => {
  const birth = birthDate === undefined ? undefined : parseDay(birthDate);
  return ages.map(({ age, payDate }) => (ageHolds(age, { birth, payDate }) ? '1' : '0')).join('');
};

/** Listens to what is asked of a worker. */
export class Ear {
  readonly #attributes = new Set<string>();
  readonly coverage: CoverageEar = new CoverageEar();
  readonly #ages = new Map<string, { readonly age: AgeCondition; readonly payDate: Day }>();

  readonly hear = (age: AgeCondition, payDate: Day): void => {
    const key = `${age.on} ${age.from ?? ''} ${age.below ?? ''} ${payDate}`;
    if (!this.#ages.has(key)) this.#ages.set(key, { age, payDate });
  };

  /** The same row of a worker, of which every attribute that is read is heard. */
  listeningTo(worker: Worker): Worker {
    const { attributes } = worker;
    if (attributes === undefined) return { ...worker, attributes: this.#heard({}) };
    return { ...worker, attributes: this.#heard(attributes) };
  }

  #heard(attributes: Record<string, string>): Record<string, string> {
    return new Proxy(attributes, {
      get: (target, name, receiver): unknown => {
        if (typeof name === 'string') this.#attributes.add(name);
        return Reflect.get(target, name, receiver);
      },
      getOwnPropertyDescriptor: (target, name) => {
        if (typeof name === 'string') this.#attributes.add(name);
        return Reflect.getOwnPropertyDescriptor(target, name);
      },
      ownKeys: () => {
        throw new TypeError('the attributes of a worker are read by name');
      },
    });
  }

  asked(): Asked {
    return { attributes: [...this.#attributes], ages: [...this.#ages.values()], coverage: this.coverage.asked() };
  }
}
