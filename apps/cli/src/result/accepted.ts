import type { Accepted } from '@totalize/adapter-kit';
import type { Exception } from '@totalize/core';

/** What decides whether an exception was accepted. */
type Covered = Pick<Exception, 'code' | 'workerId' | 'scheme'>;

const covers = (accepted: Accepted, exception: Covered, day: string): boolean =>
  accepted.code === exception.code &&
  (accepted.workerId === undefined || accepted.workerId === exception.workerId) &&
  (accepted.scheme === undefined || accepted.scheme === exception.scheme) &&
  accepted.on <= day &&
  (accepted.until === undefined || day <= accepted.until);

export interface Sorted {
  /** To be listed. */
  readonly open: readonly Exception[];
  /** Somebody has looked at them before: counted only. */
  readonly accepted: readonly Exception[];
}

/** Says of an exception whether somebody accepted it before a day. */
export const acceptedOn = (accepted: readonly Accepted[], day: string): ((exception: Covered) => boolean) => {
  const byCode = Map.groupBy(accepted, ({ code }) => code);
  return (exception) => byCode.get(exception.code)?.some((one) => covers(one, exception, day)) === true;
};

/** Sets apart the exceptions that are accepted on a day. */
export const sortAccepted = (exceptions: readonly Exception[], accepted: readonly Accepted[], day: string): Sorted => {
  const isAccepted = acceptedOn(accepted, day);
  return {
    open: exceptions.filter((exception) => !isAccepted(exception)),
    accepted: exceptions.filter(isAccepted),
  };
};
