import type { Certificate } from '../records/certificate.ts';
import { type Day, lastDay, dayOr } from '../time/date.ts';
import type { Interval } from '../time/interval.ts';

/** A certificate as it stands on the day asked about: known, issued, not replaced, and cut where it was withdrawn. */
export interface ValidCertificate extends Interval {
  readonly record: Certificate;
  readonly exempts: readonly string[];
}

const isKnown = (certificate: Certificate, asOf: Day | undefined): boolean => {
  if (asOf === undefined) return true;
  const learned = certificate.receivedOn ?? certificate.issuedOn;
  return learned === undefined || dayOr(learned, asOf) <= asOf;
};

const withdrawalIsKnown = (certificate: Certificate, asOf: Day | undefined): boolean => {
  const withdrawn =
    certificate.status === 'withdrawn' ||
    certificate.withdrawnOn !== undefined ||
    certificate.withdrawnFrom !== undefined;
  return withdrawn && (asOf === undefined || dayOr(certificate.withdrawnOn, asOf) <= asOf);
};

const validityOf = (certificate: Certificate, asOf: Day | undefined): Interval | undefined => {
  if (!isKnown(certificate, asOf) || certificate.status === 'requested' || certificate.status === 'refused')
    return undefined;
  const from = dayOr(certificate.validFrom, 0);
  const to = dayOr(certificate.validTo, lastDay);
  if (!withdrawalIsKnown(certificate, asOf)) return { from, to };
  // A withdrawal that names no day takes the certificate back altogether.
  if (certificate.withdrawnFrom === undefined) return undefined;
  const end = Math.min(to, dayOr(certificate.withdrawnFrom, from) - 1);
  return end < from ? undefined : { from, to: end };
};

/** The certificates of a worker that count on the day asked about (without it: with all that the batch knows). */
export const validCertificates = (
  certificates: readonly Certificate[],
  asOf: Day | undefined,
): readonly ValidCertificate[] => {
  const standing = certificates.flatMap((record) => {
    const validity = validityOf(record, asOf);
    const exempts = typeof record.exemptCountry === 'string' ? [record.exemptCountry] : record.exemptCountry;
    return validity === undefined ? [] : [{ record, exempts, ...validity }];
  });
  const replaced = new Set(
    standing.map(({ record }) => (record.replaces === record.certificateId ? undefined : record.replaces)),
  );
  return standing
    .filter((certificate) => !replaced.has(certificate.record.certificateId))
    .toSorted((a, b) => a.from - b.from || (a.record.certificateId < b.record.certificateId ? -1 : 1));
};
