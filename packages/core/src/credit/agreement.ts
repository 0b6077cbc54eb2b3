import { partyOf } from '../coverage/link.ts';
import type { Instrument } from '../legislation/shape-instrument.ts';

/** An agreement with the day on which it took effect. */
export type Agreement = Instrument & { readonly inForce: string };

/**
 * The agreement under which two countries count each other's coverage. It counts coverage, and insured status, from before
 * its entry into force, too; only its benefits begin then.
 */
export const agreementWith = (
  instruments: readonly Instrument[],
  home: string,
  country: string,
): Agreement | undefined =>
  instruments.find(
    (instrument): instrument is Agreement =>
      typeof instrument.inForce === 'string' &&
      instrument.parties.length === 2 &&
      instrument.parties.includes(home) &&
      instrument.parties.includes(partyOf(instrument, country)) &&
      partyOf(instrument, country) !== home,
  );
