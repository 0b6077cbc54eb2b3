import type { Instrument } from '../legislation/shape-instrument.ts';
import type { Law } from '../legislation/compile.ts';
import type { Situation } from '../records/situation.ts';
import { type Day, firstDay, lastDay, parseDay } from '../time/date.ts';
import { effectOf } from './status.ts';

/** Whether a scheme exists on a day in a part of a country; one whose part is not known counts. */
const exists = (scheme: Law['knownSchemes'][number], day: Day, subdivision: string | undefined): boolean =>
  (scheme.from === undefined || (parseDay(scheme.from) ?? firstDay) <= day) &&
  (scheme.to === undefined || day <= (parseDay(scheme.to) ?? lastDay)) &&
  (subdivision === undefined ||
    ((scheme.in === undefined || scheme.in.includes(subdivision)) && scheme.notIn?.includes(subdivision) !== true));

export interface Release {
  /** Schemes that stay due although another law applies. */
  readonly stillDue: readonly string[];
  readonly warnings: readonly string[];
}

/** What an instrument leaves due in a country whose law does not apply. */
export const releaseIn = (
  law: Law,
  instrument: Instrument,
  country: string,
  situation: Situation,
  day: Day,
  subdivision: string | undefined,
): Release => {
  const stillDue: string[] = [];
  const warnings: string[] = [];
  const open: string[] = [];
  const inPart: string[] = [];
  for (const scheme of law.knownSchemes) {
    if (scheme.country !== country || !exists(scheme, day, subdivision)) continue;
    const effect = effectOf(instrument, scheme.scheme, day);
    const insured = situation.person?.privateHealthInsurance;
    if (effect?.onlyWith !== undefined && insured !== true) {
      stillDue.push(scheme.scheme);
      const known = insured === false ? '' : ', and person.privateHealthInsurance was not given';
      warnings.push(`${scheme.scheme} is released only with private health insurance${known}.`);
      continue;
    }
    if (effect?.effect === 'exempts' || effect?.effect === 'exempts-by-domestic-law') continue;
    stillDue.push(scheme.scheme);
    if (effect?.effect === 'unclear') open.push(scheme.scheme);
    if (effect?.effect === 'exempts-in-part') inPart.push(scheme.scheme);
  }
  if (inPart.length > 0) {
    warnings.push(`Of ${inPart.join(', ')} the certificate releases a part of the rate; the rest stays due.`);
  }
  if (open.length > 0) {
    warnings.push(
      `Whether the certificate releases ${open.join(', ')} is open in the sources: due until it is decided.`,
    );
  }
  return { stillDue, warnings };
};
