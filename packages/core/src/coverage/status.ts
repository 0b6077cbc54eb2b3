import { matchesScheme } from '../records/pattern.ts';
import type { Reason } from '../records/contribution.ts';
import type { Instrument } from '../legislation/shape-instrument.ts';
import type { CertificateEffect } from '../legislation/shape.ts';
import { type Day, firstDay, lastDay, parseDay } from '../time/date.ts';
import { partyOf } from './link.ts';
import type { Standing } from './standing.ts';

/** What becomes of a scheme on a stretch of days, before floors and caps. */
export interface SchemeStatus {
  readonly status: 'due' | 'exempt';
  readonly reason: Reason;
  readonly certificateId: string | undefined;
  /** Short citations of what the reason rests on, besides the scheme's own law. */
  readonly citations: readonly string[];
  /** Something to tell once: the sources leave the effect open, or the decision waits for facts. */
  readonly doubt: 'effect-unclear' | 'decision-open' | undefined;
  /** Attribute with the part of the rate that a certificate releases. */
  readonly points: string | undefined;
  /** Who decided the effect in place of the law's data. */
  readonly authority: string | undefined;
}

type Effect = CertificateEffect['effect'];

/** The effect that somebody with authority decided for this scheme on these days. */
export type DecidedEffect = (scheme: string) => { readonly effect: Effect; readonly authority: string } | undefined;

const status = (
  kind: SchemeStatus['status'],
  reason: Reason,
  citations: readonly string[] = [],
  certificateId?: string,
  doubt?: SchemeStatus['doubt'],
): SchemeStatus => ({ status: kind, reason, citations, certificateId, doubt, points: undefined, authority: undefined });

/** What an instrument does to a scheme on a day; a scheme that it does not name is not covered by it. */
export const effectOf = (instrument: Instrument, scheme: string, day: Day): CertificateEffect | undefined =>
  instrument.effects.find(
    (effect) =>
      effect.scheme === scheme &&
      (parseDay(effect.from) ?? lastDay) <= day &&
      (effect.to === undefined || day <= (parseDay(effect.to) ?? firstDay)),
  );

const displacedBy = (
  standing: Standing,
  scheme: string,
  day: Day,
  decision: ReturnType<DecidedEffect>,
): SchemeStatus => {
  const release = standing.releasing.find(
    ({ certificate }) =>
      certificate.record.schemes === undefined ||
      certificate.record.schemes.some((pattern) => matchesScheme(pattern, scheme)),
  );
  const instrument = release?.instrument ?? standing.link?.instrument;
  const written = instrument === undefined ? undefined : effectOf(instrument, scheme, day);
  // What an instrument whose rules are not in the data does to a scheme is not known, rather than nothing.
  const unwritten: Effect = instrument?.modelled === false ? 'unclear' : 'does-not-exempt';
  const held = written?.onlyWith === undefined || standing.holds(written.onlyWith) === true;
  const effect = decision?.effect ?? (held ? written?.effect : 'does-not-exempt') ?? unwritten;
  const agreed = written?.citation ?? (instrument === undefined ? [] : [instrument.citation]);
  const citations = decision === undefined ? agreed : [...agreed, decision.authority];
  if (effect === 'unclear')
    return status('due', 'agreement-does-not-cover-scheme', citations, undefined, 'effect-unclear');
  if (effect === 'exempts-in-part') {
    const due = status('due', 'agreement-does-not-cover-scheme', citations, release?.certificate.record.certificateId);
    return { ...due, points: release === undefined ? undefined : written?.points };
  }
  if (effect === 'does-not-exempt') return status('due', 'agreement-does-not-cover-scheme', citations);
  if (release !== undefined) {
    const reason = effect === 'exempts' ? 'certificate' : 'domestic-law';
    return status('exempt', reason, citations, release.certificate.record.certificateId);
  }
  if (effect === 'exempts-by-domestic-law') return status('due', 'agreement-does-not-cover-scheme', citations);
  if (standing.earlier) return status('due', 'certificate-expired', citations);
  return status('due', standing.later ? 'certificate-not-yet-valid' : 'no-certificate', citations);
};

/** The status of a scheme of a country that the law named by a certificate or a decision displaces. */
const displaced = (standing: Standing, scheme: string, day: Day, decided: DecidedEffect): SchemeStatus => {
  const decision = decided(scheme);
  return { ...displacedBy(standing, scheme, day, decision), authority: decision?.authority };
};

/** The status of a scheme of one country on a stretch of days: section 3 of the contract, first match wins. */
export const schemeStatus = (
  standing: Standing,
  scheme: string,
  day: Day,
  decided: DecidedEffect,
): SchemeStatus | undefined => {
  const { link, naming } = standing;
  const claims = standing.claims || standing.sends;
  if (naming !== undefined) {
    // IRC 3121(b)(C) and its like: the law that a certificate names applies though no domestic rule claims the work.
    return status('due', claims ? 'domestic-law' : 'certificate', [], claims ? undefined : naming.record.certificateId);
  }
  if (!standing.claims) return undefined;
  if (standing.releasing.length > 0) return displaced(standing, scheme, day, decided);
  if (link === undefined) return status('due', 'domestic-law');
  if (link.instrument === undefined || link.ruling === undefined) return status('due', 'no-agreement');
  if (link.ruling.status !== 'determined') {
    return status('due', 'domestic-law', [link.instrument.citation], undefined, 'decision-open');
  }
  if (link.ruling.applicableLegislation.includes(partyOf(link.instrument, standing.country)))
    return status('due', 'domestic-law', link.ruling.basis);
  return displaced(standing, scheme, day, decided);
};
