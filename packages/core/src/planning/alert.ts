/** What an assignment needs, and by when. */
export const alertCodes = {
  'no-agreement': 'Nothing links the two countries: both take contributions, and no certificate helps.',
  'decision-open': 'Which law applies cannot be told from the facts. Complete those named, or meet the conditions.',
  'window-exceeded':
    'The assignment is longer than a posting may be: the law of the place of work applies from the first day, unless both countries agree to an exception.',
  'extension-due':
    'The assignment will outlast the posting. Ask for an extension before the day named; after it the law of the place of work applies.',
  'election-due': 'A legislation must be chosen by the day named.',
  'certificate-lead-time': 'The work begins in less than eight weeks, and no certificate has been asked for. Ask now.',
  'certificate-request-due': 'Ask for the certificate by the day named: it takes four to eight weeks.',
  'certificate-missing':
    'The work has begun without a certificate. Ask at once; until it is there both countries may collect.',
  'certificate-pending': 'The certificate has been asked for and is not there yet.',
  'certificate-expiring': 'The certificate ends before the assignment.',
  'uncovered-days': 'Days were worked without a certificate, though others are covered.',
  'worker-from-abroad':
    'The worker comes from a country with an agreement: keep its certificate in the payroll file, or withhold.',
} as const satisfies Record<string, string>;
export type AlertCode = keyof typeof alertCodes;

/** Contributions that are due only because there is no certificate. */
export interface AtStake {
  readonly currency: string;
  readonly country: string;
  readonly payer: string;
  readonly amount: string;
}

/** One thing that somebody should do about an assignment. */
export interface Alert {
  readonly severity: 'high' | 'medium' | 'low';
  readonly code: AlertCode;
  readonly assignmentId: string;
  readonly workerId: string;
  readonly employerId: string;
  readonly homeCountry: string;
  readonly workCountry: string;
  /** The day by which, or on which. */
  readonly date?: string;
  /** Days that the alert is about. */
  readonly from?: string;
  readonly to?: string;
  readonly days?: number;
  readonly message: string;
  readonly atStake: readonly AtStake[];
  readonly legalBasis: readonly string[];
}
