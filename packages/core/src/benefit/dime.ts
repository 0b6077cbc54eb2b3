import { type Day, dayOf } from '../time/date.ts';

const firstRoundedDown = 1982;

/** The formula gives the next lower dime from eligibility in 1983 on, the next higher before: 42 USC 415(a)(1)(A). */
export const formulaWay = (eligibilityYear: number): 'down' | 'up' =>
  eligibilityYear > firstRoundedDown ? 'down' : 'up';

/** An increase gives the next lower dime from June 1982 on, the next higher before: 42 USC 415(i)(2)(A)(ii). */
export const increaseWay = (from: Day): 'down' | 'up' => (from >= dayOf(firstRoundedDown, 6, 1) ? 'down' : 'up');
