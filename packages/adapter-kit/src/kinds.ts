import {
  assignment,
  balance,
  certificate,
  contribution,
  date,
  employer,
  exception,
  exchangeRate,
  id,
  override,
  payLine,
  scheme,
  worker,
} from '@totalize/core';
import type {
  Assignment,
  Balance,
  Certificate,
  Contribution,
  Employer,
  Exception,
  ExceptionCode,
  ExchangeRate,
  Override,
  PayLine,
  Worker,
} from '@totalize/core';
import type { Schema } from './schema.ts';

/** An exception that somebody has looked at and accepted, so that it is not told again. */
export interface Accepted {
  code: ExceptionCode;
  workerId?: string;
  scheme?: string;
  by: string;
  on: string;
  until?: string;
}

/** Every kind of record that a file can hold, by the name of its list. */
export interface Records {
  payLines: PayLine;
  workers: Worker;
  employers: Employer;
  assignments: Assignment;
  certificates: Certificate;
  balances: Balance;
  exchangeRates: ExchangeRate;
  overrides: Override;
  accepted: Accepted;
  contributions: Contribution;
  exceptions: Exception;
}
export type RecordKind = keyof Records;

export const shapes: Readonly<Record<RecordKind, Readonly<Record<string, Schema>>>> = {
  payLines: payLine.shape,
  workers: worker.shape,
  employers: employer.shape,
  assignments: assignment.shape,
  certificates: certificate.shape,
  balances: balance.shape,
  exchangeRates: exchangeRate.shape,
  overrides: override.shape,
  accepted: {
    code: exception.shape.code,
    workerId: id.optional(),
    scheme: scheme.optional(),
    by: id,
    on: date,
    until: date.optional(),
  },
  contributions: contribution.shape,
  exceptions: exception.shape,
};

export const recordKinds: readonly RecordKind[] = Object.keys(shapes) as RecordKind[];

/** Kinds with rules between their fields, or below what a cell shows; other fields are checked cell by cell. */
export const wholeRecord: Readonly<Partial<Record<RecordKind, Schema>>> = {
  assignments: assignment,
  overrides: override,
};

/** How a sentence calls one record. */
export const nouns: Readonly<Record<RecordKind, string>> = {
  payLines: 'a pay line',
  workers: 'a worker',
  employers: 'an employer',
  assignments: 'an assignment',
  certificates: 'a certificate',
  balances: 'a balance',
  exchangeRates: 'an exchange rate',
  overrides: 'an override',
  accepted: 'an accepted exception',
  contributions: 'a contribution',
  exceptions: 'an exception',
};
