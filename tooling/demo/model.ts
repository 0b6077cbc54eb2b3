import type { Schedule } from './calendar.ts';

export interface PayPlan {
  readonly employer: string;
  readonly currency: 'USD' | 'EUR' | 'GBP';
  /** Default: monthly. */
  readonly schedule?: Schedule;
  /** Cents a pay period, from the first period that begins on or after the day; the earliest day starts the pay. */
  readonly steps: readonly (readonly [from: string, cents: number])[];
  /** The last period begins before this day. */
  readonly until?: string;
  /** Cents of single pay dates that differ. */
  readonly except?: Readonly<Record<string, number>>;
  /** Amounts subject to a scheme or pattern, in cents. */
  readonly wages?: Readonly<Record<string, number>>;
  readonly delivery?: 'shadow';
}

/** A line besides the regular pay. Its id is the worker's with `name`. */
export interface ExtraLine {
  readonly name: string;
  readonly employer: string;
  readonly currency: 'USD' | 'EUR' | 'GBP';
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly payDate: string;
  readonly cents: number;
  readonly kind: 'regular' | 'one-off' | 'adjustment' | 'reversal';
  readonly earnedFrom?: string;
  readonly earnedTo?: string;
  /** Names of lines of the same worker. */
  readonly for?: string;
  readonly reverses?: string;
}

export interface AssignmentPlan {
  readonly employer: string;
  readonly home: string;
  readonly work: string;
  readonly start: string;
  readonly expectedEnd?: string;
  readonly actualEnd?: string;
  readonly hiredLocally?: true;
  /** Months with the employer before; left out, the usual facts of a posting are assumed with a warning. */
  readonly priorMonths?: number;
}

export interface CertificatePlan {
  /** Default: the worker's id with `C-`. */
  readonly name?: string;
  readonly law: string;
  readonly exempt: string;
  readonly from: string;
  readonly to?: string;
  readonly issuedOn?: string;
  readonly receivedOn?: string;
  readonly form?: string;
  readonly status?: 'requested' | 'refused' | 'withdrawn';
  readonly replaces?: string;
  readonly withdrawnOn?: string;
  readonly withdrawnFrom?: string;
  readonly schemes?: readonly string[];
}

interface BalancePlan {
  readonly employer: string;
  readonly scheme: string;
  readonly payer?: 'employee' | 'employer';
  readonly through: string;
  readonly wages: number;
  readonly base: number;
  readonly amount: number;
}

/** One worker of the example year. */
export interface Case {
  readonly id: string;
  /** What the case shows; empty for the ordinary workers that fill the payroll. */
  readonly shows?: string;
  readonly birthDate: string;
  readonly nationality: readonly string[];
  readonly residence: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly assignments: readonly AssignmentPlan[];
  readonly certificates?: readonly CertificatePlan[];
  readonly pay: readonly PayPlan[];
  readonly extra?: readonly ExtraLine[];
  readonly balances?: readonly BalancePlan[];
}
