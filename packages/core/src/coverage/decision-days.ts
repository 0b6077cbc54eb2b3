import type { Law } from '../legislation/compile.ts';
import type { Assignment } from '../records/assignment.ts';
import { dayOf, type Day, firstDay, parseDay, yearOf } from '../time/date.ts';
import { instrumentsOf } from './link.ts';
import { endOfMonthAfter, lastDayOf, startOr } from './window.ts';

/** Days from which the answer to an assignment can be another one: limits that end, grants, elections, their deadlines. */
export const decisionDays = (law: Law, assignment: Assignment, place: string): readonly Day[] => {
  const { situation } = assignment;
  const start = startOr(assignment.start);
  const days: Day[] = [];
  const after = (text: string | null | undefined): void => {
    const day = text === null || text === undefined ? undefined : parseDay(text);
    if (day !== undefined) days.push(day + 1);
  };
  after(situation?.requests?.extensionGrantedUntil);
  const chosen = situation?.election?.madeOn;
  if (chosen !== undefined && chosen !== null) days.push(startOr(chosen));
  const home = law.countryOfPlace(assignment.homeCountry);
  for (const instrument of instrumentsOf(law.instruments, home, law.countryOfPlace(place))) {
    const clock = Math.max(start, startOr(instrument.inForce, firstDay));
    const firsts = [situation?.posting?.previous ?? []].flat().map((earlier) => startOr(earlier.start, clock));
    for (const test of instrument.rules.flatMap(({ tests }) => tests)) {
      if (test.test === 'expected-duration' || test.test === 'first-months')
        days.push(lastDayOf(clock, test.months) + 1);
      if (test.test === 'gap' && test.withinMonths !== undefined) {
        for (const first of firsts) days.push(lastDayOf(first, test.withinMonths) + 1);
      }
      if (test.test === 'election-open') days.push(endOfMonthAfter(start, test.withinMonths) + 1);
      if (test.test === 'elected' && test.inYear !== undefined) days.push(dayOf(yearOf(start) + test.inYear, 1, 1));
    }
  }
  return days;
};
