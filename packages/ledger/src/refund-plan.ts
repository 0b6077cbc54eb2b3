/** What the ledger reads of a row; whatever else a plan says of it is kept as it is. */
export interface PlannedRow {
  readonly workerId: string;
  readonly employerId: string;
  readonly year: number;
  readonly quarter: string;
  readonly scheme: string;
  readonly payer: string;
  readonly currency: string;
  /** Positive: recoverable; negative: a balance due. */
  readonly difference: string;
  readonly needsEmployeeConsent: boolean;
}

/** One filing. */
export interface PlannedClaim {
  /** Only an `open` claim can be made. */
  readonly state: string;
  readonly country: string;
  readonly authority: string;
  readonly procedure: string;
  readonly form: string;
  readonly claimant: string;
  /** Where the employee claims, else empty. */
  readonly workerId: string;
  readonly employerId: string;
  readonly year: number;
  readonly quarter: string;
  readonly currency: string;
  readonly deadline: string;
  readonly rows: readonly PlannedRow[];
}

/** What is to be added to a row of the original run, so that the sum is what is due now. */
export interface PlannedCorrection {
  readonly workerId: string;
  readonly employerId: string;
  readonly lineId: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly payDate: string;
  readonly country: string;
  readonly scheme: string;
  readonly payer: string;
  readonly currency: string;
  readonly wages: string;
  readonly base: string;
  readonly amount: string;
  readonly cause: string;
  readonly certificateId?: string | undefined;
}

/** Lines that a plan speaks of: what was booked of them and is not in it any more is taken back. */
export interface ComparedLines {
  readonly workerId: string;
  readonly employerId: string;
  readonly country: string;
  readonly payer: string;
  readonly year: number;
  readonly quarter: string;
  readonly lineIds: readonly string[];
}

/** The part of a refund plan that is booked. */
export interface BookablePlan {
  readonly plan: 'refund';
  readonly asOf: string;
  readonly engineVersion: string;
  readonly legislationVersion: string;
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  readonly claims: readonly PlannedClaim[];
  readonly compared?: readonly ComparedLines[];
  readonly corrections?: readonly PlannedCorrection[];
}

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');

const text = 'string';
const number = 'number';
const rowFields: Fields = {
  workerId: text,
  employerId: text,
  year: number,
  quarter: text,
  scheme: text,
  payer: text,
  currency: text,
  difference: text,
  needsEmployeeConsent: 'boolean',
};
const claimFields: Fields = {
  state: text,
  country: text,
  authority: text,
  procedure: text,
  form: text,
  claimant: text,
  workerId: text,
  employerId: text,
  year: number,
  quarter: text,
  currency: text,
  deadline: text,
};
const correctionFields: Fields = {
  workerId: text,
  employerId: text,
  lineId: text,
  periodStart: text,
  periodEnd: text,
  payDate: text,
  country: text,
  scheme: text,
  payer: text,
  currency: text,
  wages: text,
  base: text,
  amount: text,
  cause: text,
};

const comparedFields: Fields = {
  workerId: text,
  employerId: text,
  country: text,
  payer: text,
  year: number,
  quarter: text,
};

/** Says which record of a list lacks what. */
const lackIn = (name: string, list: unknown, fields: Fields): string | undefined => {
  if (!Array.isArray(list)) return `lacks the list ${name}`;
  for (const [index, record] of list.entries()) {
    const lack = Object.entries(fields).find(([field, type]) => !isObject(record) || typeof record[field] !== type);
    if (lack !== undefined) return `has no ${lack[0]} in record ${index + 1} of ${name}`;
  }
  return undefined;
};

/** Takes a document for a refund plan, or says what it lacks. */
export const readPlan = (document: unknown): { readonly plan: BookablePlan } | { readonly unreadable: string } => {
  if (!isObject(document) || document['plan'] !== 'refund')
    return { unreadable: 'It is no refund plan; `totalize reconcile` writes one as plan.json.' };
  const { claims, corrections = [], compared = [] } = document;
  const head = ['asOf', 'engineVersion', 'legislationVersion'].find((name) => typeof document[name] !== 'string');
  const lack =
    (head === undefined ? undefined : `lacks ${head}`) ??
    lackIn('inputs', document['inputs'], { name: text, sha256: text }) ??
    lackIn('claims', claims, claimFields) ??
    lackIn(
      'rows',
      (claims as Fields[]).flatMap((claim) => claim['rows'] ?? [null]),
      rowFields,
    ) ??
    lackIn('corrections', corrections, correctionFields) ??
    lackIn('compared', compared, comparedFields) ??
    lackIn(
      'compared',
      (compared as Fields[]).map(({ lineIds }) => ({ lineIds: isTexts(lineIds) ? text : lineIds })),
      { lineIds: text },
    );
  return lack === undefined
    ? { plan: document as unknown as BookablePlan }
    : { unreadable: `The plan ${lack}. Let \`totalize reconcile\` write it again.` };
};
