import type { Instrument } from '@totalize/core';
import { wholeLaw } from './law.ts';

/** The modelled instrument in force between two countries on a day. */
export const instrumentBetween = (a: string, b: string, day: string): Instrument | undefined =>
  wholeLaw.instruments.find(
    ({ parties, inForce, endedOn, modelled }) =>
      modelled &&
      parties.includes(a) &&
      parties.includes(b) &&
      inForce !== null &&
      inForce <= day &&
      (endedOn ?? day) >= day,
  );
