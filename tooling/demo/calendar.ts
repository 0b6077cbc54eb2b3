/** Pay periods as plain ISO days; the year of the example is fixed, no clock is asked. */
export const YEAR = 2026;

export interface PayPeriod {
  readonly start: string;
  readonly end: string;
  readonly payDate: string;
}

export type Schedule = 'monthly' | 'semimonthly' | 'biweekly';

const dayMs = 86_400_000;

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

export const dayOf = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

export const lastDayOf = (year: number, month: number): string => dayOf(year, month + 1, 0);

/** The day itself, or the Friday before where it falls on a weekend. */
const workingDay = (day: string): string => {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0);
};

const months = Array.from({ length: 12 }, (_, index) => index + 1);

const monthly = (): PayPeriod[] =>
  months.map((month) => ({
    start: dayOf(YEAR, month, 1),
    end: lastDayOf(YEAR, month),
    payDate: workingDay(lastDayOf(YEAR, month)),
  }));

const semimonthly = (): PayPeriod[] =>
  months.flatMap((month) => [
    { start: dayOf(YEAR, month, 1), end: dayOf(YEAR, month, 15), payDate: workingDay(dayOf(YEAR, month, 15)) },
    { start: dayOf(YEAR, month, 16), end: lastDayOf(YEAR, month), payDate: workingDay(lastDayOf(YEAR, month)) },
  ]);

// Paid on the Friday after the period: the first pay date of the year pays for work of the year before.
const biweekly = (): PayPeriod[] => {
  const first = `${YEAR}-01-02`;
  return Array.from({ length: 26 }, (_, index) => {
    const payDate = addDays(first, 14 * index);
    return { start: addDays(payDate, -19), end: addDays(payDate, -6), payDate };
  });
};

const schedules: Readonly<Record<Schedule, readonly PayPeriod[]>> = {
  monthly: monthly(),
  semimonthly: semimonthly(),
  biweekly: biweekly(),
};

export const payPeriods = (schedule: Schedule): readonly PayPeriod[] => schedules[schedule];
