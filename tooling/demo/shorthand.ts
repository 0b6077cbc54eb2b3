import type { AssignmentPlan, CertificatePlan, PayPlan } from './model.ts';

/** How the cases write what most of them share. */
export const US = 'NB-US';
export const DE = 'NB-DE';
export const GB = 'NB-GB';

export const startOfYear = '2026-01-01';

/** Sent abroad by the employer, for a time that the agreements allow. */
export const posting = (
  employer: string,
  home: string,
  work: string,
  start: string,
  expectedEnd: string,
): AssignmentPlan => ({
  employer,
  home,
  work,
  start,
  expectedEnd,
  priorMonths: 24,
});

export const localHire = (employer: string, home: string, work: string, start: string): AssignmentPlan => ({
  employer,
  home,
  work,
  start,
  hiredLocally: true,
});

/** A certificate that was on file in good time. */
export const certificate = (law: string, exempt: string, from: string, to: string): CertificatePlan => ({
  law,
  exempt,
  from,
  to,
  ...(law === 'DE' ? { form: 'D/USA 101' } : {}),
});

export const salary = (
  employer: string,
  currency: PayPlan['currency'],
  cents: number,
  from: string = startOfYear,
): PayPlan => ({ employer, currency, steps: [[from, cents]] });
