import { type Day, parseDay } from '../time/date.ts';
import type { Instrument } from './shape-instrument.ts';

/** Days on which what the instruments say changes: entry into force, dated rules, dated effects. */
export const instrumentDays = (instrument: Instrument): readonly Day[] => {
  const days: Day[] = [];
  const begin = (text: string | null | undefined): void => {
    const day = text === null || text === undefined ? undefined : parseDay(text);
    if (day !== undefined) days.push(day);
  };
  const end = (text: string | null | undefined): void => {
    const day = text === null || text === undefined ? undefined : parseDay(text);
    if (day !== undefined) days.push(day + 1);
  };
  begin(instrument.inForce);
  end(instrument.endedOn);
  for (const member of Object.values(instrument.membership ?? {})) {
    begin(member.from);
    end(member.to);
  }
  for (const dated of [...instrument.rules, ...instrument.effects]) {
    begin(dated.from);
    end(dated.to);
  }
  return days;
};
